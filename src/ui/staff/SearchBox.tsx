import { Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useT } from '../language.tsx'
import { useKeys } from './useKeys.ts'

const PAUSE_MS = 250

interface SearchBoxProps {
  value: string
  label: string
  onSearch(text: string): void
}

/** The search of a list: `/` brings the cursor here, it answers while one types, Esc empties it. */
export function SearchBox({ value, label, onSearch }: SearchBoxProps) {
  const t = useT()
  const input = useRef<InputRef>(null)
  const [text, setText] = useState(value)
  useKeys({ '/': () => input.current?.focus({ cursor: 'all' }) })
  useEffect(() => setText(value), [value])
  useEffect(() => {
    if (text === value) return
    const timer = setTimeout(() => onSearch(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, value, onSearch])
  return (
    <Input
      ref={input}
      className="search-box"
      aria-label={label}
      placeholder={`${label}  ${t('list.slash')}`}
      value={text}
      allowClear
      onChange={(event) => setText(event.target.value)}
      onPressEnter={() => onSearch(text)}
      onKeyDown={(event) => event.key === 'Escape' && setText('')}
    />
  )
}
