import type { KeyboardEvent } from 'react'
import { search } from '#features/catalogue/contract.ts'
import { listReaders, type ReaderLine } from '#features/readers/contract.ts'
import { paths } from '#platform/paths.ts'
import { useRead } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'

interface FindPaneProps {
  words: string
  onReader(reader: ReaderLine): void
  onClose(): void
}

/** What was typed as words: readers to open, and titles with what is on the shelf. Arrows and Enter choose. */
export function FindPane({ words, onReader, onClose }: FindPaneProps) {
  const t = useT()
  const readers = useRead(listReaders, { query: { q: words, size: 8 } })
  const titles = useRead(search, { query: { q: words, size: 6 } })
  const nothing = readers.data?.total === 0 && titles.data?.total === 0
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows move among the buttons inside
    <div className="desk-find" onKeyDown={(event) => moveAmong(event, onClose)}>
      <header className="find-head">
        <h2>{t('desk.found', { words })}</h2>
        <button type="button" className="text-button" onClick={onClose}>
          {t('action.close')} <kbd>Esc</kbd>
        </button>
      </header>
      <Problem error={readers.error ?? titles.error} />
      {nothing && <p className="quiet">{t('desk.foundNothing')}</p>}
      {readers.data?.items.map((reader) => (
        <button key={reader.id} type="button" className="find-item" onClick={() => onReader(reader)}>
          <b>{reader.name}</b>
          <span>{reader.className ?? t(`reader.kind.${reader.kind}`)}</span>
          <span className="quiet">{reader.card}</span>
        </button>
      ))}
      {titles.data?.items.map((title) => (
        <a key={title.id} className="find-item" href={paths.book(title.id)}>
          <b>{title.title}</b>
          <span>{title.authors}</span>
          <span className="quiet">
            {title.callNumber} {t('availability', { available: title.available, total: title.total })}
          </span>
        </a>
      ))}
    </div>
  )
}

function moveAmong(event: KeyboardEvent<HTMLElement>, onClose: () => void): void {
  if (event.key === 'Escape') {
    onClose()
    return
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step) return
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('.find-item')]
  const next = items[items.indexOf(document.activeElement as HTMLElement) + step]
  next?.focus()
  event.preventDefault()
}
