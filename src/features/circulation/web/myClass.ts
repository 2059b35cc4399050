import type { ReaderLine } from '#features/readers/contract.ts'
import type { LoanLine } from '../contract.ts'

/** A child of the class with what they have out, the first due day first. */
export interface MyChild {
  reader: ReaderLine
  loans: LoanLine[]
  late: boolean
}

export const MY_FILTERS = ['all', 'with', 'late', 'without'] as const
export type MyFilter = (typeof MY_FILTERS)[number]

export function childrenOf(readers: readonly ReaderLine[], loans: readonly LoanLine[]): MyChild[] {
  return readers.map((reader) => {
    const own = loans
      .filter((loan) => loan.reader.id === reader.id)
      .sort((a, b) => a.dueOn.localeCompare(b.dueOn))
    return { reader, loans: own, late: own.some((loan) => loan.overdueDays > 0) }
  })
}

export function passes(child: MyChild, filter: MyFilter): boolean {
  if (filter === 'with') return child.loans.length > 0
  if (filter === 'without') return child.loans.length === 0
  return filter === 'all' || child.late
}

/** How many children each word shows. */
export function countsOf(children: readonly MyChild[]): Record<MyFilter, number> {
  const count = (filter: MyFilter) => children.filter((child) => passes(child, filter)).length
  return { all: count('all'), with: count('with'), late: count('late'), without: count('without') }
}

/** A class has one colour on every day: a hue from its id. */
export function hueOf(classId: string): number {
  let sum = 0
  for (const letter of classId) sum = (sum * 31 + letter.charCodeAt(0)) % 360
  return sum
}
