import './accounts.css'
import { Button } from 'antd'
import { useCallback, useRef, useState } from 'react'
import { useRead } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { Empty, Page } from '#ui/staff/Page.tsx'
import { SearchBox } from '#ui/staff/SearchBox.tsx'
import { useKeys } from '#ui/staff/useKeys.ts'
import { useListState } from '#ui/staff/useListState.ts'
import { listAccounts, whoAmI } from '../contract.ts'
import { ROLES } from '../roles.ts'
import { AccountPane } from './AccountPane.tsx'
import { AccountsList, PAGE_SIZE } from './AccountsList.tsx'
import { NewAccountPane } from './NewAccountPane.tsx'
import { RoleWords } from './RoleWords.tsx'

/** Who may use the program, and as what. A leader reads only. */
export function AccountsPage() {
  const t = useT()
  const me = useRead(whoAmI)
  const { q, page, get, set } = useListState()
  const role = ROLES.find((each) => each === get('role'))
  const query = { q: q || undefined, role, page, size: PAGE_SIZE }
  const accounts = useRead(listAccounts, { query }, { keepPrevious: true })
  /** Id of the account beside the list, or a new one. */
  const [shown, setShown] = useState<string>()
  const mayManage = me.data?.permissions.includes('accounts.manage') ?? false
  const search = useCallback((text: string) => set({ q: text }), [set])
  const open = accounts.data?.items.find((each) => each.id === shown)
  const addButton = useRef<HTMLButtonElement>(null)
  const add = () => {
    addButton.current?.focus()
    setShown('new')
  }
  const close = () => setShown(undefined)
  useKeys(mayManage ? { n: add } : {})
  const actions = mayManage && (
    <Button ref={addButton} type={shown === 'new' || open ? 'default' : 'primary'} onClick={add}>
      {t('accounts.add')} <kbd>n</kbd>
    </Button>
  )
  return (
    <Page
      title={t('accounts.title')}
      hint={t(mayManage ? 'accounts.hint' : 'accounts.readOnly')}
      actions={actions}
      filters={
        <>
          <SearchBox value={q} label={t('accounts.search')} onSearch={search} />
          <RoleWords value={role} onChange={(next) => set({ role: next })} />
        </>
      }
    >
      <Problem error={accounts.error} />
      <div className={shown === 'new' || open ? 'split with-thing' : 'split'}>
        <AccountsList
          query={query}
          accounts={accounts.data}
          loading={accounts.isFetching}
          openId={open?.id}
          onPage={(next) => set({ page: String(next) })}
          onOpen={(account) => setShown(account.id)}
          empty={<Empty>{t('accounts.noneFound')}</Empty>}
        />
        {shown === 'new' && (
          <NewAccountPane
            onClose={close}
            onAdded={(account) => {
              set({ q: undefined, role: undefined })
              setShown(account.id)
            }}
          />
        )}
        {open && (
          <AccountPane
            key={open.id}
            account={open}
            mayManage={mayManage}
            isSelf={open.id === me.data?.id}
            onClose={close}
          />
        )}
      </div>
    </Page>
  )
}
