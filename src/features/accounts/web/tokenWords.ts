import type { Translate } from '#messages/translate.ts'
import { dayIn } from '#platform/clock.ts'
import { instantText } from '#ui/format.ts'
import type { Session } from '../contract.ts'

export function rightsOf(token: Session, t: Translate): string[] {
  return (token.permissions ?? []).map((word) => t(`permission.${word}`))
}

/** When its program was last heard of; as long as it is only made, nothing is known. */
export function seenWords(token: Session, zone: string): string {
  return token.seenAt === token.createdAt ? '—' : instantText(token.seenAt, zone)
}

/** The last day it holds: the server keeps the instant at which that day is over. */
export function untilWords(token: Session, zone: string, t: Translate): string {
  if (!token.expiresAt) return t('tokens.untilRevoked')
  return dayIn(zone, new Date(Date.parse(token.expiresAt) - 1))
}
