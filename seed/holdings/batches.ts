import type { Calendar } from '../calendar.ts'
import { dayNumber, toDay } from '../days.ts'
import type { DemoVolume } from '../types.ts'

/** One delivery that was accessioned together. */
export interface Batch {
  day: number
  year: number
  source: DemoVolume['source']
}

/** The library opened this many school years ago; its opening stock is its largest delivery. */
const OPENED_YEARS_AGO = 13

/** Year by year: an order in spring and one in autumn, children's gifts on 1 June, and once the stock of a closed village school. */
export function deliveries(calendar: Calendar): Batch[] {
  const opened = calendar.schoolYear - OPENED_YEARS_AGO
  const batch = (monthDay: string, year: number, source: Batch['source']): Batch => ({
    day: calendar.nextOpen(dayNumber(`${year}-${monthDay}`)),
    year,
    source,
  })
  const all: Batch[] = [batch('08-25', opened, '购入')]
  for (let year = opened + 1; year <= calendar.schoolYear + 1; year++) {
    all.push(batch('04-10', year, '购入'), batch('06-01', year, '捐赠'), batch('10-20', year, '购入'))
    if (year === opened + 6) all.push(batch('09-05', year, '调入'))
  }
  return all.filter((b) => b.day < calendar.today).sort((a, b) => a.day - b.day)
}

/** The latest year a title can bear: that of the last order. */
export function lastOrderYear(batches: readonly Batch[]): number {
  return batches.findLast((b) => b.source === '购入')!.year
}

/** `YYYY-MM-DD` of a delivery. */
export function deliveryDay(batch: Batch): string {
  return toDay(batch.day)
}
