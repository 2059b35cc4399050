import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { type Translate, translator } from '#messages/translate.ts'
import { LANGUAGES, type Language } from '#platform/language.ts'

interface Speaking {
  language: Language
  setLanguage(language: Language): void
  t: Translate
}

const SpeakingContext = createContext<Speaking | null>(null)
const YEAR_SECONDS = 365 * 24 * 3600

function chosenLanguage(): Language {
  const cookie = /(?:^|;\s*)lang=(zh-CN|en)/.exec(document.cookie)?.[1]
  if (cookie) return cookie as Language
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh-CN'
}

/** Gives the pages below it their language; the server reads the same choice from the cookie `lang`. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(chosenLanguage)
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const speaking = useMemo(
    () => ({
      language,
      t: translator(language),
      setLanguage: (next: Language) => {
        // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every school's browser
        document.cookie = `lang=${next}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`
        setLanguage(next)
      },
    }),
    [language],
  )
  return <SpeakingContext.Provider value={speaking}>{children}</SpeakingContext.Provider>
}

export function useSpeaking(): Speaking {
  const speaking = useContext(SpeakingContext)
  if (!speaking) throw new Error('LanguageProvider is missing')
  return speaking
}

/** The sentences of the language the person chose: `t('desk.title')`. */
export function useT(): Translate {
  return useSpeaking().t
}

/** The one button that changes the language; it names the other one in its own words. */
export function LanguageSwitch() {
  const { language, setLanguage } = useSpeaking()
  const other = LANGUAGES.find((each) => each !== language) ?? 'zh-CN'
  return (
    <button type="button" className="text-button" lang={other} onClick={() => setLanguage(other)}>
      {other === 'en' ? 'English' : '中文'}
    </button>
  )
}
