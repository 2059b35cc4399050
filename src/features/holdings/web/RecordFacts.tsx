import type { TitleDetail } from '#features/catalogue/contract.ts'
import { hyphenated, writeAuthors } from '#features/catalogue/rules.ts'
import type { Translate } from '#messages/translate.ts'
import { money } from '#ui/format.ts'
import { useT } from '#ui/language.tsx'

/** The record as far as it is filled in, in the terms of the field. */
export function RecordFacts({ title }: { title: TitleDetail }) {
  const t = useT()
  const known = factsOf(title, t).filter(([, value]) => value)
  return (
    <dl className="facts">
      {known.map(([name, value]) => (
        <FactRow key={name} label={t(`books.field.${name}`)} value={value} />
      ))}
    </dl>
  )
}

function FactRow({ label, value }: { label: string; value: string | null }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  )
}

function factsOf(title: TitleDetail, t: Translate): [string, string | null][] {
  const language = `books.language.${title.language}`
  return [
    ['title', title.title],
    ['subtitle', title.subtitle],
    ['part', [title.partNumber, title.partTitle].filter(Boolean).join(' ')],
    ['authors', writeAuthors(title.authors)],
    ['published', publishedText(title)],
    ['edition', title.edition],
    ['extent', [title.pages, title.size].filter(Boolean).join('；')],
    ['series', title.series],
    ['isbn', title.isbn && hyphenated(title.isbn)],
    ['price', title.priceFen === null ? null : money(title.priceFen)],
    ['clcNumber', classText(title, t)],
    ['grades', gradesText(title, t)],
    ['subjects', title.subjects.join('；')],
    ['language', t.has(language) ? t(language) : title.language],
    ['summary', title.summary],
  ]
}

/** Place：publisher，year, as a record is written. */
function publishedText({ place, publisher, year }: TitleDetail): string {
  return [[place, publisher].filter(Boolean).join('：'), year].filter(Boolean).join('，')
}

function classText({ clcNumber, clcEdition }: TitleDetail, t: Translate): string | null {
  if (!clcNumber || !clcEdition) return clcNumber
  const edition = /^\d+$/.test(clcEdition) ? t('books.clcEditionText', { edition: clcEdition }) : clcEdition
  return `${clcNumber}（${edition}）`
}

function gradesText({ gradeFrom, gradeTo }: TitleDetail, t: Translate): string | null {
  const from = gradeFrom ?? gradeTo
  const to = gradeTo ?? gradeFrom
  if (from === null || to === null) return null
  return from === to ? t('books.gradeOne', { from }) : t('books.gradeRange', { from, to })
}
