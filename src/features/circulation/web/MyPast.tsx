import { useState } from 'react'
import { Link } from 'react-router'
import { paths } from '#platform/paths.ts'
import { useRead } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { listLoans } from '../contract.ts'

const SIZE = 20

/** Books brought back, newest first; each page brings the next one behind it when asked. */
export function MyPast({ readerId, page }: { readerId: string; page: number }) {
  const t = useT()
  const [more, setMore] = useState(false)
  const loans = useRead(listLoans, { query: { reader: readerId, open: 'false', page, size: SIZE } })
  if (loans.error) return <Problem error={loans.error} />
  if (!loans.data) return null
  if (loans.data.total === 0) return <p className="quiet">{t('my.loans.noPast')}</p>
  return (
    <>
      <ul className="my-loans">
        {loans.data.items.map((loan) => (
          <li key={loan.id}>
            <Link className="my-book" to={paths.title(loan.titleId)}>
              {loan.title}
            </Link>
            <span className="my-when quiet">
              {t('my.loans.read', { from: loan.lentOn, to: loan.returnedOn ?? '' })}
            </span>
          </li>
        ))}
      </ul>
      {more && <MyPast readerId={readerId} page={page + 1} />}
      {!more && page * SIZE < loans.data.total && (
        <button type="button" className="button" onClick={() => setMore(true)}>
          {t('my.loans.more')}
        </button>
      )}
    </>
  )
}
