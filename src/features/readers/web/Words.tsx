import { useId } from 'react'

interface WordsProps<V extends string> {
  label: string
  /** The label stands above the words; else it is only for those who hear the page. */
  labelled?: boolean
  options: readonly { value: V; label: string }[]
  /** A form gives these two. */
  value?: V
  onChange?(value: V): void
}

/** One of a few words: a line of radio buttons that look like words. */
export function Words<V extends string>({ label, labelled, options, value, onChange }: WordsProps<V>) {
  const name = useId()
  return (
    <fieldset className="people-words">
      <legend className={labelled ? undefined : 'visually-hidden'}>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={option.value === value ? 'people-word chosen' : 'people-word'}>
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            checked={option.value === value}
            onChange={() => onChange?.(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
