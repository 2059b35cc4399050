import { z } from 'zod'
import { endpoint, id, instant } from '../contract.ts'

export const importKind = z.enum(['readers', 'titles'])
const anyBody = z.any()
const file = z.unknown()

export const importReport = z.object({
  id,
  kind: importKind,
  fileName: z.string(),
  state: z.enum(['checking', 'checked', 'committing', 'committed', 'failed', 'cancelled']),
  /** Rows dealt with so far, of `total`. */
  done: z.number().int(),
  total: z.number().int(),
  encoding: z.string(),
  created: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  faultyRows: z.number().int(),
  faulty: z.array(
    z.object({
      row: z.number().int(),
      column: z.string().nullable(),
      code: z.string(),
      message: z.string(),
      value: z.string(),
    }),
  ),
  preview: z.array(
    z.object({
      row: z.number().int(),
      what: z.enum(['new', 'changed']),
      text: z.string(),
      detail: z.string(),
    }),
  ),
  ignoredColumns: z.array(z.string()),
  /** When this very file was taken over before. */
  takenOverBefore: instant.nullable(),
  addCopies: z.boolean(),
  /** Why it failed, when it did. */
  failure: z.string().nullable(),
})
export type ImportReport = z.infer<typeof importReport>

export const startImport = endpoint({
  name: 'startImport',
  method: 'POST',
  path: '/api/v1/imports',
  permission: 'imports.run',
  summary:
    'Hand in a list (multipart: file, kind = readers | titles, addCopies?) for a dry run; nothing is changed yet',
  status: 202,
  keyless: true,
  carries: 'upload',
  body: anyBody,
  reply: z.object({ id }),
})

export const getImport = endpoint({
  name: 'getImport',
  method: 'GET',
  path: '/api/v1/imports/:id',
  permission: 'imports.run',
  summary: 'How far an import is and what it found: new, changed, unchanged, faulty rows',
  params: z.object({ id }),
  reply: importReport,
})

export const commitImport = endpoint({
  name: 'commitImport',
  method: 'POST',
  path: '/api/v1/imports/:id/commit',
  permission: 'imports.run',
  summary: 'Take a checked list over: all of it or none; with skipFaulty the good rows',
  status: 202,
  refusals: ['import_not_checked', 'import_has_faults'],
  params: z.object({ id }),
  body: z.object({ skipFaulty: z.boolean().default(false) }),
  reply: z.object({ id }),
})

export const cancelImport = endpoint({
  name: 'cancelImport',
  method: 'DELETE',
  path: '/api/v1/imports/:id',
  permission: 'imports.run',
  summary: 'Stop an import; what it had begun is rolled back',
  refusals: ['import_over'],
  params: z.object({ id }),
  reply: z.object({ id }),
})

export const faultyRows = endpoint({
  name: 'faultyRows',
  method: 'GET',
  path: '/api/v1/imports/:id/faulty-rows',
  permission: 'imports.run',
  summary: 'The faulty rows as an .xlsx with their reasons, to mend and hand in again',
  carries: 'file',
  params: z.object({ id }),
  reply: file,
})

export const importTemplate = endpoint({
  name: 'importTemplate',
  method: 'GET',
  path: '/api/v1/import-templates/:kind',
  permission: 'imports.run',
  summary: 'An empty list with the headings the import knows',
  carries: 'file',
  params: z.object({ kind: importKind }),
  reply: file,
})
