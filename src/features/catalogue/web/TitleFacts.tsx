import type { Translate } from '#messages/translate.ts'
import { useT } from '#ui/language.tsx'
import type { TitleDetail } from '../contract.ts'
import { hyphenated } from '../rules.ts'

/** What stands on the back of the title page, as far as it is known. */
export function TitleFacts({ title }: { title: TitleDetail }) {
  const t = useT()
  const facts: [string, string | null][] = [
    [t('public.grades'), gradesText(title, t)],
    [t('public.subjects'), title.subjects.join('、') || null],
    [t('public.publisher'), title.publisher],
    [t('public.year'), title.year],
    [t('public.edition'), title.edition],
    [t('public.extent'), [title.pages, title.size].filter(Boolean).join('，') || null],
    [t('public.series'), title.series],
    [t('public.isbn'), title.isbn && hyphenated(title.isbn)],
    [t('public.class'), title.clcNumber],
  ]
  const known = facts.filter(([, value]) => value)
  if (known.length === 0) return null
  return (
    <section>
      <h2>{t('public.facts')}</h2>
      <dl className="title-facts">
        {known.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function gradesText({ gradeFrom, gradeTo }: TitleDetail, t: Translate): string | null {
  const from = gradeFrom ?? gradeTo
  const to = gradeTo ?? gradeFrom
  if (from === null || to === null) return null
  return from === to ? t('public.gradeOne', { from }) : t('public.gradeRange', { from, to })
}
