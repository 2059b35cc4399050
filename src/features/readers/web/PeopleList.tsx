import { Button } from 'antd'
import { useNavigate } from 'react-router'
import type { Translate } from '#messages/translate.ts'
import { call } from '#platform/client.ts'
import { paths } from '#platform/paths.ts'
import { useRead } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { allPages, type ListColumn, ListTable } from '#ui/staff/ListTable.tsx'
import { Empty } from '#ui/staff/Page.tsx'
import { listReaders, type ReaderLine } from '../contract.ts'
import { CardTag } from './CardTag.tsx'
import { PAGE_SIZE, usePeopleQuery } from './usePeopleQuery.ts'

interface PeopleListProps {
  openId?: string
  mayImport: boolean
  onOpen(readerId: string): void
}

export function PeopleList({ openId, mayImport, onOpen }: PeopleListProps) {
  const t = useT()
  const { query, page, filtered, set } = usePeopleQuery()
  const readers = useRead(listReaders, { query: { ...query, page, size: PAGE_SIZE } }, { keepPrevious: true })
  if (readers.error) return <Problem error={readers.error} />
  return (
    <ListTable<ReaderLine>
      name={t('people.title')}
      rows={readers.data?.items ?? []}
      total={readers.data?.total ?? 0}
      page={page}
      size={PAGE_SIZE}
      loading={readers.isFetching}
      columns={columnsOf(t)}
      rowKey={(row) => row.id}
      openId={openId}
      onPage={(next) => set({ page: String(next) })}
      onOpen={(row) => onOpen(row.id)}
      fetchAll={() => allPages((next, size) => call(listReaders, { query: { ...query, page: next, size } }))}
      empty={filtered ? <NothingFound /> : <NobodyYet mayImport={mayImport} />}
    />
  )
}

function columnsOf(t: Translate): ListColumn<ReaderLine>[] {
  return [
    { key: 'name', title: t('people.name'), text: (row) => row.name },
    {
      key: 'kind',
      title: t('people.kind'),
      text: (row) => t(`reader.kind.${row.kind}`),
      width: 90,
      wideOnly: true,
    },
    { key: 'class', title: t('people.class'), text: (row) => row.className ?? '' },
    {
      key: 'seat',
      title: t('people.seat'),
      text: (row) => (row.seatNo === null ? '' : String(row.seatNo)),
      width: 76,
      align: 'right',
      wideOnly: true,
    },
    { key: 'card', title: t('people.card'), text: (row) => row.card ?? '' },
    {
      key: 'cardState',
      title: t('people.cardState'),
      text: (row) => (row.cardState ? t(`card.state.${row.cardState}`) : ''),
      render: (row) => row.cardState && <CardTag state={row.cardState} />,
      width: 92,
    },
  ]
}

function NothingFound() {
  const t = useT()
  const { set } = usePeopleQuery()
  const clear = () => set({ q: undefined, kind: undefined, classId: undefined, left: undefined })
  return (
    <Empty action={<Button onClick={clear}>{t('people.clearFilters')}</Button>}>{t('people.nothing')}</Empty>
  )
}

function NobodyYet({ mayImport }: { mayImport: boolean }) {
  const t = useT()
  const navigate = useNavigate()
  return (
    <Empty
      action={
        mayImport && <Button onClick={() => navigate(paths.importPeople())}>{t('people.import')}</Button>
      }
    >
      {t('people.empty')}
    </Empty>
  )
}
