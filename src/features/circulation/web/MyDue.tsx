import { useT } from '#ui/language.tsx'
import { overdueDays } from '../rules.ts'

const SOON_DAYS = 3

/** How long a book may still stay, or how long it is late: a word with its colour. */
export function MyDue({ dueOn, today }: { dueOn: string; today: string }) {
  const t = useT()
  const late = overdueDays(dueOn, today)
  // the same count of days, seen from the other end
  const left = overdueDays(today, dueOn)
  if (late > 0) return <span className="tag bad">{t('my.due.late', { count: late })}</span>
  if (left === 0) return <span className="tag warn">{t('my.due.today')}</span>
  return (
    <span className={left <= SOON_DAYS ? 'tag warn' : 'tag good'}>{t('my.due.left', { count: left })}</span>
  )
}
