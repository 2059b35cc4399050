import type { CardState, ReaderKind } from '../rules.ts'

declare module '#platform/db.ts' {
  interface Tables {
    reader: {
      id: string
      kind: ReaderKind
      name: string
      pinyin: string
      initials: string
      student_no: string | null
      left_on: string | null
      created_at: Date
    }
    enrolment: {
      id: string
      reader_id: string
      class_id: string
      seat_no: number | null
      from_day: string
      to_day: string | null
    }
    card: {
      id: string
      reader_id: string
      number: string
      state: CardState
      issued_on: string
      ended_on: string | null
    }
  }
}
