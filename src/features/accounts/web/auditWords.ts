import type { PolicyLine } from '#features/circulation/rules.ts'
import type { Translate } from '#messages/translate.ts'
import { money } from '#ui/format.ts'
import { isNothing, isRecord } from './auditDiff.ts'

/** Words of a value by the field it stands in: each names the part of the message table that has them. */
const TABLES: Record<string, string> = {
  role: 'role',
  readerKind: 'reader.kind',
  cardState: 'card.state',
  condition: 'condition',
  permissions: 'permission',
  openWeekdays: 'weekday',
  overridden: 'audit.overridden',
}

/** Fields that mean another thing in every kind of act: whose state, which kind. */
const TABLES_BY_NOUN: Record<string, Record<string, string>> = {
  account: { state: 'account.state' },
  card: { state: 'card.state' },
  volume: { state: 'volume.state' },
  reader: { kind: 'reader.kind' },
  import: { kind: 'audit.importKind' },
}

/** What was done, in words; a code nobody has words for stays itself. */
export function actionWords(action: string, t: Translate): string {
  return wordOr(`audit.action.${action}`, action, t)
}

/** The thing acted on; the table of lending rules has no name of its own in the store. */
export function subjectWords(subject: string, t: Translate): string {
  return subject === 'lending_policy' ? t('policy.title') : subject
}

/** Who did it as what; before anybody is signed in there is no role. */
export function roleWords(role: string, t: Translate): string {
  return wordOr(`role.${role}`, '', t)
}

export function fieldWords(field: string, t: Translate): string {
  const [, kind, grade] = /^policy\.(\w+)\.(\d)$/.exec(field) ?? []
  if (kind && grade) {
    if (grade === '0' && kind !== 'pupil') return t(`reader.kind.${kind}`)
    return `${t(`reader.kind.${kind}`)} · ${t(grade === '0' ? 'policy.everyGrade' : `grade.${grade}`)}`
  }
  return wordOr(`audit.field.${field}`, field, t)
}

/** A value as a person reads it. */
export function valueWords(value: unknown, field: string, action: string, t: Translate): string {
  if (isNothing(value)) return ''
  if (typeof value === 'boolean') return t(value ? 'word.yes' : 'word.no')
  if (Array.isArray(value)) {
    return value.map((each) => valueWords(each, field, action, t)).join(t('accounts.listComma'))
  }
  if (isRecord(value)) return recordWords(value, t)
  if (field === 'priceFen') return money(Number(value))
  const noun = action.split('.')[0] ?? ''
  const table = TABLES_BY_NOUN[noun]?.[field] ?? TABLES[field]
  return table ? wordOr(`${table}.${value}`, String(value), t) : String(value)
}

function recordWords(value: Record<string, unknown>, t: Translate): string {
  if ('loanLimit' in value) {
    const line = value as unknown as PolicyLine
    const blocks = t(line.overdueBlocks ? 'policy.blocks' : 'policy.blocksNot')
    return t('policy.short', { limit: line.loanLimit, days: line.loanDays, blocks })
  }
  if (typeof value.name === 'string') return [value.name, value.role].filter(Boolean).join(' ')
  return JSON.stringify(value)
}

function wordOr(key: string, otherwise: string, t: Translate): string {
  return t.has(key) ? t(key) : otherwise
}
