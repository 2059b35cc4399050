/** What kind of book it is: decides size, pages, price, and the roles on its title page. */
export type Shape =
  | 'picture'
  | 'novel'
  | 'tale'
  | 'story'
  | 'poem'
  | 'comic'
  | 'popular'
  | 'handbook'
  | 'reference'
  | 'atlas'
  | 'teacher'
  | 'english'

/** A thing a book can be about. `about` is written so that it can follow 介绍. */
export interface Topic {
  word: string
  about: string
  clcNumber?: string
}

/**
 * How to make books of one kind. In templates `{w}` is the topic's word and `{about}` what is told of it;
 * any other `{name}` is drawn from the bank of that name and then stays the same within the book.
 */
export interface Recipe {
  /** Weight among the recipes of the same class letter. */
  share: number
  clcNumber: string
  shape: Shape
  /** Null for books that are not for pupils. */
  grades: readonly [number, number] | null
  /** The bank `grade` (一 … 六) in the title says for which grade the book is. */
  gradeInTitle?: true
  subjects: readonly string[]
  titles: readonly string[]
  topics?: readonly Topic[]
  banks?: Readonly<Record<string, readonly string[]>>
  /** Names of multi-part works; what a name draws from a bank holds for all its parts. */
  sets?: readonly string[]
  /** Titles of the parts of such a work. */
  parts?: readonly string[]
  /** Names of publisher's series such a book may stand in. */
  series?: readonly string[]
  /** One-sentence content notes, instead of those of the shape. */
  summaries?: readonly string[]
  /** Title-page form of the author's nation for translated books. */
  country?: string
}

/** Reads topics written one a line as `word|about|class number`, the last part being optional. */
export function topics(text: string): Topic[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [word = '', about = '', clcNumber] = line.trim().split('|')
      return { word, about, ...(clcNumber ? { clcNumber } : {}) }
    })
}

/** Reads templates or names written one a line. */
export function lines(text: string): string[] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.trim())
}
