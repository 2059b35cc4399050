import type { ReactNode } from 'react'
import { getSchool } from '#features/school/contract.ts'
import { call } from '#platform/client.ts'
import type { Reply } from '#platform/contract.ts'
import { useRead } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { allPages, type ListColumn, ListTable } from '#ui/staff/ListTable.tsx'
import { listSessions, type Session } from '../contract.ts'
import { rightsOf, seenWords, untilWords } from './tokenWords.ts'

interface TokensListProps {
  tokens: Reply<typeof listSessions> | undefined
  page: number
  size: number
  loading: boolean
  openId?: string
  onOpen(token: Session): void
  onPage(page: number): void
  empty: ReactNode
}

export function TokensList({ tokens, ...rest }: TokensListProps) {
  const t = useT()
  const columns = useColumns()
  return (
    <div className="wrapping">
      <ListTable<Session>
        {...rest}
        name={t('tokens.title')}
        rows={tokens?.items ?? []}
        total={tokens?.total ?? 0}
        columns={columns}
        rowKey={(token) => token.id}
        fetchAll={() =>
          allPages((at, most) => call(listSessions, { query: { kind: 'program', page: at, size: most } }))
        }
      />
    </div>
  )
}

function useColumns(): ListColumn<Session>[] {
  const t = useT()
  const school = useRead(getSchool)
  const zone = school.data?.timeZone ?? 'UTC'
  return [
    { key: 'label', title: t('tokens.label'), text: (token) => token.label },
    {
      key: 'permissions',
      title: t('tokens.rights'),
      text: (token) => rightsOf(token, t).join(t('policy.semicolon')),
      wideOnly: true,
    },
    { key: 'by', title: t('tokens.madeBy'), text: (token) => token.name, width: 110, wideOnly: true },
    {
      key: 'seen',
      title: t('tokens.seen'),
      text: (token) => seenWords(token, zone),
      width: 160,
      wideOnly: true,
    },
    {
      key: 'until',
      title: t('tokens.until'),
      text: (token) => untilWords(token, zone, t),
      width: 130,
    },
  ]
}
