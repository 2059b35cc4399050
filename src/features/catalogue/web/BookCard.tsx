import { Link, useLocation } from 'react-router'
import { paths } from '#platform/paths.ts'
import { useT } from '#ui/language.tsx'
import type { SearchItem } from '../contract.ts'
import { Cover, firstName } from './Cover.tsx'
import { Standing } from './Standing.tsx'

/** A title among others; the whole card is the way to its page. */
export function BookCard({ item }: { item: SearchItem }) {
  const t = useT()
  const { search } = useLocation()
  return (
    <li className="book-card">
      <Cover id={item.id} title={item.title} author={firstName(item.authors)} clcNumber={item.clcNumber} />
      <div className="book-words">
        <h3>
          <Link to={paths.title(item.id)} state={{ search }}>
            {[item.title, item.partNumber].filter(Boolean).join(' ')}
          </Link>
        </h3>
        {item.authors && <p className="book-authors">{item.authors}</p>}
        {item.summary && <p className="book-summary">{item.summary}</p>}
        <div className="book-foot">
          <Standing available={item.available} total={item.total} />
          {item.callNumber && item.total > 0 && (
            <p className="call-number">
              {t('public.callNumber')} <b>{item.callNumber}</b>
            </p>
          )}
        </div>
      </div>
    </li>
  )
}
