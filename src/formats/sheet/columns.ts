/** Heading of the first column of a faulty-rows file. Never taken for a data column. */
export const REASON_HEADING = '原因 / Reason'

/** One column an importer knows. `headings` are the accepted names, the canonical one first. */
export type ColumnSpec<K extends string = string> = {
  key: K
  headings: readonly string[]
  required?: boolean
}

export type ColumnMatch<K extends string = string> = {
  /** 0-based place in the headings, or undefined when the file lacks the column. */
  index: Record<K, number | undefined>
  /** Required columns the file lacks. */
  missing: ColumnSpec<K>[]
  /** Headings no column claims, as written. Empty headings and the reason column are left out. */
  ignored: string[]
  /** Columns claimed by two or more headings alike; `index` holds the first of them. */
  doubled: { key: K; headings: string[] }[]
}

const LONGEST_HEADING = 200
const TRAILING_NOTE = /[([{【〔〖][^)\]}】〕〗]*[)\]}】〕〗][\s*:]*$/

function plain(heading: string): string {
  return heading.slice(0, LONGEST_HEADING).normalize('NFKC').toLowerCase()
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}]/gu, '')
}

/** The form headings are compared in: width, case, spaces and punctuation are dropped. */
export function headingKey(heading: string): string {
  return lettersOf(plain(heading))
}

/** As `headingKey`, without notes in brackets at the end: "价格（元）" gives "价格". */
export function bareHeadingKey(heading: string): string {
  let text = plain(heading)
  while (TRAILING_NOTE.test(text)) text = text.replace(TRAILING_NOTE, '')
  return lettersOf(text) || headingKey(heading)
}

/**
 * Finds the known columns among a file's headings. A heading equal to an accepted name beats one that
 * is equal only without its trailing note, so "学号" wins over "学号(旧)".
 */
export function matchColumns<K extends string>(
  headings: readonly string[],
  columns: readonly ColumnSpec<K>[],
): ColumnMatch<K> {
  const open = headings
    .map((heading, at) => ({ heading, at, key: headingKey(heading) }))
    .filter(({ heading }) => heading.trim() !== '' && !isReasonHeading(heading))
  const claims = new Map<K, number[]>()
  const rest = claim(open, columns, claims, ({ key }) => key)
  const unclaimed = columns.filter((column) => !claims.has(column.key))
  const left = claim(rest, unclaimed, claims, ({ heading }) => bareHeadingKey(heading))

  const index = {} as Record<K, number | undefined>
  for (const { key } of columns) index[key] = claims.get(key)?.[0]
  return {
    index,
    missing: columns.filter((column) => column.required && index[column.key] === undefined),
    ignored: left.map(({ heading }) => heading),
    doubled: [...claims]
      .filter(([, places]) => places.length > 1)
      .map(([key, places]) => ({ key, headings: places.map((at) => headings[at] ?? '') })),
  }
}

/** Whether a heading is that of the reason column of a faulty-rows file. */
export function isReasonHeading(heading: string): boolean {
  return headingKey(heading) === headingKey(REASON_HEADING)
}

type OpenHeading = { heading: string; at: number; key: string }

/** Hands headings to columns by `keyOf`; returns the headings nobody took. */
function claim<K extends string>(
  open: OpenHeading[],
  columns: readonly ColumnSpec<K>[],
  claims: Map<K, number[]>,
  keyOf: (heading: OpenHeading) => string,
): OpenHeading[] {
  const owner = new Map<string, K>()
  for (const column of columns)
    for (const name of column.headings) {
      const key = headingKey(name)
      if (key !== '' && !owner.has(key)) owner.set(key, column.key)
    }
  return open.filter((heading) => {
    const key = owner.get(keyOf(heading))
    if (key === undefined) return true
    claims.set(key, [...(claims.get(key) ?? []), heading.at])
    return false
  })
}
