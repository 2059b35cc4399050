import type { ColumnType } from 'kysely'
import type { ImportOptions, PreviewLine, RowFault } from './kind.ts'

export type ImportState = 'checking' | 'checked' | 'committing' | 'committed' | 'failed' | 'cancelled'

/** What is kept of a dry run. */
export interface StoredReport {
  total: number
  encoding: string
  created: number
  changed: number
  unchanged: number
  faultyRows: number
  faults: (RowFault & { value: string })[]
  preview: PreviewLine[]
  ignoredColumns: string[]
  failure: string | null
}

declare module '../db.ts' {
  interface Tables {
    import_file: {
      id: string
      kind: 'readers' | 'titles'
      file_name: string
      sha256: string
      bytes: Buffer
      state: ImportState
      options: ColumnType<ImportOptions, string, string>
      report: ColumnType<StoredReport | null, string | null, string | null>
      created_by: string
      created_at: Date
      committed_at: Date | null
    }
  }
}
