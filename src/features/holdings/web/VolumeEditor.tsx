import { Button } from 'antd'
import { useId, useRef, useState } from 'react'
import { getTitle, search } from '#features/catalogue/contract.ts'
import { readPrice } from '#features/catalogue/rules.ts'
import { useWrite } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { changeVolume } from '../contract.ts'
import { VOLUME_MOVES, type VolumeState, volumeMoveRefusal } from '../rules.ts'
import { focusFault, formKeys } from './formKeys.ts'
import type { Faults } from './recordDraft.ts'
import { refusedAt } from './refusals.ts'
import { TextField } from './TextField.tsx'
import type { Volume } from './VolumeList.tsx'

const STALE = [getTitle, search]

interface VolumeEditorProps {
  volume: Volume
  onSaved(): void
  /** After a change of state, whose button is gone. */
  onMoved(): void
}

/** One volume to change: where it stands, and its state. */
export function VolumeEditor({ volume, onSaved, onMoved }: VolumeEditorProps) {
  return (
    <div className="volume-editor">
      <PlaceForm volume={volume} onSaved={onSaved} />
      <Moves volume={volume} onMoved={onMoved} />
    </div>
  )
}

function PlaceForm({ volume, onSaved }: { volume: Volume; onSaved(): void }) {
  const t = useT()
  const form = useRef<HTMLFormElement>(null)
  const [draft, setDraft] = useState({
    callNumber: volume.callNumber ?? '',
    location: volume.location ?? '',
    price: '',
  })
  const [faults, setFaults] = useState<Faults>({})
  const change = useWrite(changeVolume, { refresh: STALE, onDone: onSaved })
  const refused = refusedAt(change.error, Object.keys(draft))
  const save = () => {
    const priceFen = draft.price ? readPrice(draft.price) : undefined
    const found: Faults = draft.price && priceFen === undefined ? { price: t('books.fault.price') } : {}
    setFaults(found)
    if (found.price) return focusFault(form.current, found)
    const { callNumber, location } = draft
    if (!change.isPending)
      change.mutate({ params: { barcode: volume.barcode }, body: { callNumber, location, priceFen } })
  }
  const at = (name: keyof typeof draft) => ({
    name,
    span: 'third' as const,
    value: draft[name],
    fault: faults[name] ?? refused?.[name],
    onChange: (value: string) => setDraft({ ...draft, [name]: value }),
  })
  return (
    <form
      ref={form}
      onKeyDownCapture={formKeys({ save })}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <div className="book-fields">
        <TextField {...at('callNumber')} label={t('books.field.callNumber')} maxLength={60} autoFocus />
        <TextField {...at('location')} label={t('books.field.location')} maxLength={60} />
        <TextField {...at('price')} label={t('books.field.volumePrice')} placeholder={t('books.priceKept')} />
      </div>
      {!refused && <Problem error={change.error} />}
      <Button htmlType="submit" color="primary" variant="outlined" loading={change.isPending}>
        {t('books.saveVolume')}
      </Button>
    </form>
  )
}

/** The states this volume may go to; one that is out first comes back, and says so. */
function Moves({ volume, onMoved }: { volume: Volume; onMoved(): void }) {
  const t = useT()
  const reasonId = useId()
  const move = useWrite(changeVolume, { refresh: STALE, onDone: onMoved })
  const onLoan = volume.state === 'on_loan'
  const from: VolumeState = volume.state === 'on_loan' ? 'available' : volume.state
  const targets = VOLUME_MOVES[from]
  const refusal = targets.map((to) => volumeMoveRefusal(from, to, onLoan)).find(Boolean)
  if (targets.length === 0) return <p className="quiet">{t('books.withdrawnClosed')}</p>
  return (
    <fieldset className="moves">
      <legend>{t('books.moves')}</legend>
      <div className="form-actions">
        {targets.map((to) => (
          <Button
            key={to}
            danger={to === 'withdrawn'}
            disabled={volumeMoveRefusal(from, to, onLoan) !== undefined}
            loading={move.isPending && move.variables?.body?.state === to}
            aria-describedby={reasonId}
            onClick={() => move.mutate({ params: { barcode: volume.barcode }, body: { state: to } })}
          >
            {t(`books.move.${to}`)}
          </Button>
        ))}
      </div>
      <p id={reasonId} className="quiet">
        {t(refusal ? `refusal.${refusal}` : 'books.withdrawFinal')}
      </p>
      <Problem error={move.error} />
    </fieldset>
  )
}
