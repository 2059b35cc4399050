import './books.css'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import { getTitle } from '#features/catalogue/contract.ts'
import { paths } from '#platform/paths.ts'
import { useRead } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { Page } from '#ui/staff/Page.tsx'
import { AddCopies, type Added } from './AddCopies.tsx'
import { CopiesFields } from './CopiesFields.tsx'
import { formKeys } from './formKeys.ts'
import { HeldPanel, type HeldTitle } from './HeldPanel.tsx'
import { CommonFields, RareFields, type RecordFieldsProps } from './RecordFields.tsx'
import { useNewBook } from './useNewBook.ts'

/** A title with its copies in one form, for a cataloguer with a scanner and both hands on the keys. */
export function NewBookPage() {
  const t = useT()
  const book = useNewBook()
  const [addingTo, setAddingTo] = useState<HeldTitle>()
  const addCopies = (title: HeldTitle) => {
    book.held.hide()
    setAddingTo(title)
  }
  return (
    <Page title={t('books.new')} hint={t('books.newHint')}>
      <div className="new-book">
        <div role="status">{book.saved && <SavedNotice {...book.saved} />}</div>
        {addingTo ? (
          <AddToHeld
            title={addingTo}
            onCancel={() => setAddingTo(undefined)}
            onAdded={(added) => {
              setAddingTo(undefined)
              book.finish(added)
            }}
          />
        ) : (
          <BookForm book={book} onAddCopies={addCopies} />
        )}
      </div>
    </Page>
  )
}

function SavedNotice({ title, barcodes }: Added) {
  const t = useT()
  const words = { title: title.title, count: barcodes.length, barcodes: barcodes.join('、') }
  return (
    <p className="notice">
      {t('books.saved', words)} <Link to={paths.book(title.id)}>{t('books.seeTitle')}</Link>
    </p>
  )
}

interface AddToHeldProps {
  title: HeldTitle
  onAdded(added: Added): void
  onCancel(): void
}

function AddToHeld({ title, onAdded, onCancel }: AddToHeldProps) {
  const t = useT()
  const whole = useRead(getTitle, { params: { id: title.id } })
  return (
    <section className="add-to-held">
      <h2>{t('books.addCopiesTo', { title: title.title })}</h2>
      <Problem error={whole.error} />
      {whole.data && (
        <AddCopies
          title={whole.data}
          cancelLabel={t('books.backToNew')}
          alone
          onAdded={onAdded}
          onCancel={onCancel}
        />
      )}
    </section>
  )
}

interface BookFormProps {
  book: ReturnType<typeof useNewBook>
  onAddCopies(title: HeldTitle): void
}

function BookForm({ book, onAddCopies }: BookFormProps) {
  const t = useT()
  const { found } = book.held
  const fields = { draft: book.record, faults: book.faults, onChange: book.setField }
  return (
    <form
      ref={book.form}
      className="new-book-form"
      aria-label={t('books.new')}
      onKeyDownCapture={formKeys({ save: book.save, onEnter: book.onEnter })}
      onSubmit={(event) => {
        event.preventDefault()
        book.save()
      }}
    >
      {found && (
        <HeldPanel
          items={found.items}
          onAddCopies={onAddCopies}
          onCreateAnyway={book.createAnyway}
          onEscape={book.backFromHeld}
        />
      )}
      <div className="book-form">
        <CommonFields {...fields} onIsbnLeft={book.checkIsbn} />
        <MoreFields {...fields} />
      </div>
      <section className="new-book-copies">
        <h2>{t('books.copies')}</h2>
        <CopiesFields draft={book.copies} faults={book.faults} onChange={book.setCopies} />
        <Problem error={book.problem} />
        <div className="form-actions">
          <Button type={found ? 'default' : 'primary'} htmlType="submit" loading={book.saving}>
            {t('books.save')} <kbd>Ctrl+Enter</kbd>
          </Button>
        </div>
      </section>
    </form>
  )
}

/** The rare fields, folded; Alt+M opens them from anywhere on the page and brings the cursor there. */
function MoreFields(fields: RecordFieldsProps) {
  const t = useT()
  const details = useRef<HTMLDetailsElement>(null)
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.code !== 'KeyM') return
      event.preventDefault()
      setOpen(true)
      requestAnimationFrame(() => details.current?.querySelector('input')?.focus())
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return (
    <details
      ref={details}
      className="more-fields"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        {t('books.more')} <kbd>{t('books.moreKey')}</kbd>
      </summary>
      {open && <RareFields {...fields} />}
    </details>
  )
}
