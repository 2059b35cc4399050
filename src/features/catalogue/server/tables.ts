import type { ColumnType } from 'kysely'
import type { Author } from '../rules.ts'

declare module '#platform/db.ts' {
  interface Tables {
    title: {
      id: string
      title: string
      subtitle: string | null
      part_number: string | null
      part_title: string | null
      authors: ColumnType<Author[], string, string>
      publisher: string | null
      place: string | null
      year: string | null
      edition: string | null
      pages: string | null
      size: string | null
      series: string | null
      isbn: string | null
      price_fen: number | null
      language: string
      summary: string | null
      grade_from: number | null
      grade_to: number | null
      subjects: string[]
      clc_number: string | null
      clc_edition: string | null
      match_key: string
      sort_key: string
      search: string
      created_at: Date
      changed_at: Date
    }
  }
}
