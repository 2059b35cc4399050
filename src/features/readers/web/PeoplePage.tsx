import './people.css'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useLocation, useNavigate, useParams } from 'react-router'
import { whoAmI } from '#features/accounts/contract.ts'
import { paths } from '#platform/paths.ts'
import { useRead } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Page } from '#ui/staff/Page.tsx'
import { useKeys } from '#ui/staff/useKeys.ts'
import { AddReaderPane } from './AddReaderPane.tsx'
import { PeopleFilters } from './PeopleFilters.tsx'
import { PeopleList } from './PeopleList.tsx'
import { ReaderPane } from './ReaderPane.tsx'

/** Which form the right side holds; while one is open, its own button is the primary one. */
type OpenForm = 'add' | 'edit' | undefined

/** Readers: the list left, the open reader right; the address says which reader and which filters. */
export function PeoplePage() {
  const t = useT()
  const navigate = useNavigate()
  const { search } = useLocation()
  const { id } = useParams()
  const addButton = useRef<HTMLButtonElement>(null)
  const me = useRead(whoAmI)
  const [form, setForm] = useState<OpenForm>()
  const can = (word: string) => me.data?.permissions.includes(word) ?? false
  const mayManage = can('readers.manage')
  const open = (readerId: string) => {
    setForm(undefined)
    navigate({ pathname: paths.person(readerId), search })
  }
  const close = () => {
    setForm(undefined)
    if (id && form !== 'add') navigate({ pathname: paths.people(), search })
    const row = document.querySelector<HTMLElement>(`[data-row-key="${id}"]`)
    ;(row ?? addButton.current)?.focus()
  }
  const add = () => mayManage && setForm('add')
  useKeys({ n: add, Escape: close })
  return (
    <Page
      title={t('people.title')}
      hint={t('people.hint')}
      filters={<PeopleFilters />}
      actions={
        <>
          {can('imports.run') && (
            <Button onClick={() => navigate(paths.importPeople())}>{t('people.import')}</Button>
          )}
          {mayManage && (
            <Button ref={addButton} type={form ? 'default' : 'primary'} onClick={add}>
              {t('people.add')}
            </Button>
          )}
        </>
      }
    >
      <div className={id || form ? 'split with-thing' : 'split'}>
        <PeopleList openId={id} mayImport={can('imports.run')} onOpen={open} />
        {form === 'add' && <AddReaderPane onAdded={open} onClose={close} />}
        {id && form !== 'add' && (
          <ReaderPane
            key={id}
            readerId={id}
            mayManage={mayManage}
            mayReadHistory={can('circulation.history')}
            editing={form === 'edit'}
            onEdit={(editing) => setForm(editing ? 'edit' : undefined)}
            onClose={close}
          />
        )}
      </div>
    </Page>
  )
}
