import type { Language } from '#platform/language.ts'
import enAccounts from './en/accounts.json' with { type: 'json' }
import enBooks from './en/books.json' with { type: 'json' }
import enCommon from './en/common.json' with { type: 'json' }
import enCounter from './en/counter.json' with { type: 'json' }
import enImports from './en/imports.json' with { type: 'json' }
import enPeople from './en/people.json' with { type: 'json' }
import enPublic from './en/public.json' with { type: 'json' }
import enRefusals from './en/refusals.json' with { type: 'json' }
import enSchool from './en/school.json' with { type: 'json' }
import zhAccounts from './zh-CN/accounts.json' with { type: 'json' }
import zhBooks from './zh-CN/books.json' with { type: 'json' }
import zhCommon from './zh-CN/common.json' with { type: 'json' }
import zhCounter from './zh-CN/counter.json' with { type: 'json' }
import zhImports from './zh-CN/imports.json' with { type: 'json' }
import zhPeople from './zh-CN/people.json' with { type: 'json' }
import zhPublic from './zh-CN/public.json' with { type: 'json' }
import zhRefusals from './zh-CN/refusals.json' with { type: 'json' }
import zhSchool from './zh-CN/school.json' with { type: 'json' }

const zh = {
  ...zhCommon,
  ...zhRefusals,
  ...zhAccounts,
  ...zhSchool,
  ...zhPeople,
  ...zhBooks,
  ...zhCounter,
  ...zhImports,
  ...zhPublic,
}

const en = {
  ...enCommon,
  ...enRefusals,
  ...enAccounts,
  ...enSchool,
  ...enPeople,
  ...enBooks,
  ...enCounter,
  ...enImports,
  ...enPublic,
}

/** Keys as the program uses them; a sentence that counts has `_one` and `_other` behind its key. */
export type MessageKey = WithoutPlural<keyof typeof zh>
type WithoutPlural<K extends string> = K extends `${infer Base}_other` ? Base : K

/** The sentences of the product: one table a language, kept in parts so that a part fits a screen. */
export const tables: Record<Language, Record<string, string>> = { 'zh-CN': zh, en }
