export const LANGUAGES = ['zh-CN', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** The language a request is answered in: what the person chose (cookie `lang`), else the browser's, else Chinese. */
export function preferredLanguage(headers: Record<string, string | string[] | undefined>): Language {
  const cookie = /(?:^|;\s*)lang=(zh-CN|en)/.exec(String(headers.cookie ?? ''))?.[1]
  if (cookie) return cookie as Language
  const first = String(headers['accept-language'] ?? '')
    .split(',')[0]
    ?.trim()
    .toLowerCase()
  return first?.startsWith('en') ? 'en' : 'zh-CN'
}
