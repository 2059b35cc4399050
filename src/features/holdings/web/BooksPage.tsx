import './books.css'
import { Button } from 'antd'
import { useCallback, useState } from 'react'
import { useLocation, useNavigate, useParams } from 'react-router'
import { whoAmI } from '#features/accounts/contract.ts'
import { type SearchItem, search } from '#features/catalogue/contract.ts'
import { hyphenated } from '#features/catalogue/rules.ts'
import type { Translate } from '#messages/translate.ts'
import { call } from '#platform/client.ts'
import { paths } from '#platform/paths.ts'
import { useRead } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { allPages, type ListColumn, ListTable } from '#ui/staff/ListTable.tsx'
import { Empty, Page } from '#ui/staff/Page.tsx'
import { SearchBox } from '#ui/staff/SearchBox.tsx'
import { useKeys } from '#ui/staff/useKeys.ts'
import { useListState } from '#ui/staff/useListState.ts'
import { TitlePane } from './TitlePane.tsx'

/** The books of the library: the list left, one title with its volumes right. */
export function BooksPage() {
  const t = useT()
  const navigate = useNavigate()
  const may = useMay()
  const { set, q } = useListState()
  const { id } = useParams()
  const { open, close, opened } = useOpenTitle(id)
  const onSearch = useCallback((text: string) => set({ q: text }), [set])
  useKeys({
    n: () => may.changeRecord && navigate(paths.newBook()),
    Escape: close,
  })
  return (
    <Page
      title={t('books.title')}
      hint={t('books.hint')}
      actions={may.changeRecord && <Actions mayImport={may.import} />}
      filters={<SearchBox value={q} label={t('books.search')} onSearch={onSearch} />}
    >
      <div className={id ? 'split with-thing books-split' : 'split'}>
        <BookList openId={id} mayAdd={may.changeRecord} onOpen={open} />
        {id && <TitlePane key={id} id={id} may={may} takeFocus={opened} onClose={close} />}
      </div>
    </Page>
  )
}

/** Going to a title and back; the address keeps the list's question, the cursor returns to its row. */
function useOpenTitle(id: string | undefined) {
  const navigate = useNavigate()
  const location = useLocation()
  const [opened, setOpened] = useState(false)
  const open = (row: SearchItem) => {
    setOpened(true)
    navigate({ pathname: paths.book(row.id), search: location.search })
  }
  const close = () => {
    if (!id) return
    navigate({ pathname: paths.books(), search: location.search })
    document.querySelector<HTMLElement>(`tr[data-row-key="${id}"]`)?.focus()
  }
  return { open, close, opened }
}

function useMay() {
  const words = useRead(whoAmI).data?.permissions ?? []
  return {
    changeRecord: words.includes('catalogue.manage'),
    changeVolumes: words.includes('holdings.manage'),
    import: words.includes('imports.run'),
  }
}

function Actions({ mayImport }: { mayImport: boolean }) {
  const t = useT()
  const navigate = useNavigate()
  return (
    <>
      {mayImport && <Button onClick={() => navigate(paths.importBooks())}>{t('books.import')}</Button>}
      <Button type="primary" onClick={() => navigate(paths.newBook())}>
        {t('books.add')} <kbd>n</kbd>
      </Button>
    </>
  )
}

interface BookListProps {
  openId: string | undefined
  mayAdd: boolean
  onOpen(row: SearchItem): void
}

const SIZE = 50

function BookList({ openId, mayAdd, onOpen }: BookListProps) {
  const t = useT()
  const { set, page, q } = useListState()
  const books = useRead(search, { query: { q, page, size: SIZE } }, { keepPrevious: true })
  const fetchAll = () => allPages((each, size) => call(search, { query: { q, page: each, size } }))
  const empty = t(mayAdd ? 'books.empty' : 'books.emptyRead')
  return (
    <div>
      <Problem error={books.error} />
      <ListTable<SearchItem>
        name={t('books.title')}
        rows={books.data?.items ?? []}
        total={books.data?.total ?? 0}
        page={page}
        size={SIZE}
        loading={books.isPending}
        columns={columnsOf(t, openId !== undefined)}
        rowKey={(row) => row.id}
        onPage={(next) => set({ page: String(next) })}
        onOpen={onOpen}
        openId={openId}
        fetchAll={fetchAll}
        empty={<Empty>{q ? t('books.nothing', { q }) : empty}</Empty>}
      />
    </div>
  )
}

/** With a title open beside it the list keeps what tells books apart. */
function columnsOf(t: Translate, narrow: boolean): ListColumn<SearchItem>[] {
  const columns: (ListColumn<SearchItem> & { dropped?: boolean })[] = [
    {
      key: 'title',
      title: t('books.field.title'),
      text: (row) => [row.title, row.partNumber].filter(Boolean).join(' '),
    },
    {
      key: 'authors',
      title: t('books.field.authors'),
      wideOnly: true,
      dropped: narrow,
      text: (row) => row.authors,
    },
    {
      key: 'isbn',
      title: t('books.field.isbn'),
      width: 180,
      wideOnly: true,
      dropped: narrow,
      text: (row) => (row.isbn ? hyphenated(row.isbn) : ''),
    },
    {
      key: 'callNumber',
      title: t('books.field.callNumber'),
      width: 150,
      wideOnly: true,
      text: (row) => row.callNumber ?? '',
    },
    {
      key: 'availability',
      title: t('books.field.availability'),
      width: 140,
      text: (row) => availabilityText(row, t),
      render: (row) => (
        <span className={row.available > 0 ? undefined : 'quiet'}>{availabilityText(row, t)}</span>
      ),
    },
  ]
  return columns.filter((column) => !column.dropped)
}

function availabilityText({ available, total }: SearchItem, t: Translate): string {
  return total === 0 ? t('availability.none') : t('availability', { available, total })
}
