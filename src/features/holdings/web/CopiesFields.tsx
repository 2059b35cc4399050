import { Radio } from 'antd'
import { useId } from 'react'
import { useRead } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { nextNumbers } from '../contract.ts'
import { VOLUME_SOURCES } from '../rules.ts'
import { type CopiesDraft, readCount } from './copiesDraft.ts'
import type { Faults } from './recordDraft.ts'
import { TextField } from './TextField.tsx'

interface CopiesFieldsProps {
  draft: CopiesDraft
  faults: Faults
  onChange(changes: Partial<CopiesDraft>): void
  /** With a price of their own: for copies of a title that has its record already. */
  withPrice?: boolean
  autoFocus?: boolean
}

/** n copies in one go: how many, where they stand, which numbers they get. */
export function CopiesFields({ draft, faults, onChange, withPrice, autoFocus }: CopiesFieldsProps) {
  const t = useT()
  return (
    <div className="book-fields">
      <TextField
        name="count"
        label={t('books.field.count')}
        span="third"
        numeric
        autoFocus={autoFocus}
        value={draft.count}
        fault={faults.count}
        onChange={(count) => onChange({ count })}
      />
      <TextField
        name="callNumber"
        label={t('books.field.callNumber')}
        span="third"
        maxLength={60}
        value={draft.callNumber}
        fault={faults.callNumber}
        hint={t('books.callNumberHint')}
        onChange={(callNumber) => onChange({ callNumber })}
      />
      <TextField
        name="location"
        label={t('books.field.location')}
        span="third"
        maxLength={60}
        value={draft.location}
        fault={faults.location}
        onChange={(location) => onChange({ location })}
      />
      {withPrice && (
        <TextField
          name="volumePrice"
          label={t('books.field.volumePrice')}
          span="third"
          value={draft.price}
          fault={faults.volumePrice}
          hint={t('books.copyPriceHint')}
          onChange={(price) => onChange({ price })}
        />
      )}
      <TextField
        name="acquiredOn"
        label={t('books.field.acquiredOn')}
        span="third"
        numeric
        maxLength={10}
        hint={t('books.acquiredOnHint')}
        value={draft.acquiredOn}
        fault={faults.acquiredOn}
        onChange={(acquiredOn) => onChange({ acquiredOn })}
      />
      <SourceField draft={draft} onChange={onChange} />
      <TextField
        name="barcodes"
        label={t('books.field.barcodes')}
        span="whole"
        lines="many"
        value={draft.barcodes}
        fault={faults.barcodes}
        hint={<NumbersProposed count={readCount(draft.count) ?? 1} />}
        onChange={(barcodes) => onChange({ barcodes })}
      />
    </div>
  )
}

/** The accession numbers that come next; they are taken for good when the copies are saved. */
function NumbersProposed({ count }: { count: number }) {
  const t = useT()
  const next = useRead(nextNumbers)
  const number = next.data?.accessionNo
  if (!number) return t('books.barcodesHint')
  const last = String(Number(number) + count - 1).padStart(number.length, '0')
  return (
    <>
      {count > 1 ? t('books.nextNumbers', { number, last }) : t('books.nextNumber', { number })}
      {' · '}
      {t('books.barcodesHint')}
    </>
  )
}

function SourceField({ draft, onChange }: Pick<CopiesFieldsProps, 'draft' | 'onChange'>) {
  const t = useT()
  const id = useId()
  return (
    <div className="book-field span-half">
      <span id={id}>{t('books.field.source')}</span>
      <Radio.Group
        name="source"
        aria-labelledby={id}
        optionType="button"
        value={draft.source}
        options={VOLUME_SOURCES.map((source) => ({ value: source, label: t(`volume.source.${source}`) }))}
        onChange={(event) => onChange({ source: event.target.value })}
      />
    </div>
  )
}
