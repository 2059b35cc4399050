/**
 * The 110 titles for primary schools in the Ministry of Education's reading guide
 * 《教育部基础教育课程教材发展中心 中小学生阅读指导目录（2020年版）》 (April 2020).
 * Number, grades, category, title and author are facts of that list. Class numbers (中图法, 5th edition),
 * subject words and content notes are this project's own; imprint, ISBN and price are made up by the seed.
 */
import type { DemoAuthor } from '../types.ts'
import { MINISTRY_12 } from './ministry12.ts'
import { MINISTRY_34 } from './ministry34.ts'
import { MINISTRY_56 } from './ministry56.ts'

/** H 人文社科, L 文学, S 自然科学, A 艺术. */
export type MinistryCategory = 'H' | 'L' | 'S' | 'A'
export type MinistryRow = readonly [
  seq: number,
  grades: '1-2' | '3-4' | '5-6',
  category: MinistryCategory,
  title: string,
  author: string,
  clcNumber: string,
  subjects: string,
  note: string,
]

export interface MinistryTitle {
  seq: number
  gradeFrom: number
  gradeTo: number
  category: MinistryCategory
  title: string
  subtitle?: string
  authors: DemoAuthor[]
  clcNumber: string
  subjects: string[]
  note: string
}

function parsePerson(text: string): Omit<DemoAuthor, 'role'> {
  const country = /^[[(](.+?)[\])]/.exec(text)
  const bare = country ? text.slice(country[0].length) : text
  const others = bare.endsWith('等')
  return {
    name: others ? bare.slice(0, -1) : bare,
    ...(country ? { country: country[1]! } : {}),
    ...(others ? { andOthers: true as const } : {}),
  }
}

/**
 * Reads a statement of responsibility as the list writes it: groups divided by `/`, names by `，`,
 * the role after a blank, `[美]` or `(清)` before a name, `等` after it. A group that is a bare role joins
 * the one before (`徐刚 著/绘`).
 */
export function parseAuthors(text: string): DemoAuthor[] {
  const authors: DemoAuthor[] = []
  for (const group of text.split('/').filter(Boolean)) {
    const [names = '', role] = group.split(' ')
    if (names.startsWith('编自')) {
      authors.push({ name: names.slice(2), role: '编自' })
    } else if (role === undefined) {
      for (const author of authors) author.role += names.length > 1 ? `、${names}` : names
    } else {
      for (const name of names.split('，')) authors.push({ ...parsePerson(name), role })
    }
  }
  return authors
}

/** All 110 in the list's order; `万物简史：少儿彩绘版` is split into title and subtitle. */
export function ministryTitles(): MinistryTitle[] {
  return [...MINISTRY_12, ...MINISTRY_34, ...MINISTRY_56].map(
    ([seq, grades, category, whole, author, clcNumber, subjects, note]) => {
      const [title = whole, subtitle] = whole.split('：')
      return {
        seq,
        gradeFrom: Number(grades[0]),
        gradeTo: Number(grades[2]),
        category,
        title,
        ...(subtitle ? { subtitle } : {}),
        authors: parseAuthors(author),
        clcNumber,
        subjects: subjects.split(' '),
        note,
      }
    },
  )
}
