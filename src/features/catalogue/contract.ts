import { z } from 'zod'
import { day, endpoint, id, pageOf, paging } from '#platform/contract.ts'

export const author = z.object({
  name: z.string().trim().min(1).max(100),
  role: z.string().trim().max(20).default(''),
  country: z.string().trim().max(20).optional(),
})

const text = (most: number) => z.string().trim().max(most).nullish()
const grade = z.number().int().min(1).max(6).nullish()

/** A bibliographic record as a person fills it in. Prices are in 分. */
export const titleRecord = z.object({
  title: z.string().trim().min(1).max(300),
  subtitle: text(300),
  partNumber: text(60),
  partTitle: text(300),
  authors: z.array(author).max(30).default([]),
  publisher: text(100),
  place: text(60),
  year: text(20),
  edition: text(60),
  pages: text(60),
  size: text(40),
  series: text(200),
  isbn: text(40),
  priceFen: z.number().int().min(0).max(100_000_000).nullish(),
  language: z.string().trim().min(2).max(10).default('chi'),
  summary: text(4000),
  gradeFrom: grade,
  gradeTo: grade,
  subjects: z.array(z.string().trim().min(1).max(60)).max(40).default([]),
  clcNumber: text(60),
  clcEdition: text(10),
})
export type TitleRecord = z.output<typeof titleRecord>

export const searchItem = z.object({
  id,
  title: z.string(),
  subtitle: z.string().nullable(),
  partNumber: z.string().nullable(),
  authors: z.string(),
  publisher: z.string().nullable(),
  year: z.string().nullable(),
  isbn: z.string().nullable(),
  clcNumber: z.string().nullable(),
  callNumber: z.string().nullable(),
  summary: z.string().nullable(),
  gradeFrom: z.number().int().nullable(),
  gradeTo: z.number().int().nullable(),
  /** Volumes on the shelf now. */
  available: z.number().int(),
  /** Volumes held: all but withdrawn and lost ones. */
  total: z.number().int(),
})
export type SearchItem = z.infer<typeof searchItem>

export const search = endpoint({
  name: 'search',
  method: 'GET',
  path: '/api/v1/search',
  permission: 'public',
  summary: 'Find titles by title, author, ISBN, barcode, pinyin and initials, with availability',
  query: z.object({ ...paging, size: paging.size.default(20), q: z.string().max(200).default('') }),
  reply: pageOf(searchItem),
})

export const volumeState = z.enum(['available', 'on_loan', 'in_repair', 'lost', 'withdrawn'])

export const titleDetail = z.object({
  id,
  title: z.string(),
  subtitle: z.string().nullable(),
  partNumber: z.string().nullable(),
  partTitle: z.string().nullable(),
  authors: z.array(z.object({ name: z.string(), role: z.string(), country: z.string().optional() })),
  publisher: z.string().nullable(),
  place: z.string().nullable(),
  year: z.string().nullable(),
  edition: z.string().nullable(),
  pages: z.string().nullable(),
  size: z.string().nullable(),
  series: z.string().nullable(),
  isbn: z.string().nullable(),
  priceFen: z.number().int().nullable(),
  language: z.string(),
  summary: z.string().nullable(),
  gradeFrom: z.number().int().nullable(),
  gradeTo: z.number().int().nullable(),
  subjects: z.array(z.string()),
  clcNumber: z.string().nullable(),
  clcEdition: z.string().nullable(),
  available: z.number().int(),
  total: z.number().int(),
  volumes: z.array(
    z.object({
      id,
      barcode: z.string(),
      accessionNo: z.string(),
      callNumber: z.string().nullable(),
      location: z.string().nullable(),
      state: volumeState,
      dueOn: day.nullable(),
      /** In 分; told to who keeps the holdings, null to others. */
      priceFen: z.number().int().nullable(),
    }),
  ),
})
export type TitleDetail = z.infer<typeof titleDetail>

export const getTitle = endpoint({
  name: 'getTitle',
  method: 'GET',
  path: '/api/v1/titles/:id',
  permission: 'public',
  summary: 'One title with its volumes and where they stand; who has a volume is never told',
  params: z.object({ id }),
  reply: titleDetail,
})

export const findHeld = endpoint({
  name: 'findHeld',
  method: 'GET',
  path: '/api/v1/held-titles',
  permission: 'catalogue.manage',
  summary: 'Duplicate check (查重): titles held with this ISBN, or with this title and first author',
  query: z.object({
    isbn: z.string().max(40).optional(),
    title: z.string().max(300).optional(),
    author: z.string().max(100).optional(),
  }),
  reply: z.object({ items: z.array(searchItem) }),
})

export const changeTitle = endpoint({
  name: 'changeTitle',
  method: 'PUT',
  path: '/api/v1/titles/:id',
  permission: 'catalogue.manage',
  summary: 'Replace a bibliographic record; its volumes stay',
  params: z.object({ id }),
  body: titleRecord,
  reply: titleDetail,
})
