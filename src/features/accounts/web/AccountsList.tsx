import type { ReactNode } from 'react'
import { getSchool } from '#features/school/contract.ts'
import { call } from '#platform/client.ts'
import type { CallInput, Reply } from '#platform/contract.ts'
import { useRead } from '#ui/data.tsx'
import { instantText } from '#ui/format.ts'
import { useT } from '#ui/language.tsx'
import { allPages, type ListColumn, ListTable } from '#ui/staff/ListTable.tsx'
import { type Account, listAccounts } from '../contract.ts'

export const PAGE_SIZE = 50

interface AccountsListProps {
  query: NonNullable<CallInput<typeof listAccounts>['query']>
  accounts: Reply<typeof listAccounts> | undefined
  loading: boolean
  openId?: string
  onPage(page: number): void
  onOpen(account: Account): void
  empty: ReactNode
}

export function AccountsList({ query, accounts, loading, openId, onPage, onOpen, empty }: AccountsListProps) {
  const t = useT()
  const columns = useColumns()
  return (
    <div className="wrapping">
      <ListTable<Account>
        name={t('accounts.title')}
        rows={accounts?.items ?? []}
        total={accounts?.total ?? 0}
        page={Number(query.page)}
        size={PAGE_SIZE}
        loading={loading}
        columns={columns}
        rowKey={(account) => account.id}
        openId={openId}
        onPage={onPage}
        onOpen={onOpen}
        fetchAll={() => allPages((page, size) => call(listAccounts, { query: { ...query, page, size } }))}
        empty={empty}
      />
    </div>
  )
}

function useColumns(): ListColumn<Account>[] {
  const t = useT()
  const school = useRead(getSchool)
  const zone = school.data?.timeZone ?? 'UTC'
  return [
    { key: 'name', title: t('accounts.name'), text: (account) => account.name },
    { key: 'username', title: t('accounts.username'), text: (account) => account.username, wideOnly: true },
    { key: 'role', title: t('accounts.role'), text: (account) => t(`role.${account.role}`), width: 130 },
    {
      key: 'classes',
      title: t('accounts.classes'),
      text: (account) => account.classes.map((each) => each.name).join(t('accounts.listComma')),
      wideOnly: true,
    },
    {
      key: 'state',
      title: t('accounts.state'),
      text: (account) => t(`account.state.${account.state}`),
      render: (account) => <StateTag account={account} />,
      width: 90,
    },
    {
      key: 'signedInAt',
      title: t('accounts.signedInAt'),
      text: (account) => (account.signedInAt ? instantText(account.signedInAt, zone) : t('accounts.never')),
      width: 160,
      wideOnly: true,
    },
  ]
}

export function StateTag({ account }: { account: Account }) {
  const t = useT()
  return (
    <span className={account.state === 'active' ? 'tag good' : 'tag'}>
      {t(`account.state.${account.state}`)}
    </span>
  )
}
