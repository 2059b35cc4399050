import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useT } from '#ui/language.tsx'
import type { Calendar } from '../contract.ts'
import { NewTermForm } from './NewTermForm.tsx'

interface TermsPartProps {
  terms: Calendar['terms']
  today: string
  mayManage: boolean
}

/** The terms, newest first; the one of today is named. */
export function TermsPart({ terms, today, mayManage }: TermsPartProps) {
  const t = useT()
  const [adding, setAdding] = useState(false)
  const addButton = useRef<HTMLButtonElement>(null)
  const wasAdding = useRef(false)
  useEffect(() => {
    if (wasAdding.current && !adding) addButton.current?.focus()
    wasAdding.current = adding
  }, [adding])
  const current = terms.find((each) => each.startsOn <= today && (!each.endsOn || today <= each.endsOn))
  return (
    <section className="calendar-part">
      <h2>{t('calendar.terms')}</h2>
      <p className="quiet">{t('calendar.termsWhy')}</p>
      <ul className="calendar-lines">
        {terms.map((term) => (
          <li key={term.id}>
            <span className="calendar-days">
              {term.startsOn} – {term.endsOn ?? t('calendar.open')}
            </span>
            <span className="calendar-what">
              {term.name} {term.id === current?.id && <span className="tag good">{t('calendar.now')}</span>}
            </span>
          </li>
        ))}
      </ul>
      {mayManage &&
        (adding ? (
          <NewTermForm onClose={() => setAdding(false)} />
        ) : (
          <Button ref={addButton} onClick={() => setAdding(true)}>
            {t('calendar.addTerm')}
          </Button>
        ))}
    </section>
  )
}
