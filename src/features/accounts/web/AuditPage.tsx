import './accounts.css'
import { useState } from 'react'
import { useRead } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { Empty, Page } from '#ui/staff/Page.tsx'
import { useListState } from '#ui/staff/useListState.ts'
import { listAudit } from '../contract.ts'
import { AuditFilters } from './AuditFilters.tsx'
import { AuditList, PAGE_SIZE } from './AuditList.tsx'
import { AuditPane } from './AuditPane.tsx'

/** Who did what to what, and when. Nothing here can be changed. */
export function AuditPage() {
  const t = useT()
  const { page, get, set } = useListState()
  const [openId, setOpenId] = useState<string>()
  const query = {
    person: get('person'),
    thing: get('thing'),
    from: get('from'),
    to: get('to'),
    page,
    size: PAGE_SIZE,
  }
  const lines = useRead(listAudit, { query }, { keepPrevious: true })
  const open = lines.data?.items.find((each) => each.id === openId)
  return (
    <Page
      title={t('audit.title')}
      hint={t('audit.hint')}
      filters={<AuditFilters query={query} onChange={set} />}
    >
      <Problem error={lines.error} />
      <div className={open ? 'split with-thing' : 'split'}>
        <AuditList
          query={query}
          lines={lines.data}
          loading={lines.isFetching}
          narrow={open !== undefined}
          openId={openId}
          onPage={(next) => set({ page: String(next) })}
          onOpen={(line) => setOpenId(line.id)}
          empty={<Empty>{t('audit.none')}</Empty>}
        />
        {open && (
          <AuditPane
            key={open.id}
            line={open}
            onClose={() => setOpenId(undefined)}
            onThing={(thing) => set({ thing, person: undefined })}
          />
        )}
      </div>
    </Page>
  )
}
