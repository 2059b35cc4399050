import type { Translate } from '#messages/translate.ts'
import type { PolicyLine } from '../rules.ts'

type Whose = Pick<PolicyLine, 'readerKind' | 'grade'>

/** Only pupils have grades: for others 0 does not stand for all of them, but for none. */
export function gradeName({ readerKind, grade }: Whose, t: Translate): string {
  if (grade !== 0) return t(`grade.${grade}`)
  return t(readerKind === 'pupil' ? 'policy.everyGrade' : 'policy.noGrade')
}

/** A line by whom it is for: 学生 · 三年级. */
export function lineName(line: Whose, t: Translate): string {
  const kind = t(`reader.kind.${line.readerKind}`)
  return line.grade === 0 && line.readerKind !== 'pupil' ? kind : `${kind} · ${gradeName(line, t)}`
}
