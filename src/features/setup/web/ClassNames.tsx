import { Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { GRADES } from '#features/school/rules.ts'
import { useT } from '#ui/language.tsx'
import { exampleName, type PlannedClass } from './draft.ts'

interface ClassNamesProps {
  planned: PlannedClass[]
  pattern: string
  onName(key: string, name: string): void
}

/** Every class as it will be called; pressing a name gives the class one of its own. */
export function ClassNames({ planned, pattern, onName }: ClassNamesProps) {
  const t = useT()
  return (
    <section className="setup-part">
      <h3 aria-live="polite">{t('setup.classes.preview', { count: planned.length })}</h3>
      <p className="quiet">{t(planned.length > 0 ? 'setup.classes.rename' : 'setup.classes.needed')}</p>
      {GRADES.map((grade) => {
        const ofGrade = planned.filter((each) => each.grade === grade)
        return (
          ofGrade.length > 0 && (
            <ul key={grade} className="setup-names" aria-label={t(`grade.${grade}`)}>
              {ofGrade.map((each) => (
                <li key={each.key}>
                  <ClassNameField
                    planned={each}
                    pattern={pattern}
                    onName={(name) => onName(each.key, name)}
                  />
                </li>
              ))}
            </ul>
          )
        )
      })}
    </section>
  )
}

interface ClassNameFieldProps {
  planned: PlannedClass
  pattern: string
  onName(name: string): void
}

function ClassNameField({ planned, pattern, onName }: ClassNameFieldProps) {
  const t = useT()
  const [text, setText] = useState<string>()
  const button = useRef<HTMLButtonElement>(null)
  const fromKeys = useRef(false)
  useEffect(() => {
    if (text === undefined && fromKeys.current) button.current?.focus()
    fromKeys.current = false
  }, [text])
  const usual = exampleName(pattern, planned.grade, planned.number)
  const done = (keep: boolean) => {
    if (keep && text !== undefined) onName(text)
    setText(undefined)
  }
  if (text === undefined) {
    return (
      <button
        ref={button}
        type="button"
        className="setup-name"
        data-own={planned.ownName !== null || undefined}
        aria-label={t('setup.classes.renameOne', { name: planned.name })}
        onClick={() => setText(planned.ownName ?? '')}
      >
        {planned.name}
      </button>
    )
  }
  return (
    <Input
      autoFocus
      className="setup-name-input"
      aria-label={t('setup.classes.ownNameOf', { name: usual })}
      placeholder={usual}
      maxLength={20}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => done(true)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
        event.preventDefault()
        fromKeys.current = true
        done(event.key === 'Enter')
      }}
    />
  )
}
