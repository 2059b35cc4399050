import { Button } from 'antd'
import type { SearchItem } from '#features/catalogue/contract.ts'
import { hyphenated } from '#features/catalogue/rules.ts'
import { useT } from '#ui/language.tsx'

/** What both a search and a title tell of a held title. */
export type HeldTitle = Pick<
  SearchItem,
  'id' | 'title' | 'partNumber' | 'publisher' | 'year' | 'isbn' | 'available' | 'total'
>

interface HeldPanelProps {
  items: HeldTitle[]
  onAddCopies(title: HeldTitle): void
  onCreateAnyway(): void
  onEscape(): void
}

/** Duplicate check: the book is here already. The cursor stands on the way on. */
export function HeldPanel({ items, onAddCopies, onCreateAnyway, onEscape }: HeldPanelProps) {
  const t = useT()
  return (
    <section
      className="held-panel"
      aria-label={t('books.held')}
      onKeyDown={(event) => event.key === 'Escape' && onEscape()}
    >
      {items.map((item, index) => (
        <div key={item.id} className="held-line">
          <div role="alert">
            <p>
              <b>{heldText(item, t)}</b>
            </p>
            <p className="quiet">
              {[item.publisher, item.year, item.isbn && hyphenated(item.isbn)].filter(Boolean).join(' · ')}
            </p>
          </div>
          <Button
            type={index === 0 ? 'primary' : 'default'}
            autoFocus={index === 0}
            onClick={() => onAddCopies(item)}
          >
            {t('books.addCopies')}
          </Button>
        </div>
      ))}
      <Button onClick={onCreateAnyway}>{t('books.createAnyway')}</Button>
    </section>
  )
}

function heldText(item: HeldTitle, t: ReturnType<typeof useT>): string {
  const title = [item.title, item.partNumber].filter(Boolean).join(' ')
  return item.total === 0
    ? t('books.heldNone', { title })
    : t('books.heldOne', { title, available: item.available, total: item.total })
}
