import { Link } from 'react-router'
import { paths } from '#platform/paths.ts'
import { dayInWords } from '#ui/format.ts'
import { useSpeaking } from '#ui/language.tsx'
import type { LoanLine } from '../contract.ts'
import { MyDue } from './MyDue.tsx'

/** Books that are out: title, due day in words, and how long that is. */
export function MyLoanList({ loans, today }: { loans: readonly LoanLine[]; today: string }) {
  const { language, t } = useSpeaking()
  return (
    <ul className="my-loans">
      {loans.map((loan) => (
        <li key={loan.id}>
          <Link className="my-book" to={paths.title(loan.titleId)}>
            {loan.title}
          </Link>
          <span className="my-when">
            {t('my.due.on', { day: dayInWords(loan.dueOn, language) })}{' '}
            <MyDue dueOn={loan.dueOn} today={today} />
          </span>
        </li>
      ))}
    </ul>
  )
}
