import './catalogue.css'
import './title.css'
import { useEffect } from 'react'
import { Link, useLocation, useParams } from 'react-router'
import { ApiProblem } from '#platform/client.ts'
import { paths } from '#platform/paths.ts'
import { useRead } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { getTitle, type TitleDetail } from '../contract.ts'
import { writeAuthors } from '../rules.ts'
import { Cover } from './Cover.tsx'
import { Standing } from './Standing.tsx'
import { TitleFacts } from './TitleFacts.tsx'
import { useTop } from './useTop.ts'
import { WhereItStands } from './WhereItStands.tsx'

/** One title for whoever looks for it: what it is about and where it stands. Who has a volume is never told. */
export function TitlePage() {
  const t = useT()
  const { id = '' } = useParams()
  const title = useRead(getTitle, { params: { id } })
  const name = title.data?.title
  useEffect(() => {
    document.title = [name, t('app.name')].filter(Boolean).join(' · ')
  }, [name, t])
  useTop()
  return (
    <main className="public-page catalogue" id="main">
      <BackToSearch />
      {title.error && <Missing error={title.error} />}
      {title.data ? <Title title={title.data} /> : !title.error && <div className="title-waiting" />}
    </main>
  )
}

/** An address that names no title is no fault of the person's. */
function Missing({ error }: { error: unknown }) {
  const t = useT()
  const unknown = error instanceof ApiProblem && error.status < 500
  return unknown ? <p className="first-words">{t('public.unknown')}</p> : <Problem error={error} />
}

/** Back to the page of results one came from. */
function BackToSearch() {
  const t = useT()
  const { state } = useLocation()
  const from: unknown = state?.search
  return (
    <Link className="back-link" to={{ pathname: paths.home(), search: typeof from === 'string' ? from : '' }}>
      ← {t('public.back')}
    </Link>
  )
}

function Title({ title }: { title: TitleDetail }) {
  const t = useT()
  return (
    <article className="title-page">
      <Cover
        id={title.id}
        title={title.title}
        author={title.authors[0]?.name ?? ''}
        clcNumber={title.clcNumber}
      />
      <div className="title-words">
        <header>
          <h1>{[title.title, title.partNumber, title.partTitle].filter(Boolean).join(' ')}</h1>
          {title.subtitle && <p className="title-subtitle">{title.subtitle}</p>}
          {title.authors.length > 0 && <p className="book-authors">{writeAuthors(title.authors)}</p>}
        </header>
        <Standing available={title.available} total={title.total} />
        <section>
          <h2>{t('public.about')}</h2>
          <p className={title.summary ? 'title-summary' : 'quiet'}>
            {title.summary ?? t('public.noSummary')}
          </p>
        </section>
        <WhereItStands volumes={title.volumes} />
        <TitleFacts title={title} />
      </div>
    </article>
  )
}
