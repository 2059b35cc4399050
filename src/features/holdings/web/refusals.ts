import { ApiProblem } from '#platform/client.ts'
import type { Faults } from './recordDraft.ts'

/** Fields of the contract that stand under another name on the form. */
const SHOWN_AS: Record<string, string> = { barcode: 'barcodes', priceFen: 'price' }

/** The form's field a refusal names: `record.isbn` → isbn, `copies.barcodes.0` → barcodes. */
export function refusedAt(error: unknown, names: readonly string[]): Faults | undefined {
  if (!(error instanceof ApiProblem) || !error.problem.field) return undefined
  const path = error.problem.field.split('.').filter((part) => !['body', 'record', 'copies'].includes(part))
  const name = SHOWN_AS[path[0] ?? ''] ?? path[0] ?? ''
  return names.includes(name) ? { [name]: error.problem.message } : undefined
}
