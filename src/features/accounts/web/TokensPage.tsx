import './accounts.css'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { paths } from '#platform/paths.ts'
import { useRead } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { Empty, Page } from '#ui/staff/Page.tsx'
import { useKeys } from '#ui/staff/useKeys.ts'
import { listSessions } from '../contract.ts'
import { NewTokenPane } from './NewTokenPane.tsx'
import { TokenPane } from './TokenPane.tsx'
import { TokensList } from './TokensList.tsx'

const PAGE_SIZE = 50

/** Programs that work with this library: each holds a token with no more rights than it needs. */
export function TokensPage() {
  const t = useT()
  const [page, setPage] = useState(1)
  /** Id of the token beside the list, or a new one. */
  const [shown, setShown] = useState<string>()
  const makeButton = useRef<HTMLButtonElement>(null)
  const tokens = useRead(
    listSessions,
    { query: { kind: 'program', page, size: PAGE_SIZE } },
    { keepPrevious: true },
  )
  const open = tokens.data?.items.find((each) => each.id === shown)
  const make = () => {
    makeButton.current?.focus()
    setShown('new')
  }
  const close = () => setShown(undefined)
  useKeys({ n: make })
  return (
    <Page
      title={t('tokens.title')}
      hint={
        <>
          {t('tokens.hint')}{' '}
          <a className="underlined" href={paths.apiDocs()}>
            {t('tokens.docs')}
          </a>
        </>
      }
      actions={
        <Button ref={makeButton} type={shown === 'new' ? 'default' : 'primary'} onClick={make}>
          {t('tokens.make')} <kbd>n</kbd>
        </Button>
      }
    >
      <Problem error={tokens.error} />
      <div className={shown === 'new' || open ? 'split with-thing' : 'split'}>
        <TokensList
          tokens={tokens.data}
          page={page}
          size={PAGE_SIZE}
          loading={tokens.isFetching}
          openId={open?.id}
          onOpen={(token) => setShown(token.id)}
          onPage={setPage}
          empty={
            <Empty action={<Button onClick={make}>{t('tokens.make')}</Button>}>{t('tokens.none')}</Empty>
          }
        />
        {shown === 'new' && <NewTokenPane onClose={close} />}
        {open && <TokenPane key={open.id} token={open} onClose={close} />}
      </div>
    </Page>
  )
}
