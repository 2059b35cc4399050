import { Button, Input } from 'antd'
import { useCallback, useEffect, useId, useState } from 'react'
import { useT } from '#ui/language.tsx'
import { SearchBox } from '#ui/staff/SearchBox.tsx'

const PAUSE_MS = 250

interface AuditFiltersProps {
  query: { person?: string; thing?: string; from?: string; to?: string }
  onChange(changes: Record<string, string | undefined>): void
}

/** Person, thing, days: one line. */
export function AuditFilters({ query, onChange }: AuditFiltersProps) {
  const t = useT()
  const { person, thing, from, to } = query
  const byThing = useCallback((text: string) => onChange({ thing: text }), [onChange])
  const byPerson = useCallback((text: string) => onChange({ person: text }), [onChange])
  const isFiltered = Boolean(person || thing || from || to)
  return (
    <>
      <SearchBox value={thing ?? ''} label={t('audit.thing')} onSearch={byThing} />
      <PersonBox value={person ?? ''} onSearch={byPerson} />
      <DayBox label={t('audit.from')} value={from} max={to} onChange={(day) => onChange({ from: day })} />
      <DayBox label={t('audit.to')} value={to} min={from} onChange={(day) => onChange({ to: day })} />
      {isFiltered && (
        <Button
          type="text"
          onClick={() => onChange({ person: undefined, thing: undefined, from: undefined, to: undefined })}
        >
          {t('audit.clear')}
        </Button>
      )}
    </>
  )
}

interface DayBoxProps {
  label: string
  value?: string
  min?: string
  max?: string
  onChange(day: string): void
}

function DayBox({ label, value, min, max, onChange }: DayBoxProps) {
  const id = useId()
  return (
    <span className="audit-day">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        type="date"
        className="day-field"
        value={value ?? ''}
        min={min}
        max={max}
        onChange={(event) => onChange(event.target.value)}
      />
    </span>
  )
}

/** Like the search of the list, without its key: `/` can only lead to one of them. */
function PersonBox({ value, onSearch }: { value: string; onSearch(text: string): void }) {
  const t = useT()
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  useEffect(() => {
    if (text === value) return
    const timer = setTimeout(() => onSearch(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, value, onSearch])
  return (
    <Input
      className="audit-person"
      aria-label={t('audit.person')}
      placeholder={t('audit.person')}
      value={text}
      allowClear
      onChange={(event) => setText(event.target.value)}
    />
  )
}
