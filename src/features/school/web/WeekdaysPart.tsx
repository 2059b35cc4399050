import { Checkbox } from 'antd'
import { useWrite } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { type Calendar, changeSchool, getCalendar, getSchool } from '../contract.ts'

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]

/** The weekdays the library is open on. A tick counts at once; ticking again undoes it. One day at least stays. */
export function WeekdaysPart({ calendar, mayManage }: { calendar: Calendar; mayManage: boolean }) {
  const t = useT()
  const change = useWrite(changeSchool, { refresh: [getCalendar, getSchool] })
  const open = (change.isPending && change.variables.body?.openWeekdays) || calendar.openWeekdays
  return (
    <section className="calendar-part">
      <h2>{t('calendar.weekdays')}</h2>
      <p className="quiet">{t('calendar.weekdaysWhy')}</p>
      <Checkbox.Group
        className="weekdays"
        aria-label={t('calendar.weekdays')}
        value={open}
        options={WEEKDAYS.map((day) => ({
          value: day,
          label: t(`weekday.${day}`),
          disabled: !mayManage || (open.length === 1 && open[0] === day),
        }))}
        onChange={(days) => change.mutate({ body: { openWeekdays: [...days].sort() } })}
      />
      <Problem error={change.error} />
    </section>
  )
}
