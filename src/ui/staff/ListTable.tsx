import { Button, Table } from 'antd'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { useT } from '../language.tsx'
import { saveCsv } from './exportCsv.ts'

export interface ListColumn<Row> {
  key: string
  title: string
  /** As text: in the export, and in the table when there is no `render`. */
  text(row: Row): string
  render?(row: Row): ReactNode
  width?: number
  align?: 'left' | 'right'
  /** Left out below 900 px: what a narrow screen can do without. */
  wideOnly?: boolean
}

interface ListTableProps<Row> {
  /** Names the file of the export. */
  name: string
  rows: Row[]
  total: number
  page: number
  size: number
  loading: boolean
  columns: ListColumn<Row>[]
  rowKey(row: Row): string
  onPage(page: number): void
  onOpen?(row: Row): void
  /** Id of the row shown beside the list. */
  openId?: string
  /** Every row of this list, for Excel; left out when the list is short enough to be here whole. */
  fetchAll?(): Promise<Row[]>
  empty: ReactNode
}

/** A list: 40 px rows, arrow keys and Enter to open, paging, print and a file for Excel. */
export function ListTable<Row extends object>(props: ListTableProps<Row>) {
  const t = useT()
  const { rows, columns, onOpen, rowKey, total, page, size } = props
  const moveFocus = (event: KeyboardEvent<HTMLElement>, row: Row) => {
    const current = event.currentTarget
    const step = { ArrowDown: current.nextElementSibling, ArrowUp: current.previousElementSibling }[event.key]
    if (step instanceof HTMLElement) step.focus()
    else if (event.key === 'Enter' && event.target === current) onOpen?.(row)
    else return
    event.preventDefault()
  }
  return (
    <div className="list">
      <Table<Row>
        size="small"
        rowKey={rowKey}
        dataSource={rows}
        loading={props.loading && rows.length === 0}
        locale={{ emptyText: props.loading ? ' ' : props.empty }}
        columns={columns.map((column) => ({
          key: column.key,
          title: column.title,
          width: column.width,
          align: column.align,
          ellipsis: true,
          responsive: column.wideOnly ? ['lg' as const] : undefined,
          render: (_, row: Row) => (column.render ? column.render(row) : column.text(row)),
        }))}
        pagination={
          total > size
            ? {
                current: page,
                pageSize: size,
                total,
                onChange: props.onPage,
                showSizeChanger: false,
                size: 'small',
              }
            : false
        }
        rowClassName={(row) => (rowKey(row) === props.openId ? 'row-open' : '')}
        onRow={(row) =>
          onOpen
            ? {
                tabIndex: 0,
                className: 'row-link',
                'aria-current': rowKey(row) === props.openId || undefined,
                onClick: () => onOpen(row),
                onKeyDown: (event) => moveFocus(event, row),
              }
            : {}
        }
      />
      {rows.length > 0 && <ListFoot {...props} t={t} />}
    </div>
  )
}

function ListFoot<Row extends object>({
  t,
  name,
  total,
  rows,
  columns,
  fetchAll,
}: ListTableProps<Row> & { t: ReturnType<typeof useT> }) {
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      const all = fetchAll ? await fetchAll() : rows
      saveCsv(name, [
        columns.map((column) => column.title),
        ...all.map((row) => columns.map((column) => column.text(row))),
      ])
    } finally {
      setBusy(false)
    }
  }
  return (
    <footer className="list-foot no-print">
      <span className="quiet">{t('list.total', { count: total })}</span>
      <Button type="text" size="small" onClick={() => window.print()}>
        {t('list.print')}
      </Button>
      <Button type="text" size="small" loading={busy} onClick={save}>
        {t('list.excel')}
      </Button>
    </footer>
  )
}

/** Fetches a list page by page until it is whole. */
export async function allPages<Row>(
  read: (page: number, size: number) => Promise<{ total: number; items: Row[] }>,
): Promise<Row[]> {
  const size = 200
  const all: Row[] = []
  for (let page = 1; ; page++) {
    const { total, items } = await read(page, size)
    all.push(...items)
    if (items.length === 0 || all.length >= total) return all
  }
}
