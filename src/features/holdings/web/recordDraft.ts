import type { TitleDetail, TitleRecord } from '#features/catalogue/contract.ts'
import {
  isClcNumber,
  readAuthors,
  readGrades,
  readIsbn,
  readPrice,
  writeAuthors,
} from '#features/catalogue/rules.ts'
import type { Translate } from '#messages/translate.ts'

const RECORD_FIELDS = [
  'isbn',
  'title',
  'authors',
  'publisher',
  'year',
  'price',
  'clcNumber',
  'gradeFrom',
  'gradeTo',
  'subjects',
  'summary',
  'subtitle',
  'partNumber',
  'partTitle',
  'place',
  'edition',
  'pages',
  'size',
  'series',
  'language',
  'clcEdition',
] as const
export type RecordField = (typeof RECORD_FIELDS)[number]

/** A record while it is typed: every field as its text. */
export type RecordDraft = Record<RecordField, string>
/** A sentence under each field that cannot be taken as it is. */
export type Faults = Partial<Record<string, string>>

export const EMPTY_RECORD: RecordDraft = {
  ...(Object.fromEntries(RECORD_FIELDS.map((field) => [field, ''])) as RecordDraft),
  language: 'chi',
}

export function draftOf(title: TitleDetail): RecordDraft {
  const { authors, subjects, priceFen, gradeFrom, gradeTo, ...rest } = title
  const texts = Object.fromEntries(RECORD_FIELDS.map((field) => [field, fieldText(rest, field)]))
  return {
    ...(texts as RecordDraft),
    authors: writeAuthors(authors),
    subjects: subjects.join('；'),
    price: priceFen === null ? '' : (priceFen / 100).toFixed(2),
    gradeFrom: String(gradeFrom ?? ''),
    gradeTo: String(gradeTo ?? ''),
  }
}

function fieldText(rest: object, field: string): string {
  const value = (rest as Record<string, unknown>)[field]
  return typeof value === 'string' ? value : ''
}

/** What is wrong with a typed ISBN, in words; undefined when it is right or empty. */
export function isbnFault(text: string, t: Translate): string | undefined {
  const isbn = readIsbn(text)
  if (isbn.kind === 'wrong_check') return t('invalid.isbn_check', { expected: isbn.expected })
  return isbn.kind === 'not_isbn' ? t('invalid.isbn_form') : undefined
}

/** Subjects stand between ；or commas; where there are none, between spaces. */
export function readSubjects(text: string): string[] {
  const between = /[；;，,、]/.test(text) ? /[；;，,、]+/ : /\s+/
  return text
    .split(between)
    .map((subject) => subject.trim())
    .filter(Boolean)
}

/** A grade as typed, 3 or 三; undefined when it is none. */
function readGrade(text: string): number | undefined {
  return readGrades(text)?.from
}

function faultsOf(draft: RecordDraft, t: Translate): Faults {
  const faults: Faults = {}
  const isbn = isbnFault(draft.isbn, t)
  if (isbn) faults.isbn = isbn
  if (draft.title.trim() === '') faults.title = t('books.fault.title')
  if (draft.price && readPrice(draft.price) === undefined) faults.price = t('books.fault.price')
  if (draft.clcNumber && !isClcNumber(draft.clcNumber)) faults.clcNumber = t('invalid.clc_form')
  for (const field of ['gradeFrom', 'gradeTo'] as const) {
    if (draft[field] && readGrade(draft[field]) === undefined) faults[field] = t('books.fault.grade')
  }
  const from = readGrade(draft.gradeFrom)
  const to = readGrade(draft.gradeTo)
  if (from && to && from > to) faults.gradeTo = t('invalid.grade_order')
  return faults
}

/**
 * Reads a typed record. `kept` is the record it began as: authors and subjects nobody touched stay as they were stored.
 */
export function readRecord(
  draft: RecordDraft,
  t: Translate,
  kept?: TitleDetail,
): { record: TitleRecord; faults: Faults } {
  const before = kept && draftOf(kept)
  const clcNumber = draft.clcNumber.normalize('NFKC').trim().toUpperCase()
  const record: TitleRecord = {
    title: draft.title.trim(),
    subtitle: draft.subtitle || null,
    partNumber: draft.partNumber || null,
    partTitle: draft.partTitle || null,
    authors: kept && draft.authors === before?.authors ? kept.authors : readAuthors(draft.authors),
    publisher: draft.publisher || null,
    place: draft.place || null,
    year: draft.year || null,
    edition: draft.edition || null,
    pages: draft.pages || null,
    size: draft.size || null,
    series: draft.series || null,
    isbn: draft.isbn || null,
    priceFen: draft.price ? readPrice(draft.price) : null,
    language: draft.language,
    summary: draft.summary || null,
    gradeFrom: readGrade(draft.gradeFrom) ?? null,
    gradeTo: readGrade(draft.gradeTo) ?? null,
    subjects: kept && draft.subjects === before?.subjects ? kept.subjects : readSubjects(draft.subjects),
    clcNumber: clcNumber || null,
    clcEdition: draft.clcEdition || null,
  }
  return { record, faults: faultsOf(draft, t) }
}
