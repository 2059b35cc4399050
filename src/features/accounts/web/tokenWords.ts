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

export function untilWords(token: Session, zone: string, t: Translate): string {
  return token.expiresAt ? dayIn(zone, new Date(token.expiresAt)) : t('tokens.untilRevoked')
}
