import { Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { useWrite } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { getReader, issueCard, listReaders } from '../contract.ts'

interface IssueCardFormProps {
  readerId: string
  /** Number of the card that stops being good with the new one. */
  replaces?: string
  onDone(): void
}

/** A new card: the number is typed or scanned when the card is printed already, else allotted. */
export function IssueCardForm({ readerId, replaces, onDone }: IssueCardFormProps) {
  const t = useT()
  const inputId = useId()
  const [number, setNumber] = useState('')
  const issue = useWrite(issueCard, { refresh: [getReader, listReaders], onDone })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    issue.mutate({ params: { id: readerId }, body: { number: number.trim() || null } })
  }
  return (
    <form className="people-inline-form" onSubmit={submit}>
      <label htmlFor={inputId}>
        {t('people.card.newNumber')} <span className="quiet">{t('people.card.allotted')}</span>
      </label>
      <Input
        id={inputId}
        autoFocus
        maxLength={40}
        value={number}
        onChange={(event) => setNumber(event.target.value)}
      />
      {replaces && <p className="quiet">{t('people.card.replaces', { card: replaces })}</p>}
      <Problem error={issue.error} />
      <div className="people-inline-buttons">
        <Button htmlType="submit" loading={issue.isPending}>
          {t(replaces ? 'people.card.replaceNow' : 'people.card.issueNow')}
        </Button>
        <Button type="text" onClick={onDone}>
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  )
}
