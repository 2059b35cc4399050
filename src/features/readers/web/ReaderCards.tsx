import { Button } from 'antd'
import { useState } from 'react'
import { useWrite } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { changeCard, getReader, listReaders, type ReaderCard, type ReaderDetail } from '../contract.ts'
import { mayMoveCard } from '../rules.ts'
import { CardTag } from './CardTag.tsx'
import { IssueCardForm } from './IssueCardForm.tsx'
import { useFocusBack } from './useFocusBack.ts'

/** The cards of a reader, the one in use first; what may be done with each comes from the table of moves. */
export function ReaderCards({ reader, mayManage }: { reader: ReaderDetail; mayManage: boolean }) {
  const t = useT()
  const [issuing, setIssuing] = useState(false)
  const issueButton = useFocusBack(issuing)
  const current = reader.cards.find((card) => mayMoveCard(card.state, 'replaced'))
  return (
    <section className="people-part">
      <h3>{t('people.cards')}</h3>
      <ul className="people-lines">
        {reader.cards.map((card) => (
          <CardLine key={card.id} card={card} mayManage={mayManage} />
        ))}
      </ul>
      {mayManage && !issuing && (
        <Button ref={issueButton} size="small" className="no-print" onClick={() => setIssuing(true)}>
          {t(current ? 'people.card.replace' : 'people.card.issue')}
        </Button>
      )}
      {issuing && (
        <IssueCardForm readerId={reader.id} replaces={current?.number} onDone={() => setIssuing(false)} />
      )}
    </section>
  )
}

function CardLine({ card, mayManage }: { card: ReaderCard; mayManage: boolean }) {
  const t = useT()
  const change = useWrite(changeCard, { refresh: [getReader, listReaders] })
  const to = (['lost', 'active'] as const).find((state) => mayMoveCard(card.state, state))
  return (
    <li>
      <span className="people-card-number">{card.number}</span>
      <CardTag state={card.state} />
      <span className="quiet">
        {card.issuedOn} – {card.endedOn ?? t('people.untilNow')}
      </span>
      {mayManage && to && (
        <Button
          size="small"
          className="no-print"
          loading={change.isPending}
          onClick={() => change.mutate({ params: { id: card.id }, body: { state: to } })}
        >
          {t(to === 'lost' ? 'people.card.reportLost' : 'people.card.found')}
        </Button>
      )}
      <Problem error={change.error} />
    </li>
  )
}
