import { createInstance, type i18n } from 'i18next'
import { LANGUAGES, type Language } from '#platform/language.ts'
import { type MessageKey, tables } from './tables.ts'

export type MessageParams = Record<string, string | number>

export interface Translate {
  (key: MessageKey | (string & {}), params?: MessageParams): string
  /** True when the table has a sentence for this key (a code that came from elsewhere may have none). */
  has(key: string): boolean
}

const instances = new Map<Language, i18n>()

/** The one table of sentences of a language. `{{count}}` chooses the plural form where the language has one. */
export function translator(language: Language): Translate {
  let instance = instances.get(language)
  if (!instance) {
    instance = createInstance()
    instance.init({
      lng: language,
      supportedLngs: [...LANGUAGES],
      resources: { [language]: { translation: tables[language] } },
      keySeparator: false,
      nsSeparator: false,
      interpolation: { escapeValue: false },
      initAsync: false,
    })
    instances.set(language, instance)
  }
  const use = instance
  const t = (key: string, params?: MessageParams) => use.t(key, params ?? {}) as string
  // 1 asks for the singular, 2 for the plural: a key of either kind is found
  return Object.assign(t, { has: (key: string) => use.exists(key, { count: 2 }) || use.exists(key) })
}
