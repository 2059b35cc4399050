/** A day of the school's calendar, `YYYY-MM-DD`, in the school's time zone. */
export type Day = string
/** A moment, ISO 8601 in UTC, e.g. `2026-03-02T04:05:00.000Z`. */
export type Instant = string

export interface DemoSchool {
  school: DemoSchoolFacts
  /** Six terms: the two school years before the current one and the current one. */
  terms: DemoTerm[]
  /** Vacations and national holidays as ranges, both ends inside; week-ends are not listed. */
  closedDays: DemoClosedRange[]
  /** The 13 classes of today first, then the cohorts that graduated during the demo's loans. */
  classes: DemoClass[]
  /** The weekly borrowing slot of every class of today. */
  slots: DemoSlot[]
  people: DemoPerson[]
  accounts: DemoAccount[]
  /** One homeroom teacher for every class of today. */
  homerooms: DemoHomeroom[]
  titles: DemoTitle[]
  volumes: DemoVolume[]
  loans: DemoLoan[]
}

export interface DemoSchoolFacts {
  name: string
  timeZone: 'Asia/Shanghai'
  classNamePattern: string
}

export interface DemoTerm {
  name: string
  startsOn: Day
  endsOn: Day
}

export interface DemoClosedRange {
  fromDay: Day
  toDay: Day
  reason: string
}

export interface DemoClass {
  key: string
  /** The calendar year in which the cohort entered grade 1. */
  entryYear: number
  number: number
  /** Last day of school of a cohort that has left; null for the 13 classes of today. */
  graduatedOn: Day | null
}

export interface DemoSlot {
  classKey: string
  /** 1 = Monday … 5 = Friday. */
  weekday: number
  /** `HH:MM`, school time. */
  startsAt: string
  endsAt: string
}

export interface DemoEnrolment {
  classKey: string
  fromDay: Day
  /** Last day in the class; null while it lasts. */
  toDay: Day | null
}

export interface DemoPerson {
  key: string
  kind: 'pupil' | 'teacher' | 'staff'
  name: string
  /** Pupils only: 'G' (or the provisional 'L') and 18 digits that are never a valid identity number. */
  studentNo?: string
  cardNumber: string
  /** The class of today; absent for leavers and grown-ups. */
  classKey?: string
  seatNo?: number
  enrolments: DemoEnrolment[]
  leftOn?: Day
}

export type DemoRole = 'librarian' | 'leader' | 'teacher' | 'class_librarian' | 'reader'

export interface DemoAccount {
  role: DemoRole
  username: string
  password: string
  displayName: string
  personKey?: string
  classKeys?: string[]
}

export interface DemoHomeroom {
  classKey: string
  personKey: string
}

export interface DemoAuthor {
  name: string
  /** 著, 绘, 编, 编著, 译 … as on the title page. */
  role: string
  /** Nation or dynasty as bracketed on the title page (美, 清), without the brackets. */
  country?: string
  /** True where the title page says 等. */
  andOthers?: true
}

export interface DemoTitle {
  key: string
  title: string
  subtitle?: string
  /** Arabic number of a part of a multi-part work. */
  partNumber?: string
  partTitle?: string
  authors: DemoAuthor[]
  publisher: string
  place: string
  year: number
  edition?: string
  pages: number
  size: string
  series?: string
  /** 13 digits without hyphens. */
  isbn?: string
  priceFen: number
  language: 'chi' | 'eng'
  summary?: string
  /** Both absent on books for teachers and on works of reference. */
  gradeFrom?: number
  gradeTo?: number
  subjects: string[]
  clcNumber: string
  clcEdition: '5'
  /** Number in the ministry's reading list of 2020, where the title stands in it. */
  ministrySeq?: number
}

export interface DemoVolume {
  key: string
  titleKey: string
  accessionNo: string
  barcode: string
  callNumber: string
  location: '学生借阅室' | '低年级绘本区' | '教师资料室' | '工具书架'
  priceFen: number
  source: '购入' | '捐赠' | '调入'
  acquiredOn: Day
  /** A volume out on loan is `available` here: its open loan tells where it is. */
  state: 'available' | 'in_repair' | 'lost' | 'withdrawn'
}

export type DemoCondition = 'fine' | 'damp' | 'folded' | 'scribbled' | 'stained' | 'torn' | 'pages_lost'

export interface DemoLoan {
  key: string
  volumeKey: string
  personKey: string
  lentOn: Instant
  dueOn: Day
  returnedAt: Instant | null
  /** Condition found at return; absent while the loan is open. */
  condition?: DemoCondition
}

/** How large the school is; every number has a default, see `demoSchool.ts`. */
export interface DemoScale {
  /** Mean number of pupils in a class. */
  pupilsPerClass: number
  titles: number
  volumes: number
  /** Mean number of loans a pupil makes in a term, over keen ones and those who never come. */
  loansPerPupilTerm: number
}
