import { z } from 'zod'
import { readerKind } from '#features/readers/contract.ts'
import { day, endpoint, id, instant, okReply, pageOf, paging } from '#platform/contract.ts'
import { CONDITIONS, LEND_REFUSALS, UNDO_CODE } from './rules.ts'

const barcode = z.string().trim().min(1).max(40)
const card = z.string().trim().min(1).max(40)
/** Which counter acts: a name the browser keeps. Programs may leave it out. */
const desk = z.string().trim().min(1).max(60).default('api')
export const condition = z.enum(CONDITIONS)

export const loanReader = z.object({
  id,
  name: z.string(),
  className: z.string().nullable(),
  card: z.string().nullable(),
})

export const lent = z.object({
  id,
  barcode: z.string(),
  title: z.string(),
  reader: loanReader,
  lentOn: day,
  dueOn: day,
  /** The desk's action, for undo. */
  actionId: id,
})
export type Lent = z.infer<typeof lent>

export const checkOut = endpoint({
  name: 'checkOut',
  method: 'POST',
  path: '/api/v1/loans',
  permission: 'circulation.lend',
  summary: 'Lend a volume to the reader of a card',
  status: 201,
  refusals: ['unknown_card', 'unknown_barcode', ...LEND_REFUSALS],
  body: z.object({
    card,
    barcode,
    desk,
    /** Needs `circulation.override`; sets overdue_block, limit_reached and volume_in_repair aside. */
    overrideReason: z.string().trim().min(2).max(200).optional(),
  }),
  reply: lent,
})

export const returned = z.object({
  loan: z.object({
    id,
    barcode: z.string(),
    title: z.string(),
    lentOn: day,
    dueOn: day,
    returnedOn: day,
    condition: condition.nullable(),
  }),
  reader: loanReader,
  overdueDays: z.number().int(),
  actionId: id,
})
export type Returned = z.infer<typeof returned>

export const giveBack = endpoint({
  name: 'giveBack',
  method: 'POST',
  path: '/api/v1/returns',
  permission: 'circulation.lend',
  summary: 'Take a volume back, whoever brings it',
  refusals: ['unknown_barcode', 'not_on_loan'],
  body: z.object({ barcode, desk, condition: condition.optional() }),
  reply: returned,
})

export const noteCondition = endpoint({
  name: 'noteCondition',
  method: 'PUT',
  path: '/api/v1/loans/:id/condition',
  permission: 'circulation.lend',
  summary: 'Note in which condition a volume came back',
  refusals: ['loan_open'],
  params: z.object({ id }),
  body: z.object({ condition }),
  reply: okReply,
})

export const loanLine = z.object({
  id,
  barcode: z.string(),
  titleId: id,
  title: z.string(),
  reader: loanReader,
  lentOn: day,
  dueOn: day,
  returnedOn: day.nullable(),
  condition: condition.nullable(),
  overdueDays: z.number().int(),
})
export type LoanLine = z.infer<typeof loanLine>

export const listLoans = endpoint({
  name: 'listLoans',
  method: 'GET',
  path: '/api/v1/loans',
  permission: 'circulation.read',
  readingIsLogged: true,
  summary: 'Loans in this person’s sight, newest first; the history of a named reader is logged when read',
  query: z.object({
    ...paging,
    reader: id.optional(),
    classId: id.optional(),
    open: z.enum(['true', 'false']).optional(),
    overdue: z.enum(['true', 'false']).optional(),
  }),
  reply: pageOf(loanLine),
})

export const deskReader = z.object({
  id,
  name: z.string(),
  kind: readerKind,
  className: z.string().nullable(),
  card: z.string(),
  loanLimit: z.number().int(),
  /** Codes of what stops this reader from borrowing now. */
  blocks: z.array(z.enum(LEND_REFUSALS)),
  loans: z.array(
    z.object({
      id,
      barcode: z.string(),
      title: z.string(),
      lentOn: day,
      dueOn: day,
      overdueDays: z.number().int(),
    }),
  ),
})
export type DeskReader = z.infer<typeof deskReader>

export const readScan = endpoint({
  name: 'readScan',
  method: 'GET',
  path: '/api/v1/desk/scan',
  permission: 'circulation.lend',
  summary: 'What a scanned code asks for at the counter; changes nothing',
  query: z.object({
    code: z.string().trim().min(1).max(60),
    readerOpen: z.enum(['true', 'false']).default('false'),
    returnOnly: z.enum(['true', 'false']).default('false'),
  }),
  reply: z.object({
    meaning: z.enum([
      'open_reader',
      'lend',
      'give_back',
      'needs_reader',
      'not_out',
      'card_in_return_only',
      'unknown',
    ]),
    /** Set when a volume was scanned. */
    barcode: z.string().nullable(),
    title: z.string().nullable(),
    /** Set when a card was scanned. */
    reader: deskReader.nullable(),
  }),
})

export const openReader = endpoint({
  name: 'openReader',
  method: 'GET',
  path: '/api/v1/desk/readers/:id',
  permission: 'circulation.lend',
  summary: 'A reader as the counter shows them: what is out, what blocks',
  params: z.object({ id }),
  reply: deskReader,
})

export const deskAction = z.object({
  id,
  kind: z.enum(['lend', 'return']),
  at: instant,
  loanId: id,
  barcode: z.string(),
  title: z.string(),
  reader: loanReader,
  dueOn: day,
  condition: condition.nullable(),
  undone: z.boolean(),
})
export type DeskAction = z.infer<typeof deskAction>

export const listDeskActions = endpoint({
  name: 'listDeskActions',
  method: 'GET',
  path: '/api/v1/desk/actions',
  permission: 'circulation.lend',
  summary: 'What this desk did today, newest first, with its counts',
  query: z.object({ ...paging, desk }),
  reply: z.object({
    lent: z.number().int(),
    returned: z.number().int(),
    total: z.number().int(),
    items: z.array(deskAction),
  }),
})

export const undoAction = endpoint({
  name: 'undoAction',
  method: 'POST',
  path: '/api/v1/desk/actions/:id/undo',
  permission: 'circulation.lend',
  summary: `Reverse one of a desk’s last 20 actions (also the printed barcode ${UNDO_CODE})`,
  refusals: ['undo_done', 'undo_too_old', 'undo_returned_since', 'undo_lent_on', 'undo_volume_changed'],
  params: z.object({ id }),
  reply: deskAction,
})

export const policyLine = z.object({
  readerKind,
  grade: z.number().int().min(0).max(6),
  loanLimit: z.number().int().min(0).max(999),
  loanDays: z.number().int().min(1).max(730),
  overdueBlocks: z.boolean(),
})

export const listPolicies = endpoint({
  name: 'listPolicies',
  method: 'GET',
  path: '/api/v1/lending-policies',
  permission: 'circulation.read',
  summary: 'Limits and loan days by kind of reader and grade',
  reply: z.object({ lines: z.array(policyLine) }),
})

export const setPolicies = endpoint({
  name: 'setPolicies',
  method: 'PUT',
  path: '/api/v1/lending-policies',
  permission: 'circulation.policy',
  summary: 'Replace the table of limits and loan days; it holds from the next loan on',
  body: z.object({ lines: z.array(policyLine).min(1).max(21) }),
  reply: z.object({ lines: z.array(policyLine) }),
})
