import type { KeyboardEvent } from 'react'

const FIELDS = 'input:not([type="radio"]:not(:checked)), textarea, button[type="submit"]'

function fieldsOf(form: HTMLElement): HTMLElement[] {
  return [...form.querySelectorAll<HTMLInputElement>(FIELDS)].filter((field) => !field.disabled)
}

/** Brings the cursor to a field by its name. */
export function focusField(form: HTMLElement | null, name: string): void {
  form?.querySelector<HTMLElement>(`[name="${name}"]`)?.focus()
}

/** Brings the cursor to the first field with a fault, in the order they stand. */
export function focusFault(form: HTMLElement | null, faults: object): void {
  if (!form) return
  const names = Object.keys(faults)
  fieldsOf(form)
    .find((field) => names.includes(field.getAttribute('name') ?? ''))
    ?.focus()
}

export function focusNext(form: HTMLElement | null, name: string): void {
  if (!form) return
  const fields = fieldsOf(form)
  const at = fields.findIndex((field) => field.getAttribute('name') === name)
  fields[at + 1]?.focus()
}

interface FormKeys {
  save(): void
  /** What Enter does in a field by its name, instead of going to the next one. */
  onEnter?: Record<string, () => void>
}

/** A form for the keyboard alone: Enter goes to the next field, Ctrl+Enter saves. For `onKeyDownCapture`. */
export function formKeys({ save, onEnter = {} }: FormKeys) {
  return (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    const { target } = event
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault()
      event.stopPropagation()
      save()
    } else if (isField(target) && !keepsEnter(target, event.shiftKey)) {
      event.preventDefault()
      event.stopPropagation()
      const own = onEnter[target.name]
      if (own) own()
      else focusAfter(event.currentTarget, target)
    }
  }
}

function isField(target: EventTarget): target is HTMLInputElement | HTMLTextAreaElement {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}

/** An open list chooses; Shift+Enter breaks a line; a list of lines goes on until an empty one. */
function keepsEnter(field: HTMLInputElement | HTMLTextAreaElement, shift: boolean): boolean {
  if (field.getAttribute('aria-expanded') === 'true') return true
  if (!(field instanceof HTMLTextAreaElement)) return false
  if (shift) return true
  const line = field.value.slice(0, field.selectionStart).split('\n').at(-1) ?? ''
  return field.dataset.lines === 'many' && line.trim() !== ''
}

function focusAfter(form: HTMLElement, field: HTMLElement): void {
  const fields = fieldsOf(form)
  fields[fields.indexOf(field) + 1]?.focus()
}
