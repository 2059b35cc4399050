import { useT } from '#ui/language.tsx'
import type { CardState } from '../rules.ts'

const COLOURS: Record<CardState, string> = {
  active: 'quiet',
  lost: 'tag bad',
  replaced: 'tag',
  ended: 'tag',
}

/** The state of a card as a word with its colour. */
export function CardTag({ state }: { state: CardState }) {
  const t = useT()
  return <span className={COLOURS[state]}>{t(`card.state.${state}`)}</span>
}
