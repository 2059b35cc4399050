import type { VolumeSource, VolumeState } from '../rules.ts'

declare module '#platform/db.ts' {
  interface Tables {
    volume: {
      id: string
      title_id: string
      accession_no: string
      barcode: string
      call_number: string | null
      location: string | null
      price_fen: number | null
      source: VolumeSource
      acquired_on: string
      state: VolumeState
      created_at: Date
    }
  }
}
