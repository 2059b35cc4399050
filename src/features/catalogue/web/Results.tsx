import { Link } from 'react-router'
import { paths } from '#platform/paths.ts'
import { useRead } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { search } from '../contract.ts'
import { BookCard } from './BookCard.tsx'
import { Pages } from './Pages.tsx'

/** Cards on a page: an even number, for two columns. */
const SIZE = 20
const WAITING = ['a', 'b', 'c', 'd']
const TRIES = ['public.tryFewer', 'public.trySpelling', 'public.tryAuthor', 'public.tryAsk']

export function Results({ q, page }: { q: string; page: number }) {
  const t = useT()
  const books = useRead(search, { query: { q, page, size: SIZE } })
  if (books.error) return <Problem error={books.error} />
  if (!books.data) return <Waiting />
  const { items, total } = books.data
  const pages = Math.ceil(total / SIZE)
  return (
    <section aria-labelledby="results">
      <h2 id="results" aria-live="polite" className={total === 0 ? 'visually-hidden' : 'results-head'}>
        {q ? t('public.found', { q, count: total }) : t('public.allBooks', { count: total })}
      </h2>
      {total === 0 && (q ? <Nothing q={q} /> : <p className="first-words">{t('public.noBooks')}</p>)}
      <ol className="book-cards">
        {items.map((item) => (
          <BookCard key={item.id} item={item} />
        ))}
      </ol>
      <Pages page={page} pages={pages} />
    </section>
  )
}

function Nothing({ q }: { q: string }) {
  const t = useT()
  return (
    <div className="first-words">
      <p>{t('public.nothing', { q })}</p>
      <ul>
        {TRIES.map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
      <Link className="button" to={paths.home()}>
        {t('public.seeAll')}
      </Link>
    </div>
  )
}

/** The places of the cards, so that nothing jumps when they come. */
function Waiting() {
  const t = useT()
  return (
    <section aria-busy="true">
      <h2 className="results-head quiet">{t('public.searching')}</h2>
      <ol className="book-cards" aria-hidden="true">
        {WAITING.map((key) => (
          <li key={key} className="book-card">
            <div className="cover cover-waiting" />
          </li>
        ))}
      </ol>
    </section>
  )
}
