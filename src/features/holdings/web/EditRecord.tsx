import { Button, Drawer } from 'antd'
import { useRef, useState } from 'react'
import { changeTitle, getTitle, search, type TitleDetail } from '#features/catalogue/contract.ts'
import { useWrite } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { focusFault, formKeys } from './formKeys.ts'
import { CommonFields, RareFields } from './RecordFields.tsx'
import { draftOf, type Faults, type RecordField, readRecord } from './recordDraft.ts'
import { refusedAt } from './refusals.ts'

interface EditRecordProps {
  title: TitleDetail
  open: boolean
  onClose(): void
}

/** The whole record to change. Esc closes it while nothing is typed; what was typed is not lost by a slip. */
export function EditRecord({ title, open, onClose }: EditRecordProps) {
  const t = useT()
  return (
    <Drawer
      open={open}
      onClose={onClose}
      title={t('books.changeRecordOf', { title: title.title })}
      size={640}
      keyboard={false}
      mask={{ closable: false }}
      destroyOnHidden
    >
      <RecordForm title={title} onClose={onClose} />
    </Drawer>
  )
}

function RecordForm({ title, onClose }: Omit<EditRecordProps, 'open'>) {
  const t = useT()
  const form = useRef<HTMLFormElement>(null)
  const [draft, setDraft] = useState(() => draftOf(title))
  const [faults, setFaults] = useState<Faults>({})
  const change = useWrite(changeTitle, { refresh: [getTitle, search], onDone: onClose })
  const before = draftOf(title)
  const untouched = Object.entries(before).every(([field, value]) => draft[field as RecordField] === value)
  const refused = refusedAt(change.error, Object.keys(draft))
  const save = () => {
    const { record, faults: found } = readRecord(draft, t, title)
    setFaults(found)
    if (Object.keys(found).length > 0) return focusFault(form.current, found)
    if (!change.isPending) change.mutate({ params: { id: title.id }, body: record })
  }
  const fields = {
    draft,
    faults: { ...faults, ...refused },
    onChange: (field: RecordField, value: string) => {
      setDraft({ ...draft, [field]: value })
      setFaults({ ...faults, [field]: undefined })
      change.reset()
    },
  }
  return (
    <form
      ref={form}
      className="book-form"
      onKeyDownCapture={formKeys({ save })}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && untouched) onClose()
      }}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <CommonFields {...fields} />
      <RareFields {...fields} />
      {!refused && <Problem error={change.error} />}
      <div className="form-actions">
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t('action.save')}
        </Button>
        <Button type="text" onClick={onClose}>
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  )
}
