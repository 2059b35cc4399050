import { READER_KINDS, type ReaderKind } from '#features/readers/rules.ts'
import { GRADES } from '#features/school/rules.ts'
import { FIRST_POLICIES, type PolicyLine, policyFor } from '../rules.ts'

/** A line is one kind of reader and one grade; there are no two of the same. */
export function keyOf({ readerKind, grade }: Pick<PolicyLine, 'readerKind' | 'grade'>): string {
  return `${readerKind} ${grade}`
}

export function sorted(lines: readonly PolicyLine[]): PolicyLine[] {
  const place = (line: PolicyLine) => READER_KINDS.indexOf(line.readerKind) * 10 + line.grade
  return [...lines].sort((one, other) => place(one) - place(other))
}

/** Grades a kind of reader can still have a line for. Only pupils have a grade; 0 stands for every one. */
export function gradesLeft(lines: readonly PolicyLine[], kind: ReaderKind): number[] {
  const all = kind === 'pupil' ? [0, ...GRADES] : [0]
  return all.filter((grade) => !lines.some((line) => line.readerKind === kind && line.grade === grade))
}

/** A new line begins with what holds for these readers until now. */
export function newLine(lines: readonly PolicyLine[], readerKind: ReaderKind, grade: number): PolicyLine {
  const like =
    policyFor(lines, readerKind, grade) ??
    lines.find((line) => line.readerKind === readerKind) ??
    FIRST_POLICIES.find((line) => line.readerKind === readerKind)
  return { loanLimit: 0, loanDays: 14, overdueBlocks: true, ...like, readerKind, grade }
}

export interface RuleChanges {
  added: PolicyLine[]
  changed: PolicyLine[]
  removed: PolicyLine[]
}

export function changesOf(before: readonly PolicyLine[], after: readonly PolicyLine[]): RuleChanges {
  const find = (lines: readonly PolicyLine[], like: PolicyLine) =>
    lines.find((line) => keyOf(line) === keyOf(like))
  return {
    added: after.filter((line) => !find(before, line)),
    changed: after.filter((line) => {
      const old = find(before, line)
      return old && !isSame(old, line)
    }),
    removed: before.filter((line) => !find(after, line)),
  }
}

function isSame(one: PolicyLine, other: PolicyLine): boolean {
  return (
    one.loanLimit === other.loanLimit &&
    one.loanDays === other.loanDays &&
    one.overdueBlocks === other.overdueBlocks
  )
}

export interface Holding {
  readerKind: ReaderKind
  /** First and last grade it holds for; null for readers without a grade. */
  grades: { from: number; to: number } | null
  /** The line that holds; none: they cannot borrow. */
  line: PolicyLine | undefined
}

/** Which line holds for whom, neighbouring grades of one line together. */
export function whoHasWhich(lines: readonly PolicyLine[]): Holding[] {
  const pupils: Holding[] = []
  for (const grade of GRADES) {
    const line = policyFor(lines, 'pupil', grade)
    const last = pupils.at(-1)
    if (last?.grades && last.line === line) last.grades.to = grade
    else pupils.push({ readerKind: 'pupil', grades: { from: grade, to: grade }, line })
  }
  const grown = READER_KINDS.filter((kind) => kind !== 'pupil').map((readerKind) => ({
    readerKind,
    grades: null,
    line: policyFor(lines, readerKind, null),
  }))
  return [...pupils, ...grown]
}
