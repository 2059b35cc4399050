import './school.css'
import { whoAmI } from '#features/accounts/contract.ts'
import { useRead } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { Page } from '#ui/staff/Page.tsx'
import { getCalendar, getSchool } from '../contract.ts'
import { ClosedPart } from './ClosedPart.tsx'
import { MonthsView } from './MonthsView.tsx'
import { SchoolPart } from './SchoolPart.tsx'
import { TermsPart } from './TermsPart.tsx'
import { WeekdaysPart } from './WeekdaysPart.tsx'

/** When there is school and when the library is open: due days follow from it. */
export function CalendarPage() {
  const t = useT()
  const me = useRead(whoAmI)
  const school = useRead(getSchool)
  const calendar = useRead(getCalendar)
  const mayManage = me.data?.permissions.includes('school.manage') ?? false
  return (
    <Page title={t('calendar.title')} hint={t('calendar.hint')}>
      <Problem error={calendar.error ?? school.error} />
      {calendar.data && school.data && (
        <div className="calendar">
          <div>
            <WeekdaysPart calendar={calendar.data} mayManage={mayManage} />
            <ClosedPart closed={calendar.data.closed} today={school.data.today} mayManage={mayManage} />
            <TermsPart terms={calendar.data.terms} today={school.data.today} mayManage={mayManage} />
            {mayManage && <SchoolPart school={school.data} />}
          </div>
          <MonthsView calendar={calendar.data} today={school.data.today} />
        </div>
      )}
    </Page>
  )
}
