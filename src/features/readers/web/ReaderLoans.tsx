import { Pagination } from 'antd'
import { useState } from 'react'
import { type LoanLine, listLoans } from '#features/circulation/contract.ts'
import { useRead } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'

const MOST_OPEN = 200
const PAST_SIZE = 20

/** What a reader has out, and folded what they had: the history is read only when somebody opens it. */
export function ReaderLoans({ readerId, mayReadHistory }: { readerId: string; mayReadHistory: boolean }) {
  const t = useT()
  const [past, setPast] = useState(false)
  return (
    <>
      <section className="people-part">
        <h3>{t('people.loans')}</h3>
        <OpenLoans readerId={readerId} />
      </section>
      {mayReadHistory && (
        <details className="people-part no-print" onToggle={(event) => setPast(event.currentTarget.open)}>
          <summary>
            {t('people.past')} <span className="people-aside">{t('people.pastLogged')}</span>
          </summary>
          {past && <PastLoans readerId={readerId} />}
        </details>
      )}
    </>
  )
}

function OpenLoans({ readerId }: { readerId: string }) {
  const t = useT()
  const loans = useRead(listLoans, { query: { reader: readerId, open: 'true', size: MOST_OPEN } })
  if (loans.error) return <Problem error={loans.error} />
  if (loans.data?.total === 0) return <p className="quiet">{t('people.noLoans')}</p>
  return (
    <ul className="people-lines">
      {loans.data?.items.map((loan) => (
        <li key={loan.id}>
          <span className="people-line-title">{loan.title}</span>
          {loan.overdueDays > 0 && (
            <span className="tag bad">{t('people.overdue', { count: loan.overdueDays })}</span>
          )}
          <span className="quiet">{t('people.due', { day: loan.dueOn })}</span>
        </li>
      ))}
    </ul>
  )
}

function PastLoans({ readerId }: { readerId: string }) {
  const t = useT()
  const [page, setPage] = useState(1)
  const query = { reader: readerId, open: 'false', page, size: PAST_SIZE } as const
  const loans = useRead(listLoans, { query }, { keepPrevious: true })
  if (loans.error) return <Problem error={loans.error} />
  if (!loans.data) return null
  if (loans.data.total === 0) return <p className="quiet">{t('people.noPast')}</p>
  return (
    <>
      <ul className="people-lines">
        {loans.data.items.map((loan) => (
          <PastLine key={loan.id} loan={loan} />
        ))}
      </ul>
      {loans.data.total > PAST_SIZE && (
        <Pagination
          simple={{ readOnly: true }}
          current={page}
          pageSize={PAST_SIZE}
          total={loans.data.total}
          onChange={setPage}
        />
      )}
    </>
  )
}

function PastLine({ loan }: { loan: LoanLine }) {
  return (
    <li>
      <span className="people-line-title">{loan.title}</span>
      <span className="quiet">
        {loan.lentOn} – {loan.returnedOn}
      </span>
    </li>
  )
}
