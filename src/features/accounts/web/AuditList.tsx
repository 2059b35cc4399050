import type { ReactNode } from 'react'
import { getSchool } from '#features/school/contract.ts'
import { call } from '#platform/client.ts'
import type { CallInput, Reply } from '#platform/contract.ts'
import { useRead } from '#ui/data.tsx'
import { instantText } from '#ui/format.ts'
import { useT } from '#ui/language.tsx'
import { allPages, type ListColumn, ListTable } from '#ui/staff/ListTable.tsx'
import { type AuditEntry, listAudit } from '../contract.ts'
import { actionWords, roleWords, subjectWords } from './auditWords.ts'

export const PAGE_SIZE = 50
/** Columns that the open line says itself, when there is little room for the list. */
const BESIDE = ['actor', 'reason']

interface AuditListProps {
  query: NonNullable<CallInput<typeof listAudit>['query']>
  lines: Reply<typeof listAudit> | undefined
  loading: boolean
  /** A line is open beside the list. */
  narrow: boolean
  openId?: string
  onPage(page: number): void
  onOpen(line: AuditEntry): void
  empty: ReactNode
}

export function AuditList({ query, lines, narrow, ...rest }: AuditListProps) {
  const t = useT()
  const columns = useColumns().filter((column) => !narrow || !BESIDE.includes(column.key))
  return (
    <div className="wrapping">
      <ListTable<AuditEntry>
        {...rest}
        name={t('audit.title')}
        rows={lines?.items ?? []}
        total={lines?.total ?? 0}
        page={Number(query.page)}
        size={PAGE_SIZE}
        columns={columns}
        rowKey={(line) => line.id}
        fetchAll={() => allPages((page, size) => call(listAudit, { query: { ...query, page, size } }))}
      />
    </div>
  )
}

function useColumns(): ListColumn<AuditEntry>[] {
  const t = useT()
  const school = useRead(getSchool)
  const zone = school.data?.timeZone ?? 'UTC'
  return [
    { key: 'at', title: t('audit.at'), text: (line) => instantText(line.at, zone), width: 140 },
    {
      key: 'actor',
      title: t('audit.who'),
      text: (line) => [line.actor || t('audit.nobody'), roleWords(line.role, t)].filter(Boolean).join(' '),
      render: (line) => (
        <>
          {line.actor || t('audit.nobody')} <span className="quiet">{roleWords(line.role, t)}</span>
        </>
      ),
      width: 200,
      wideOnly: true,
    },
    { key: 'action', title: t('audit.action'), text: (line) => actionWords(line.action, t), width: 130 },
    { key: 'subject', title: t('audit.subject'), text: (line) => subjectWords(line.subject, t) },
    {
      key: 'reason',
      title: t('audit.reason'),
      text: (line) => line.reason ?? '',
      width: 160,
      wideOnly: true,
    },
  ]
}
