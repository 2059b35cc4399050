import { type ReactNode, type Ref, useId } from 'react'

interface SecretFieldProps {
  label: string
  autoComplete: 'current-password' | 'new-password'
  value: string
  onChange(value: string): void
  hint?: string
  problem?: ReactNode
  input?: Ref<HTMLInputElement>
}

/** A password on a public page, with its hint and its problem said by a screen reader too. */
export function SecretField({
  label,
  autoComplete,
  value,
  onChange,
  hint,
  problem,
  input,
}: SecretFieldProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        ref={input}
        type="password"
        required
        maxLength={200}
        autoComplete={autoComplete}
        aria-describedby={`${id}-say`}
        aria-invalid={problem ? true : undefined}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <div id={`${id}-say`}>
        {problem ? (
          <p role="alert" className="field-problem">
            {problem}
          </p>
        ) : (
          hint && <p className="quiet">{hint}</p>
        )}
      </div>
    </div>
  )
}
