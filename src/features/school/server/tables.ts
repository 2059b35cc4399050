declare module '#platform/db.ts' {
  interface Tables {
    school: {
      id: string
      name: string
      time_zone: string
      class_name_pattern: string
      year_starts_month: number
      open_weekdays: number[]
      demo: boolean
      created_at: Date
    }
    term: { id: string; name: string; starts_on: string; ends_on: string | null }
    closed_period: { id: string; from_day: string; to_day: string; reason: string }
    class: {
      id: string
      entry_year: number
      number: number
      own_name: string | null
      created_at: Date
    }
  }
}

export {}
