import { z } from 'zod'
import { day, endpoint, id, pageOf, paging } from '#platform/contract.ts'
import { CARD_STATES, READER_KINDS } from './rules.ts'

export const readerKind = z.enum(READER_KINDS)
export const cardState = z.enum(CARD_STATES)

export const readerLine = z.object({
  id,
  name: z.string(),
  kind: readerKind,
  classId: id.nullable(),
  className: z.string().nullable(),
  seatNo: z.number().int().nullable(),
  /** Number of the card in use, else of the last one. */
  card: z.string().nullable(),
  cardState: cardState.nullable(),
  leftOn: day.nullable(),
})
export type ReaderLine = z.infer<typeof readerLine>

export const listReaders = endpoint({
  name: 'listReaders',
  method: 'GET',
  path: '/api/v1/readers',
  permission: 'readers.read',
  summary: 'Find readers by name, pinyin, initials, class, card number; several words narrow the list',
  query: z.object({
    ...paging,
    q: z.string().max(60).optional(),
    kind: readerKind.optional(),
    classId: id.optional(),
    left: z.enum(['yes', 'no']).default('no'),
  }),
  reply: pageOf(readerLine),
})

export const readerCard = z.object({
  id,
  number: z.string(),
  state: cardState,
  issuedOn: day,
  endedOn: day.nullable(),
})
export type ReaderCard = z.infer<typeof readerCard>

export const readerDetail = readerLine.extend({
  studentNo: z.string().nullable(),
  grade: z.number().int().nullable(),
  cards: z.array(readerCard),
  enrolments: z.array(z.object({ classId: id, className: z.string(), fromDay: day, toDay: day.nullable() })),
})
export type ReaderDetail = z.infer<typeof readerDetail>

export const getReader = endpoint({
  name: 'getReader',
  method: 'GET',
  path: '/api/v1/readers/:id',
  permission: 'readers.read',
  summary: 'One reader with cards and classes through the years',
  params: z.object({ id }),
  reply: readerDetail,
})

const name = z.string().trim().min(1).max(60)
const number = z.string().trim().min(1).max(40)
const seatNo = z.number().int().min(1).max(99)

export const addReader = endpoint({
  name: 'addReader',
  method: 'POST',
  path: '/api/v1/readers',
  permission: 'readers.manage',
  summary: 'Add a reader; a card number is allotted when none is given',
  status: 201,
  refusals: ['student_no_taken', 'card_taken', 'class_needed'],
  body: z.object({
    kind: readerKind,
    name,
    studentNo: number.nullish(),
    classId: id.nullish(),
    seatNo: seatNo.nullish(),
    cardNumber: number.nullish(),
  }),
  reply: readerDetail,
})

export const changeReader = endpoint({
  name: 'changeReader',
  method: 'PATCH',
  path: '/api/v1/readers/:id',
  permission: 'readers.manage',
  summary: 'Change a reader; a new class begins today and the old enrolment stays as history',
  refusals: ['student_no_taken', 'class_needed'],
  params: z.object({ id }),
  body: z.object({
    name: name.optional(),
    studentNo: number.nullable().optional(),
    classId: id.optional(),
    seatNo: seatNo.nullable().optional(),
    /** A day: left; null: came back. */
    leftOn: day.nullable().optional(),
  }),
  reply: readerDetail,
})

export const issueCard = endpoint({
  name: 'issueCard',
  method: 'POST',
  path: '/api/v1/readers/:id/cards',
  permission: 'readers.manage',
  summary: 'Issue a card; the one before it becomes replaced, loans stay with the person',
  status: 201,
  refusals: ['card_taken'],
  params: z.object({ id }),
  body: z.object({ number: number.nullish() }),
  reply: readerDetail,
})

export const changeCard = endpoint({
  name: 'changeCard',
  method: 'PATCH',
  path: '/api/v1/cards/:id',
  permission: 'readers.manage',
  summary: 'Report a card lost (挂失), or found again',
  refusals: ['card_move'],
  params: z.object({ id }),
  body: z.object({ state: z.enum(['active', 'lost', 'ended']) }),
  reply: readerDetail,
})
