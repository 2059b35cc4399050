import type { ColumnSpec } from '#formats/sheet/columns.ts'
import type { CellNoteCode } from '#formats/sheet/table.ts'
import type { XlsxSheet } from '#formats/sheet/writeXlsx.ts'
import type { ProblemParams } from '../errors.ts'
import type { Context } from '../http/context.ts'

/** One row of a list with its cells by column key, trimmed; an absent or empty cell is ''. */
export interface ImportRow {
  /** As the person sees it in Excel. */
  row: number
  cells: Readonly<Record<string, string>>
  notes: Readonly<Record<string, CellNoteCode[]>>
}

/** What is wrong with a row: `code` has its sentence in the message table under `fault.`. */
export interface RowFault {
  row: number
  /** Key of the column, when one is to blame. */
  column?: string
  code: string
  params?: ProblemParams
}

export interface PreviewLine {
  row: number
  what: 'new' | 'changed'
  /** The thing as a person calls it. */
  text: string
  /** What changes from what to what; for a new thing where it goes. */
  detail: string
}

/** What a list would do to the store, found without writing anything. */
export interface ImportPlan {
  created: number
  changed: number
  unchanged: number
  faults: RowFault[]
  /** The first lines of it, for the page. */
  preview: PreviewLine[]
  /** Does it. `ctx.db` is the transaction all of the list goes into. */
  apply(ctx: Context, progress: Progress): Promise<void>
}

/** Tells how far the work is, lets others have their turn, and throws when the person has cancelled it. */
export type Progress = (done: number) => Promise<void>

export interface ImportKind {
  kind: 'readers' | 'titles'
  columns: readonly ColumnSpec[]
  template(): { fileName: string; sheets: XlsxSheet[] }
  plan(
    rows: readonly ImportRow[],
    ctx: Context,
    options: ImportOptions,
    progress: Progress,
  ): Promise<ImportPlan>
}

export interface ImportOptions {
  /** Titles that are held already get the copies of the list on top. */
  addCopies: boolean
}
