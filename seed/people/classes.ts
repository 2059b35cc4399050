import type { Calendar } from '../calendar.ts'
import type { DemoClass, DemoSlot } from '../types.ts'

/** Three slots a day over five days leave two free ones beside the thirteen classes. */
const SLOT_TIMES: readonly (readonly [string, string])[] = [
  ['12:00', '12:30'],
  ['12:35', '13:05'],
  ['15:45', '16:15'],
]

/** How many school years the loans may reach back, so that cohorts which left since then are kept. */
const LEFT_COHORTS = 2

/** Every cohort has two classes; the one in grade 4 today has three. */
function classCount(entryYear: number, schoolYear: number): number {
  return entryYear === schoolYear - 3 ? 3 : 2
}

/** The thirteen classes of today by grade, then the cohorts that graduated in the two years before. */
export function buildClasses({ schoolYear }: Calendar): DemoClass[] {
  const classes: DemoClass[] = []
  for (let age = 0; age < 6 + LEFT_COHORTS; age++) {
    const entryYear = schoolYear - age
    for (let number = 1; number <= classCount(entryYear, schoolYear); number++) {
      const graduatedOn = age < 6 ? null : `${entryYear + 6}-06-30`
      classes.push({ key: `c${entryYear}-${number}`, entryYear, number, graduatedOn })
    }
  }
  return classes
}

/**
 * The weekly slot of a class. It depends on the cohort alone, so a class keeps its slot for six years and
 * no two classes that are at school together ever share one.
 */
export function slotOf(cls: DemoClass): DemoSlot {
  const index = cls.number === 3 ? 12 : (cls.entryYear % 6) * 2 + (cls.number - 1)
  const [startsAt, endsAt] = SLOT_TIMES[Math.floor(index / 5)]!
  return { classKey: cls.key, weekday: (index % 5) + 1, startsAt, endsAt }
}
