import './school.css'
import { Button, Checkbox } from 'antd'
import { useRef, useState } from 'react'
import { whoAmI } from '#features/accounts/contract.ts'
import { useRead } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { Empty, Page } from '#ui/staff/Page.tsx'
import { useKeys } from '#ui/staff/useKeys.ts'
import { useListState } from '#ui/staff/useListState.ts'
import { listClasses } from '../contract.ts'
import { ClassesList } from './ClassesList.tsx'
import { NewClassForm } from './NewClassForm.tsx'
import { PatternSelect } from './PatternSelect.tsx'

/** The classes of today by grade, and behind a word those that have left. */
export function ClassesPage() {
  const t = useT()
  const me = useRead(whoAmI)
  const { get, set } = useListState()
  const withLeft = get('left') === 'yes'
  const now = useRead(listClasses)
  const left = useRead(listClasses, withLeft ? { query: { left: 'yes' } } : undefined)
  const [adding, setAdding] = useState(false)
  const addButton = useRef<HTMLButtonElement>(null)
  const mayManage = me.data?.permissions.includes('school.manage') ?? false
  const add = () => setAdding(true)
  const close = () => {
    setAdding(false)
    addButton.current?.focus()
  }
  useKeys(mayManage ? { n: add } : {})
  return (
    <Page
      title={t('classes.title')}
      hint={t('classes.hint')}
      actions={
        mayManage && (
          <Button ref={addButton} type={adding ? 'default' : 'primary'} onClick={add}>
            {t('classes.add')} <kbd>n</kbd>
          </Button>
        )
      }
      filters={
        <>
          {mayManage && <PatternSelect />}
          <Checkbox
            checked={withLeft}
            onChange={(event) => set({ left: event.target.checked ? 'yes' : undefined })}
          >
            {t('classes.withLeft')}
          </Checkbox>
        </>
      }
    >
      {adding && <NewClassForm onClose={close} />}
      <Problem error={now.error ?? left.error} />
      <ClassesList
        classes={[...(now.data?.items ?? []), ...((withLeft && left.data?.items) || [])]}
        loading={now.isPending || (withLeft && left.isPending)}
        mayManage={mayManage}
        empty={
          <Empty action={mayManage && !adding && <Button onClick={add}>{t('classes.add')}</Button>}>
            {t(mayManage ? 'classes.none' : 'classes.noneOfMine')}
          </Empty>
        }
      />
    </Page>
  )
}
