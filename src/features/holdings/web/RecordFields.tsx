import { Select } from 'antd'
import { useId } from 'react'
import { readAuthors, readIsbn } from '#features/catalogue/rules.ts'
import { useT } from '#ui/language.tsx'
import type { Faults, RecordDraft, RecordField } from './recordDraft.ts'
import { TextField } from './TextField.tsx'

export interface RecordFieldsProps {
  draft: RecordDraft
  faults: Faults
  onChange(field: RecordField, value: string): void
}

/** The cursor begins in the ISBN; `onIsbnLeft` hears when it leaves. */
interface CommonProps extends RecordFieldsProps {
  onIsbnLeft?(): void
}

/** What nearly every book has, in the order of a title page. */
export function CommonFields({ draft, faults, onChange, onIsbnLeft }: CommonProps) {
  const t = useT()
  const at = fieldProps({ draft, faults, onChange }, t)
  const isbn = readIsbn(draft.isbn)
  return (
    <div className="book-fields">
      <TextField
        {...at('isbn')}
        span="whole"
        maxLength={40}
        numeric
        autoFocus
        hint={isbn.kind === 'isbn' ? isbn.shown : t('books.isbnHint')}
        onBlur={onIsbnLeft}
      />
      <TextField {...at('title')} span="whole" maxLength={300} />
      <TextField
        {...at('authors')}
        span="whole"
        maxLength={600}
        hint={<AuthorsRead text={draft.authors} />}
      />
      <TextField {...at('publisher')} maxLength={100} />
      <TextField {...at('year')} span="sixth" maxLength={20} />
      <TextField {...at('price')} span="third" maxLength={20} hint={t('books.priceHint')} />
      <TextField {...at('clcNumber')} maxLength={60} />
      <TextField {...at('gradeFrom')} span="third" maxLength={3} hint={t('books.gradeHint')} />
      <TextField {...at('gradeTo')} span="sixth" maxLength={3} />
      <TextField {...at('subjects')} span="whole" hint={t('books.subjectsHint')} />
      <TextField {...at('summary')} span="whole" maxLength={4000} lines="text" />
    </div>
  )
}

/** What few books need. */
export function RareFields(props: RecordFieldsProps) {
  const t = useT()
  const at = fieldProps(props, t)
  return (
    <div className="book-fields">
      <TextField {...at('subtitle')} span="whole" maxLength={300} />
      <TextField {...at('partNumber')} span="third" maxLength={60} />
      <TextField {...at('partTitle')} span="half" maxLength={300} />
      <TextField {...at('series')} span="whole" maxLength={200} />
      <TextField {...at('place')} span="third" maxLength={60} />
      <TextField {...at('edition')} span="third" maxLength={60} />
      <TextField {...at('pages')} span="third" maxLength={60} />
      <TextField {...at('size')} span="third" maxLength={40} />
      <LanguageField {...props} />
      <TextField {...at('clcEdition')} span="third" maxLength={10} />
    </div>
  )
}

function fieldProps({ draft, faults, onChange }: RecordFieldsProps, t: ReturnType<typeof useT>) {
  return (field: RecordField) => ({
    name: field,
    label: t(`books.field.${field}`),
    value: draft[field],
    fault: faults[field],
    onChange: (value: string) => onChange(field, value),
  })
}

/** The authors as they were understood, so that a wrong reading is seen before it is saved. */
function AuthorsRead({ text }: { text: string }) {
  const t = useT()
  const authors = readAuthors(text)
  if (authors.length === 0) return t('books.authorsHint')
  return (
    <>
      {t('books.authorsRead')}{' '}
      {authors.map(({ name, role, country }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: their places are all that tells two of one name apart
        <span key={index} className="tag">
          {[name, country, role].filter(Boolean).join(' · ')}
        </span>
      ))}
    </>
  )
}

const LANGUAGES = ['chi', 'eng', 'jpn', 'fre', 'ger', 'rus', 'kor']

function LanguageField({ draft, onChange }: RecordFieldsProps) {
  const t = useT()
  const id = useId()
  const codes = LANGUAGES.includes(draft.language) ? LANGUAGES : [...LANGUAGES, draft.language]
  return (
    <div className="book-field span-third">
      <label htmlFor={id}>{t('books.field.language')}</label>
      <Select
        id={id}
        value={draft.language}
        options={codes.map((code) => ({
          value: code,
          label: t.has(`books.language.${code}`) ? t(`books.language.${code}`) : code,
        }))}
        onChange={(code) => onChange('language', code)}
      />
    </div>
  )
}
