import { Button } from 'antd'
import { useRead } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { Pane } from '#ui/staff/Pane.tsx'
import { getReader, type ReaderDetail } from '../contract.ts'
import { ChangeReaderForm } from './ChangeReaderForm.tsx'
import { ReaderCards } from './ReaderCards.tsx'
import { ReaderLoans } from './ReaderLoans.tsx'
import { useFocusBack } from './useFocusBack.ts'

interface ReaderPaneProps {
  readerId: string
  mayManage: boolean
  mayReadHistory: boolean
  editing: boolean
  onEdit(editing: boolean): void
  onClose(): void
}

/** One reader: facts, cards, what is out, classes through the years. */
export function ReaderPane(props: ReaderPaneProps) {
  const t = useT()
  const { readerId, mayManage, editing, onEdit, onClose } = props
  const reader = useRead(getReader, { params: { id: readerId } })
  const change = useFocusBack(editing)
  const closePane = editing ? () => onEdit(false) : onClose
  return (
    <Pane title={reader.data?.name ?? t('people.reader')} onClose={closePane}>
      <Problem error={reader.error} />
      {reader.data && editing && <ChangeReaderForm reader={reader.data} onDone={() => onEdit(false)} />}
      {reader.data && !editing && (
        <>
          <Facts reader={reader.data} />
          {mayManage && (
            <Button ref={change} className="no-print" onClick={() => onEdit(true)}>
              {t('action.edit')}
            </Button>
          )}
          <ReaderCards reader={reader.data} mayManage={mayManage} />
          <ReaderLoans readerId={readerId} mayReadHistory={props.mayReadHistory} />
          <ClassesThroughYears reader={reader.data} />
        </>
      )}
    </Pane>
  )
}

function Facts({ reader }: { reader: ReaderDetail }) {
  const t = useT()
  const facts = [
    [t('people.kind'), t(`reader.kind.${reader.kind}`)],
    [t('people.class'), reader.className],
    [t('people.seat'), reader.seatNo],
    [t('people.studentNo'), reader.studentNo],
    [t('people.leftOn'), reader.leftOn],
  ].filter(([, value]) => value !== null)
  return (
    <dl className="facts">
      {facts.map(([label, value]) => (
        <div key={label} className="people-fact">
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function ClassesThroughYears({ reader }: { reader: ReaderDetail }) {
  const t = useT()
  if (reader.enrolments.length === 0) return null
  return (
    <section className="people-part">
      <h3>{t('people.classes')}</h3>
      <ul className="people-lines">
        {reader.enrolments.map((each) => (
          <li key={`${each.classId} ${each.fromDay}`}>
            <span>{each.className}</span>
            <span className="quiet">
              {each.fromDay} – {each.toDay ?? t('people.untilNow')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
