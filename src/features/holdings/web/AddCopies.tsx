import { Button } from 'antd'
import { useRef, useState } from 'react'
import { getTitle, search, type TitleDetail } from '#features/catalogue/contract.ts'
import { useWrite } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { addVolumes, nextNumbers } from '../contract.ts'
import { CopiesFields } from './CopiesFields.tsx'
import { oneCopy, readCopies, rememberLocation } from './copiesDraft.ts'
import { focusFault, formKeys } from './formKeys.ts'
import type { Faults } from './recordDraft.ts'
import { refusedAt } from './refusals.ts'

export interface Added {
  title: TitleDetail
  /** Of the copies that came in now. */
  barcodes: string[]
}

interface AddCopiesProps {
  title: TitleDetail
  cancelLabel: string
  /** The one thing on the page: then its button is the primary one. */
  alone?: boolean
  onAdded(added: Added): void
  onCancel(): void
}

/** More copies of a title that is held; the call number of its sisters stands there already. */
export function AddCopies({ title, cancelLabel, alone, onAdded, onCancel }: AddCopiesProps) {
  const t = useT()
  const form = useRef<HTMLFormElement>(null)
  const [draft, setDraft] = useState(() => ({ ...oneCopy(), callNumber: title.volumes[0]?.callNumber ?? '' }))
  const [faults, setFaults] = useState<Faults>({})
  const add = useWrite(addVolumes, {
    refresh: [search, getTitle, nextNumbers],
    onDone: (after) => {
      rememberLocation(draft.location)
      const known = new Set(title.volumes.map((volume) => volume.id))
      const fresh = after.volumes.filter((volume) => !known.has(volume.id))
      onAdded({ title: after, barcodes: fresh.map((volume) => volume.barcode) })
    },
  })
  const refused = refusedAt(add.error, Object.keys(draft))
  const save = () => {
    const { copies, faults: found } = readCopies(draft, t)
    setFaults(found)
    if (Object.keys(found).length > 0) return focusFault(form.current, found)
    if (!add.isPending) add.mutate({ params: { id: title.id }, body: copies })
  }
  return (
    <form
      ref={form}
      className="book-form"
      aria-label={t('books.addCopiesTo', { title: title.title })}
      onKeyDownCapture={formKeys({ save })}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onCancel()
      }}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <CopiesFields
        draft={draft}
        faults={{ ...faults, ...refused }}
        withPrice
        autoFocus
        onChange={(changes) => {
          setDraft({ ...draft, ...changes })
          setFaults({})
          add.reset()
        }}
      />
      {!refused && <Problem error={add.error} />}
      <div className="form-actions">
        <Button
          htmlType="submit"
          color="primary"
          variant={alone ? 'solid' : 'outlined'}
          loading={add.isPending}
        >
          {t('books.saveCopies')}
        </Button>
        <Button type="text" onClick={onCancel}>
          {cancelLabel}
        </Button>
      </div>
    </form>
  )
}
