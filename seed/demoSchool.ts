import { buildCalendar } from './calendar.ts'
import { deliveries, lastOrderYear } from './holdings/batches.ts'
import { buildVolumes, settleStates } from './holdings/volumes.ts'
import { buildLoans } from './loans/buildLoans.ts'
import { buildAccounts, buildHomerooms } from './people/accounts.ts'
import { buildClasses, slotOf } from './people/classes.ts'
import { buildPeople } from './people/people.ts'
import { createPrng } from './prng.ts'
import { buildTitles } from './titles/buildTitles.ts'
import type { DemoScale, DemoSchool } from './types.ts'

export interface DemoOptions {
  /** The day the school stands at, `YYYY-MM-DD`; loans end on the evening before. Default 2026-11-23. */
  today?: string
  /** Another seed makes another school of the same kind. Default 1. */
  seed?: number
  scale?: Partial<DemoScale>
}

const DEFAULT_TODAY = '2026-11-23'
const DEFAULT_SCALE: DemoScale = { pupilsPerClass: 40, titles: 3000, volumes: 12_000, loansPerPupilTerm: 8 }

/**
 * Makes 青禾小学, a primary school that does not exist: everything in it is made up except the 110 titles
 * of the ministry's reading list. The same options always give the same bytes.
 * @throws RangeError for a `today` that is no day or lies before September 2022 or after August 2040, or fewer volumes than titles
 */
export function buildDemoSchool({ today = DEFAULT_TODAY, seed = 1, scale }: DemoOptions = {}): DemoSchool {
  const {
    pupilsPerClass,
    titles: titleCount,
    volumes: volumeCount,
    loansPerPupilTerm,
  } = {
    ...DEFAULT_SCALE,
    ...scale,
  }
  const prng = createPrng(seed)
  const calendar = buildCalendar(today)
  const classes = buildClasses(calendar)
  const people = buildPeople(classes, calendar, pupilsPerClass, prng.fork('people'))
  const upToYear = lastOrderYear(deliveries(calendar))
  const titles = buildTitles(titleCount, prng.fork('titles'), { upToYear })
  const shelved = buildVolumes(titles, volumeCount, calendar, prng.fork('volumes'))
  const loans = buildLoans(
    { calendar, classes, people, titles, volumes: shelved, loansPerPupilTerm },
    prng.fork('loans'),
  )
  const homerooms = buildHomerooms(classes, people)
  return {
    school: { name: '青禾小学', timeZone: 'Asia/Shanghai', classNamePattern: '{grade}（{number}）班' },
    terms: calendar.terms,
    closedDays: calendar.closedDays,
    classes,
    slots: classes.filter((c) => c.graduatedOn === null).map(slotOf),
    people,
    accounts: buildAccounts(calendar, today, { classes, people, homerooms, loans }),
    homerooms,
    titles,
    volumes: settleStates(shelved, loans, calendar, prng.fork('states')),
    loans,
  }
}
