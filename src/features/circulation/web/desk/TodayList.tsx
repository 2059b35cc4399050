import { useState } from 'react'
import { getSchool } from '#features/school/contract.ts'
import { useRead } from '#ui/data.tsx'
import { timeText } from '#ui/format.ts'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { listDeskActions } from '../../contract.ts'
import { UNDO_DEPTH } from '../../rules.ts'
import type { DeskQueue } from './deskQueue.ts'

const PAGE = 50

/** What this desk did today, as the server holds it. */
export function TodayList({ queue }: { queue: DeskQueue }) {
  const t = useT()
  const [page, setPage] = useState(1)
  const school = useRead(getSchool)
  const query = { desk: queue.desk, page, size: PAGE }
  const actions = useRead(listDeskActions, { query }, { keepPrevious: true })
  if (actions.error) return <Problem error={actions.error} />
  const { items = [], total = 0 } = actions.data ?? {}
  if (actions.data && total === 0) return <p className="quiet desk-empty">{t('desk.todayEmpty')}</p>
  return (
    <>
      <ol className="lines">
        {items.map((action, index) => (
          <li
            key={action.id}
            className={`line ${action.kind === 'lend' ? 'lent' : 'returned'}${action.undone ? ' struck' : ''}`}
          >
            <div className="line-text">
              <span className="line-word">{t(action.kind === 'lend' ? 'line.lent' : 'line.returned')}</span>
              <span className="line-what">
                <b>{action.title}</b> <span className="quiet">{action.barcode}</span>
              </span>
              <span className="line-more">
                {timeText(action.at, school.data?.timeZone ?? 'Asia/Shanghai')} {action.reader.name}{' '}
                {action.reader.className}
              </span>
            </div>
            {!action.undone && page === 1 && index < UNDO_DEPTH && (
              <span className="line-actions">
                <button type="button" onClick={() => queue.undo(action.id, action.title)}>
                  {t('desk.undo')}
                </button>
              </span>
            )}
          </li>
        ))}
      </ol>
      {total > PAGE && (
        <nav className="desk-pages" aria-label={t('desk.today')}>
          <button type="button" disabled={page === 1} onClick={() => setPage(page - 1)}>
            {t('desk.newer')}
          </button>
          <button type="button" disabled={page * PAGE >= total} onClick={() => setPage(page + 1)}>
            {t('desk.older')}
          </button>
        </nav>
      )}
    </>
  )
}
