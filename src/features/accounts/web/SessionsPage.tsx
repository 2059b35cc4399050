import './accounts.css'
import { Button } from 'antd'
import { useState } from 'react'
import { getSchool } from '#features/school/contract.ts'
import type { Translate } from '#messages/translate.ts'
import { call } from '#platform/client.ts'
import { paths } from '#platform/paths.ts'
import { useRead, useWrite } from '#ui/data.tsx'
import { instantText } from '#ui/format.ts'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { allPages, type ListColumn, ListTable } from '#ui/staff/ListTable.tsx'
import { Empty, Page } from '#ui/staff/Page.tsx'
import { endSession, listSessions, type Session } from '../contract.ts'
import { deviceOf } from './deviceOf.ts'

const PAGE_SIZE = 50

/** Who is signed in where; a device that was lost is signed out from here. */
export function SessionsPage() {
  const t = useT()
  const [page, setPage] = useState(1)
  const query = { kind: 'browser', page, size: PAGE_SIZE } as const
  const sessions = useRead(listSessions, { query }, { keepPrevious: true })
  const columns = useColumns()
  return (
    <Page title={t('sessions.title')} hint={t('sessions.hint')}>
      <Problem error={sessions.error} />
      <div className="wrapping">
        <ListTable<Session>
          name={t('sessions.title')}
          rows={sessions.data?.items ?? []}
          total={sessions.data?.total ?? 0}
          page={page}
          size={PAGE_SIZE}
          loading={sessions.isFetching}
          columns={columns}
          rowKey={(session) => session.id}
          onPage={setPage}
          fetchAll={() =>
            allPages((at, size) => call(listSessions, { query: { kind: 'browser', page: at, size } }))
          }
          empty={<Empty>{t('sessions.none')}</Empty>}
        />
      </div>
    </Page>
  )
}

function useColumns(): ListColumn<Session>[] {
  const t = useT()
  const school = useRead(getSchool)
  const zone = school.data?.timeZone ?? 'UTC'
  return [
    {
      key: 'person',
      title: t('sessions.person'),
      text: (session) => `${session.name} (${t(`role.${session.role}`)})`,
      render: (session) => (
        <>
          {session.name} <span className="quiet">{t(`role.${session.role}`)}</span>
        </>
      ),
    },
    {
      key: 'device',
      title: t('sessions.device'),
      text: (session) => deviceText(session, t),
      render: (session) => (
        <span title={session.userAgent}>
          {deviceText(session, t)} {session.current && <span className="tag good">{t('sessions.here')}</span>}
        </span>
      ),
    },
    { key: 'ip', title: t('sessions.ip'), text: (session) => session.ip, width: 150, wideOnly: true },
    {
      key: 'since',
      title: t('sessions.since'),
      text: (session) => instantText(session.createdAt, zone),
      width: 160,
      wideOnly: true,
    },
    {
      key: 'seen',
      title: t('sessions.seen'),
      text: (session) => instantText(session.seenAt, zone),
      width: 160,
      wideOnly: true,
    },
    {
      key: 'end',
      title: t('sessions.act'),
      text: () => '',
      render: (session) => <EndButton session={session} />,
      width: 110,
    },
  ]
}

function deviceText(session: Session, t: Translate): string {
  const { browser, system } = deviceOf(session.userAgent)
  return [browser, system].filter(Boolean).join(' · ') || t('sessions.unknownDevice')
}

function EndButton({ session }: { session: Session }) {
  const t = useT()
  const end = useWrite(endSession, {
    refresh: session.current ? [] : [listSessions],
    onDone: () => {
      if (session.current) window.location.assign(paths.signIn())
    },
  })
  return (
    <>
      <Button
        size="small"
        loading={end.isPending}
        aria-label={t('sessions.endOf', { name: session.name, device: deviceText(session, t) })}
        onClick={() => end.mutate({ params: { id: session.id } })}
      >
        {t('sessions.end')}
      </Button>
      <Problem error={end.error} />
    </>
  )
}
