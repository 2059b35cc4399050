import { useState } from 'react'
import { Link } from 'react-router'
import { getSchool } from '#features/school/contract.ts'
import { paths } from '#platform/paths.ts'
import { useRead } from '#ui/data.tsx'
import { dayInWords } from '#ui/format.ts'
import { useSpeaking, useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { type LoanLine, listLoans } from '../contract.ts'
import { MyFrame } from './MyFrame.tsx'
import { MyLoanList } from './MyLoanList.tsx'
import { MyPast } from './MyPast.tsx'

const MOST_OPEN = 200

/** What I have from the library, and what I had before. */
export function MyLoansPage() {
  const t = useT()
  return (
    <MyFrame title={t('my.loans.title')} here={paths.myLoans()}>
      {(me) =>
        me.readerId ? <MyBooks readerId={me.readerId} /> : <p className="my-sentence">{t('my.noReader')}</p>
      }
    </MyFrame>
  )
}

function MyBooks({ readerId }: { readerId: string }) {
  const t = useT()
  const [pastOpen, setPastOpen] = useState(false)
  const school = useRead(getSchool)
  const loans = useRead(listLoans, { query: { reader: readerId, open: 'true', size: MOST_OPEN } })
  const error = loans.error ?? school.error
  if (error) return <Problem error={error} />
  if (!loans.data || !school.data) return <p className="my-sentence" aria-busy="true" />
  const byDueDay = [...loans.data.items].sort((a, b) => a.dueOn.localeCompare(b.dueOn))
  return (
    <>
      <NowSentence loans={byDueDay} />
      <MyLoanList loans={byDueDay} today={school.data.today} />
      <details className="my-past" onToggle={(event) => setPastOpen(event.currentTarget.open)}>
        <summary>{t('my.loans.past')}</summary>
        {pastOpen && <MyPast readerId={readerId} page={1} />}
      </details>
    </>
  )
}

/** The loans come with the first due day first. */
function NowSentence({ loans }: { loans: readonly LoanLine[] }) {
  const { language, t } = useSpeaking()
  const late = loans.filter((loan) => loan.overdueDays > 0).length
  const [first] = loans
  if (!first) {
    return (
      <>
        <p className="my-sentence">{t('my.loans.none')}</p>
        <Link className="button primary" to={paths.home()}>
          {t('my.loans.find')}
        </Link>
      </>
    )
  }
  return (
    <p className="my-sentence">
      {late > 0
        ? t('my.loans.late', { count: late })
        : t('my.loans.now', { count: loans.length, day: dayInWords(first.dueOn, language) })}
    </p>
  )
}
