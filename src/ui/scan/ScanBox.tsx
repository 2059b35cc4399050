import { type RefObject, useEffect, useRef } from 'react'
import { ScanReader } from './scanReader.ts'

interface ScanBoxProps {
  label: string
  placeholder: string
  /** What was scanned or typed and ended with Enter; '' for Enter in the empty box. */
  onEnter(text: string): void
  /** Every change of what stands in the box, for finding while one types. */
  onType?(text: string): void
  onEscape?(): void
  onDown?(): void
  box?: RefObject<HTMLInputElement | null>
}

/**
 * The box that always has the focus. A scan arrives whole wherever the focus is and whatever input method is on:
 * its keys are read by their place, and the field they went into is put back as it was.
 * The value is never held by React: a scanner is faster than a render.
 */
export function ScanBox({ label, placeholder, onEnter, onType, onEscape, onDown, box }: ScanBoxProps) {
  const own = useRef<HTMLInputElement>(null)
  const input = box ?? own
  const enter = useRef(onEnter)
  enter.current = onEnter
  useEffect(() => readScans((text) => enter.current(text), input), [input])
  useEffect(() => keepFocus(input), [input])
  const take = (element: HTMLInputElement) => {
    const text = element.value.normalize('NFKC').trim()
    element.value = ''
    onType?.('')
    onEnter(text)
  }
  return (
    <input
      ref={input}
      className="scan-box"
      aria-label={label}
      placeholder={placeholder}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      enterKeyHint="done"
      onInput={(event) => onType?.(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') take(event.currentTarget)
        else if (event.key === 'Escape') {
          event.currentTarget.value = ''
          onType?.('')
          onEscape?.()
        } else if (event.key === 'ArrowDown') onDown?.()
        else return
        event.preventDefault()
      }}
    />
  )
}

interface Snapshot {
  field: HTMLInputElement | HTMLTextAreaElement
  value: string
}

function readScans(onScan: (text: string) => void, box: RefObject<HTMLInputElement | null>): () => void {
  const reader = new ScanReader()
  let before: Snapshot | undefined
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const reading = reader.feed({ code: event.code, key: event.key, at: event.timeStamp })
    if (reading.kind === 'begin') before = snapshotOf(event.target)
    if (reading.kind !== 'scan') return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (before) putBack(before)
    endComposition(box.current)
    box.current?.focus()
    onScan(reading.text)
  }
  window.addEventListener('keydown', onKey, { capture: true })
  return () => window.removeEventListener('keydown', onKey, { capture: true })
}

function snapshotOf(target: EventTarget | null): Snapshot | undefined {
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
  return isField ? { field: target, value: target.value } : undefined
}

/** Through the prototype's setter, so that a field held by React takes it too. */
function putBack({ field, value }: Snapshot): void {
  if (field.value === value) return
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, value)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

/** An input method still holding letters of the scan lets go of them when the box loses the focus for a moment. */
function endComposition(box: HTMLInputElement | null): void {
  if (!box || document.activeElement !== box) return
  box.blur()
  box.value = ''
  box.focus()
}

/** The focus comes back by itself when it would be nowhere; other fields, buttons and lists keep it while used. */
function keepFocus(input: RefObject<HTMLInputElement | null>): () => void {
  const focus = () => {
    if (document.activeElement === document.body || document.activeElement === null) input.current?.focus()
  }
  const soon = () => setTimeout(focus, 0)
  focus()
  window.addEventListener('focus', soon)
  document.addEventListener('focusout', soon)
  document.addEventListener('pointerup', soon)
  return () => {
    window.removeEventListener('focus', soon)
    document.removeEventListener('focusout', soon)
    document.removeEventListener('pointerup', soon)
  }
}
