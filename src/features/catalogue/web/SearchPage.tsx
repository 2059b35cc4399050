import './catalogue.css'
import { useEffect } from 'react'
import { useSearchParams } from 'react-router'
import { getSchool } from '#features/school/contract.ts'
import { useRead } from '#ui/data.tsx'
import { dayInWords } from '#ui/format.ts'
import { useSpeaking, useT } from '#ui/language.tsx'
import { Results } from './Results.tsx'
import { SearchForm } from './SearchForm.tsx'
import { useTop } from './useTop.ts'

/** The front page: is it open today, and where is the book I look for. The question and the page stand in the address. */
export function SearchPage() {
  const t = useT()
  const [params] = useSearchParams()
  const q = params.get('q') ?? ''
  const page = Math.max(1, Math.trunc(Number(params.get('page'))) || 1)
  useEffect(() => {
    document.title = [q || t('public.search'), t('app.name')].join(' · ')
  }, [q, t])
  useTop()
  return (
    <main className="public-page catalogue" id="main">
      <Today />
      <div className={q ? 'ask' : 'ask ask-first'}>
        <h1>{t('public.ask')}</h1>
        <SearchForm q={q} />
      </div>
      <Results q={q} page={page} />
    </main>
  )
}

/** The line under a newspaper's name: the day, and whether the library is open. */
function Today() {
  const { t, language } = useSpeaking()
  const school = useRead(getSchool)
  return (
    <p className="today">
      {school.data && (
        <>
          <span>{dayInWords(school.data.today, language)}</span>
          <strong className={school.data.openToday ? 'today-open' : 'today-closed'}>
            {t(school.data.openToday ? 'public.openToday' : 'public.closedToday')}
          </strong>
        </>
      )}
    </p>
  )
}
