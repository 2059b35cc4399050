import { Input } from 'antd'
import { type ReactNode, useId } from 'react'

interface TextFieldProps {
  name: string
  label: string
  value: string
  onChange(value: string): void
  fault?: string
  /** A quiet line under the field. */
  hint?: ReactNode
  /** More than one line: `text` goes on with Enter, `many` takes a line for each thing. */
  lines?: 'text' | 'many'
  placeholder?: string
  maxLength?: number
  /** How much of the row it takes. */
  span?: 'whole' | 'half' | 'third' | 'sixth'
  numeric?: boolean
  autoFocus?: boolean
  onBlur?(): void
}

/** A labelled field; what is wrong with it stands under it. */
export function TextField(props: TextFieldProps) {
  const { name, label, fault, hint, lines, span = 'half' } = props
  const id = useId()
  const shared = {
    id,
    name,
    value: props.value,
    placeholder: props.placeholder,
    maxLength: props.maxLength,
    autoFocus: props.autoFocus,
    autoComplete: 'off',
    status: fault ? ('error' as const) : undefined,
    'aria-invalid': fault ? true : undefined,
    'aria-describedby': fault || hint ? `${id}-note` : undefined,
    onBlur: props.onBlur,
  }
  return (
    <div className={`book-field span-${span}`}>
      <label htmlFor={id}>{label}</label>
      {lines ? (
        <Input.TextArea
          {...shared}
          data-lines={lines}
          autoSize={{ minRows: 2, maxRows: 8 }}
          onChange={(event) => props.onChange(event.target.value)}
        />
      ) : (
        <Input
          {...shared}
          inputMode={props.numeric ? 'numeric' : undefined}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
      {fault ? (
        <p id={`${id}-note`} className="field-fault" role="alert">
          {fault}
        </p>
      ) : (
        hint && (
          <p id={`${id}-note`} className="quiet">
            {hint}
          </p>
        )
      )}
    </div>
  )
}
