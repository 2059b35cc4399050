import { Button } from 'antd'
import { useState } from 'react'
import { useSpeaking } from '#ui/language.tsx'
import type { Calendar } from '../contract.ts'
import { addMonths, type MonthDay, weeksOf } from './monthDays.ts'

const MONTHS = 3
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]

/** The months from now on, each day open or closed as it counts for due days. */
export function MonthsView({ calendar, today }: { calendar: Calendar; today: string }) {
  const { t } = useSpeaking()
  const [from, setFrom] = useState(today.slice(0, 7))
  return (
    <section className="months" aria-label={t('calendar.months')}>
      <header>
        <Button size="small" onClick={() => setFrom(addMonths(from, -MONTHS))}>
          {t('calendar.earlier')}
        </Button>
        <Button size="small" disabled={from === today.slice(0, 7)} onClick={() => setFrom(today.slice(0, 7))}>
          {t('calendar.thisMonth')}
        </Button>
        <Button size="small" onClick={() => setFrom(addMonths(from, MONTHS))}>
          {t('calendar.later')}
        </Button>
      </header>
      <div className="months-grid">
        {Array.from({ length: MONTHS }, (_, index) => addMonths(from, index)).map((month) => (
          <Month key={month} month={month} calendar={calendar} today={today} />
        ))}
      </div>
      <p className="months-legend quiet">
        <span className="day-open">1</span> {t('calendar.day.open')}
        <span className="day-weekly">1</span> {t('calendar.day.weekly')}
        <span className="day-closed">1</span> {t('calendar.day.closed')}
      </p>
    </section>
  )
}

function Month({ month, calendar, today }: { month: string; calendar: Calendar; today: string }) {
  const { t, language } = useSpeaking()
  const name = new Date(`${month}-01T00:00:00Z`).toLocaleDateString(language, {
    year: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  })
  return (
    <table className="month">
      <caption>{name}</caption>
      <thead>
        <tr>
          {WEEKDAYS.map((day) => (
            <th key={day} scope="col">
              <abbr title={t(`weekday.${day}`)}>{t(`weekday.short.${day}`)}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month, calendar).map((week, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the weeks of a month never change places
          <tr key={index}>
            {week.map((each, weekday) => (
              <td key={each?.day ?? `empty ${weekday}`}>
                {each && <Day each={each} isToday={each.day === today} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Day({ each, isToday }: { each: MonthDay; isToday: boolean }) {
  const { t } = useSpeaking()
  const words = each.kind === 'open' ? '' : (each.reason ?? t('calendar.day.weekly'))
  return (
    <span
      className={`day-${each.kind}`}
      aria-current={isToday ? 'date' : undefined}
      title={words || undefined}
    >
      {Number(each.day.slice(8))}
      {words && <span className="visually-hidden"> {words}</span>}
    </span>
  )
}
