import type { Language } from '#platform/language.ts'

const WEEKDAYS = '日一二三四五六'

/** A day in running text: 2024年9月2日 周一. In tables the plain 2024-09-02 is used. */
export function dayInWords(day: string, language: Language): string {
  const at = new Date(`${day}T00:00:00Z`)
  if (language === 'en') {
    const options = {
      weekday: 'short',
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      timeZone: 'UTC',
    } as const
    return at.toLocaleDateString('en-GB', options)
  }
  return `${at.getUTCFullYear()}年${at.getUTCMonth() + 1}月${at.getUTCDate()}日 周${WEEKDAYS[at.getUTCDay()]}`
}

/** An instant in the school's zone, 2024-09-02 08:05. */
export function instantText(instant: string, timeZone: string): string {
  return new Date(instant).toLocaleString('sv-SE', { timeZone }).slice(0, 16)
}

/** The time of day in the school's zone, 08:05. */
export function timeText(instant: string, timeZone: string): string {
  return instantText(instant, timeZone).slice(11)
}

/** 分 as people read money: ¥12.80. */
export function money(fen: number): string {
  return `¥${(fen / 100).toFixed(2)}`
}
