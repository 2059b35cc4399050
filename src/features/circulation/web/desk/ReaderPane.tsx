import { readerInitial } from '#ui/avatar.ts'
import { dayInWords } from '#ui/format.ts'
import { useSpeaking, useT } from '#ui/language.tsx'
import type { DeskReader } from '../../contract.ts'

interface ReaderPaneProps {
  reader: DeskReader | null
  returnOnly: boolean
  typed: string
  onFinish(): void
}

/** Who stands at the counter: name and class large, what blocks, what is out and when it is due. */
export function ReaderPane({ reader, returnOnly, typed, onFinish }: ReaderPaneProps) {
  const t = useT()
  if (!reader) return <Invitation typed={typed} returnOnly={returnOnly} />
  const full = reader.loans.length >= reader.loanLimit
  return (
    <>
      <header className="reader-head">
        <span className="reader-photo" aria-hidden="true">
          {readerInitial(reader.name)}
        </span>
        <div className="reader-names">
          <h2>{reader.name}</h2>
          <p>
            {reader.className ?? t(`reader.kind.${reader.kind}`)} · {t('desk.card')} {reader.card}
          </p>
        </div>
        <p className={full ? 'reader-count full' : 'reader-count'}>
          <b>{reader.loans.length}</b>
          {t('desk.outOf', { limit: reader.loanLimit })}
        </p>
      </header>
      {reader.blocks.map((code) => (
        <p key={code} className="reader-block" role="alert">
          {t(`block.${code}`, { limit: reader.loanLimit, overdue: overdueCount(reader) })}
        </p>
      ))}
      <LoanTable loans={reader.loans} />
      <footer className="reader-foot">
        <button type="button" className="text-button" onClick={onFinish}>
          {t('desk.finish')} <kbd>Enter</kbd>
        </button>
      </footer>
    </>
  )
}

function overdueCount(reader: DeskReader): number {
  return reader.loans.filter((loan) => loan.overdueDays > 0).length
}

function Invitation({ typed, returnOnly }: { typed: string; returnOnly: boolean }) {
  const t = useT()
  return (
    <div className="desk-invitation">
      <h2>{t('desk.invite')}</h2>
      <ul>
        <li>{t(returnOnly ? 'desk.inviteReturnOnly' : 'desk.inviteCard')}</li>
        <li>{t('desk.inviteReturn')}</li>
        <li>{t('desk.inviteFind')}</li>
      </ul>
      {typed !== '' && <p className="quiet">{t('desk.pressEnter', { text: typed })}</p>}
    </div>
  )
}

function LoanTable({ loans }: { loans: DeskReader['loans'] }) {
  const t = useT()
  const { language } = useSpeaking()
  if (loans.length === 0) return <p className="quiet reader-none">{t('desk.nothingOut')}</p>
  return (
    <table className="reader-loans">
      <thead>
        <tr>
          <th>{t('desk.loanTitle')}</th>
          <th>{t('desk.due')}</th>
        </tr>
      </thead>
      <tbody>
        {loans.map((loan) => (
          <tr key={loan.id} className={loan.overdueDays > 0 ? 'overdue' : undefined}>
            <td>
              <span className="loan-title">{loan.title}</span>
              <span className="quiet"> {loan.barcode}</span>
            </td>
            <td>
              {dayInWords(loan.dueOn, language)}
              {loan.overdueDays > 0 && <b> {t('desk.overdue', { count: loan.overdueDays })}</b>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
