export const READER_KINDS = ['pupil', 'teacher', 'staff'] as const
export type ReaderKind = (typeof READER_KINDS)[number]

export const CARD_STATES = ['active', 'lost', 'replaced', 'ended'] as const
export type CardState = (typeof CARD_STATES)[number]

/** Which state a card may go to from which; the page greys its buttons by the same table. */
export const CARD_MOVES: Record<CardState, readonly CardState[]> = {
  active: ['lost', 'replaced', 'ended'],
  lost: ['active', 'replaced', 'ended'],
  replaced: [],
  ended: [],
}

export function mayMoveCard(from: CardState, to: CardState): boolean {
  return CARD_MOVES[from].includes(to)
}

/** Card numbers of our own making: P000001 for pupils, T000001 for grown-ups. */
export function cardNumberShape(kind: ReaderKind) {
  const prefix = kind === 'pupil' ? 'P' : 'T'
  return { name: `card_${prefix}`, prefix, width: 6 }
}
