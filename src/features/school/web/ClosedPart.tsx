import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useWrite } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { addClosedPeriod, type Calendar, getCalendar, getSchool, removeClosedPeriod } from '../contract.ts'
import { NewClosedForm } from './NewClosedForm.tsx'

type Period = Calendar['closed'][number]

interface ClosedPartProps {
  closed: Period[]
  today: string
  mayManage: boolean
}

/** Days on which the library is closed; what is over is folded away. */
export function ClosedPart({ closed, today, mayManage }: ClosedPartProps) {
  const t = useT()
  const [removed, setRemoved] = useState<Period>()
  const fresh = [getCalendar, getSchool]
  const remove = useWrite(removeClosedPeriod, { refresh: fresh })
  const heading = useRef<HTMLHeadingElement>(null)
  const restore = useWrite(addClosedPeriod, {
    refresh: fresh,
    onDone: () => {
      setRemoved(undefined)
      heading.current?.focus()
    },
  })
  const ahead = closed.filter((each) => each.toDay >= today).reverse()
  const past = closed.filter((each) => each.toDay < today)
  const onRemove = mayManage
    ? (period: Period) =>
        remove.mutate({ params: { id: period.id } }, { onSuccess: () => setRemoved(period) })
    : undefined
  return (
    <section className="calendar-part">
      <h2 ref={heading} tabIndex={-1}>
        {t('calendar.closed')}
      </h2>
      <p className="quiet">{t('calendar.closedWhy')}</p>
      {ahead.length > 0 ? <Periods periods={ahead} onRemove={onRemove} /> : <p>{t('calendar.noneClosed')}</p>}
      {removed && (
        <p role="status" className="notice">
          {t('calendar.removed', { reason: removed.reason })}{' '}
          <Button
            size="small"
            autoFocus
            loading={restore.isPending}
            onClick={() => restore.mutate({ body: bodyOf(removed) })}
          >
            {t('calendar.undo')}
          </Button>
        </p>
      )}
      <Problem error={remove.error ?? restore.error} />
      {mayManage && <NewClosedForm today={today} />}
      {past.length > 0 && (
        <details>
          <summary>{t('calendar.past', { count: past.length })}</summary>
          <Periods periods={past} onRemove={onRemove} />
        </details>
      )}
    </section>
  )
}

function Periods({ periods, onRemove }: { periods: Period[]; onRemove?(period: Period): void }) {
  const t = useT()
  return (
    <ul className="calendar-lines">
      {periods.map((period) => (
        <li key={period.id}>
          <span className="calendar-days">{daysOf(period)}</span>
          <span className="calendar-what">{period.reason}</span>
          {onRemove && (
            <Button
              type="text"
              size="small"
              aria-label={t('calendar.removeOne', { reason: period.reason, days: daysOf(period) })}
              onClick={() => onRemove(period)}
            >
              {t('action.remove')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

function daysOf({ fromDay, toDay }: Period): string {
  return fromDay === toDay ? fromDay : `${fromDay} – ${toDay}`
}

function bodyOf({ fromDay, toDay, reason }: Period) {
  return { fromDay, toDay, reason }
}
