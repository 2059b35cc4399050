import { z } from 'zod'
import { titleDetail, titleRecord, volumeState } from '#features/catalogue/contract.ts'
import { day, endpoint, id } from '#platform/contract.ts'
import { MOST_COPIES, VOLUME_SOURCES, VOLUME_STATES } from './rules.ts'

const barcode = z.string().trim().min(1).max(40)
const callNumber = z.string().trim().max(60).nullish()
const location = z.string().trim().max(60).nullish()
const priceFen = z.number().int().min(0).max(100_000_000).nullish()

/** n copies with one description. Without barcodes the next numbers in sequence are taken. */
export const copies = z.object({
  count: z.number().int().min(1).max(MOST_COPIES),
  barcodes: z.array(barcode).max(MOST_COPIES).optional(),
  callNumber,
  location,
  priceFen,
  source: z.enum(VOLUME_SOURCES).default('purchase'),
  acquiredOn: day.optional(),
})
export type Copies = z.output<typeof copies>

export const nextNumbers = endpoint({
  name: 'nextNumbers',
  method: 'GET',
  path: '/api/v1/next-accession-number',
  permission: 'holdings.manage',
  summary: 'The accession number that comes next: a proposal, taken for good when the volumes are saved',
  reply: z.object({ accessionNo: z.string() }),
})

export const addTitle = endpoint({
  name: 'addTitle',
  method: 'POST',
  path: '/api/v1/titles',
  permission: 'catalogue.manage',
  summary: 'Add a title with its copies in one go',
  status: 201,
  refusals: ['title_held', 'barcode_taken'],
  body: z.object({
    record: titleRecord,
    copies: copies.nullish(),
    /** Add it although a title with this ISBN, or this title and author, is held. */
    evenIfHeld: z.boolean().default(false),
  }),
  reply: titleDetail,
})

export const addVolumes = endpoint({
  name: 'addVolumes',
  method: 'POST',
  path: '/api/v1/titles/:id/volumes',
  permission: 'holdings.manage',
  summary: 'Add copies to a title that is held',
  status: 201,
  refusals: ['barcode_taken'],
  params: z.object({ id }),
  body: copies,
  reply: titleDetail,
})

export const volumeView = z.object({
  id,
  barcode: z.string(),
  accessionNo: z.string(),
  callNumber: z.string().nullable(),
  location: z.string().nullable(),
  state: volumeState,
  dueOn: day.nullable(),
  title: z.object({
    id,
    title: z.string(),
    authors: z.string(),
    isbn: z.string().nullable(),
  }),
})

export const getVolume = endpoint({
  name: 'getVolume',
  method: 'GET',
  path: '/api/v1/volumes/:barcode',
  permission: 'public',
  summary: 'One volume by its barcode; who has it is never told',
  params: z.object({ barcode }),
  reply: volumeView,
})

export const changeVolume = endpoint({
  name: 'changeVolume',
  method: 'PATCH',
  path: '/api/v1/volumes/:barcode',
  permission: 'holdings.manage',
  summary: 'Change call number, location, price or state of a volume',
  refusals: ['volume_move', 'volume_on_loan'],
  params: z.object({ barcode }),
  body: z.object({
    callNumber,
    location,
    priceFen,
    state: z.enum(VOLUME_STATES).optional(),
  }),
  reply: volumeView,
})
