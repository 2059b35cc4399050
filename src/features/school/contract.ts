import { z } from 'zod'
import { day, endpoint, id, okReply } from '#platform/contract.ts'

export const schoolFacts = z.object({
  /** False on an empty store: the first-run page comes first. */
  setUp: z.boolean(),
  name: z.string(),
  timeZone: z.string(),
  classNamePattern: z.string(),
  yearStartsMonth: z.number().int(),
  demo: z.boolean(),
  today: day,
  openToday: z.boolean(),
})
export type SchoolFacts = z.infer<typeof schoolFacts>

export const getSchool = endpoint({
  name: 'getSchool',
  method: 'GET',
  path: '/api/v1/school',
  permission: 'public',
  summary: 'The school: its name, its day, whether the library is open today',
  reply: schoolFacts,
})

const weekday = z.number().int().min(1).max(7)
export const classNamePattern = z
  .string()
  .trim()
  .min(3)
  .max(40)
  .refine((pattern) => pattern.includes('{number}') && /\{grade\}|\{digit\}/.test(pattern))
export const timeZone = z
  .string()
  .max(60)
  .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC')

export const changeSchool = endpoint({
  name: 'changeSchool',
  method: 'PATCH',
  path: '/api/v1/school',
  permission: 'school.manage',
  summary: 'Change the school’s name, zone, way of writing classes or open weekdays',
  body: z.object({
    name: z.string().trim().min(1).max(60).optional(),
    timeZone: timeZone.optional(),
    classNamePattern: classNamePattern.optional(),
    openWeekdays: z.array(weekday).min(1).optional(),
  }),
  reply: schoolFacts,
})

export const schoolClass = z.object({
  id,
  entryYear: z.number().int(),
  number: z.number().int(),
  ownName: z.string().nullable(),
  /** 1 … 6; above 6 the class has left. */
  grade: z.number().int(),
  name: z.string(),
  pupils: z.number().int(),
})
export type SchoolClass = z.infer<typeof schoolClass>

export const listClasses = endpoint({
  name: 'listClasses',
  method: 'GET',
  path: '/api/v1/classes',
  permission: 'school.read',
  summary: 'Classes of today by grade; a teacher and a class librarian see their own',
  query: z.object({ left: z.enum(['yes', 'no']).default('no') }),
  reply: z.object({ items: z.array(schoolClass) }),
})

const ownName = z.string().trim().max(20)

export const addClass = endpoint({
  name: 'addClass',
  method: 'POST',
  path: '/api/v1/classes',
  permission: 'school.manage',
  summary: 'Add a class by its grade today and its number',
  status: 201,
  refusals: ['class_exists'],
  body: z.object({
    grade: z.number().int().min(1).max(6),
    number: z.number().int().min(1).max(99),
    ownName: ownName.nullish(),
  }),
  reply: schoolClass,
})

export const changeClass = endpoint({
  name: 'changeClass',
  method: 'PATCH',
  path: '/api/v1/classes/:id',
  permission: 'school.manage',
  summary: 'Give a class a name of its own, or take it away',
  params: z.object({ id }),
  body: z.object({ ownName: ownName.nullable() }),
  reply: schoolClass,
})

export const term = z.object({ id, name: z.string(), startsOn: day, endsOn: day.nullable() })
export const closedPeriod = z.object({ id, fromDay: day, toDay: day, reason: z.string() })
export const calendar = z.object({
  openWeekdays: z.array(weekday),
  terms: z.array(term),
  closed: z.array(closedPeriod),
})
export type Calendar = z.infer<typeof calendar>

export const getCalendar = endpoint({
  name: 'getCalendar',
  method: 'GET',
  path: '/api/v1/calendar',
  permission: 'school.read',
  summary: 'Terms, open weekdays and closed days',
  reply: calendar,
})

export const addTerm = endpoint({
  name: 'addTerm',
  method: 'POST',
  path: '/api/v1/terms',
  permission: 'school.manage',
  summary: 'Add a term',
  status: 201,
  refusals: ['term_exists'],
  body: z.object({ name: z.string().trim().min(1).max(40), startsOn: day, endsOn: day.nullish() }),
  reply: term,
})

export const addClosedPeriod = endpoint({
  name: 'addClosedPeriod',
  method: 'POST',
  path: '/api/v1/closed-periods',
  permission: 'school.manage',
  summary: 'Close the library for some days; due days move past them from now on',
  status: 201,
  body: z.object({ fromDay: day, toDay: day, reason: z.string().trim().min(1).max(60) }),
  reply: closedPeriod,
})

export const removeClosedPeriod = endpoint({
  name: 'removeClosedPeriod',
  method: 'DELETE',
  path: '/api/v1/closed-periods/:id',
  permission: 'school.manage',
  summary: 'Open the library on these days after all',
  params: z.object({ id }),
  reply: okReply,
})
