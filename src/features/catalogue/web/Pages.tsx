import { Link, useSearchParams } from 'react-router'
import { useT } from '#ui/language.tsx'

/** Turning the pages of a list; each page has its address, so Back works. */
export function Pages({ page, pages }: { page: number; pages: number }) {
  const t = useT()
  const [params] = useSearchParams()
  if (pages <= 1) return null
  const at = (number: number) => {
    const next = new URLSearchParams(params)
    if (number > 1) next.set('page', String(number))
    else next.delete('page')
    return { search: next.toString() }
  }
  return (
    <nav className="pages" aria-label={t('public.pages')}>
      {page > 1 && (
        <Link className="button" rel="prev" to={at(Math.min(page - 1, pages))}>
          {t('public.previous')}
        </Link>
      )}
      <span>{t('public.pageOf', { page, pages })}</span>
      {page < pages && (
        <Link className="button" rel="next" to={at(page + 1)}>
          {t('public.next')}
        </Link>
      )}
    </nav>
  )
}
