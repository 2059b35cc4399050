import { Select } from 'antd'
import { useEffect, useState } from 'react'
import { listReaders } from '#features/readers/contract.ts'
import { useRead } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'

const PAUSE_MS = 250
const FOUND = 20

interface ReaderSelectProps {
  id?: string
  value?: string
  onChange?(readerId: string | undefined): void
}

/** A reader found by name, pinyin or card number while one types. */
export function ReaderSelect({ id, value, onChange }: ReaderSelectProps) {
  const t = useT()
  const [typed, setTyped] = useState('')
  const [q, setQ] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed])
  const found = useRead(listReaders, q ? { query: { q, size: FOUND } } : undefined, { keepPrevious: true })
  return (
    <Select
      id={id}
      value={value}
      allowClear
      placeholder={t('accounts.findReader')}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      notFoundContent={q && !found.isFetching ? t('accounts.noReader') : null}
      options={found.data?.items.map((reader) => ({
        value: reader.id,
        label: [reader.name, reader.className ?? t(`reader.kind.${reader.kind}`), reader.card]
          .filter(Boolean)
          .join(' · '),
      }))}
      onChange={onChange}
    />
  )
}
