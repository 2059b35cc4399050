export type SheetProblemCode =
  | 'file_empty'
  | 'file_too_large'
  | 'file_unreadable'
  | 'encoding_unknown'
  | 'quote_unclosed'
  | 'too_many_rows'
  | 'too_many_columns'
  | 'sheet_unknown'

/** What else is known about an unreadable file, so that a person can be told the remedy. */
export type SheetProblemHint = 'password' | 'web_page' | 'other_workbook'

type Details = { row?: number; column?: string; hint?: SheetProblemHint; cause?: unknown }

/**
 * A list file that cannot be read as a whole. The message is for logs; screens translate `code`.
 * `row` is 1-based as the person sees it in the file, `column` a column letter (A, B, …).
 */
export class SheetProblem extends Error {
  readonly code: SheetProblemCode
  readonly row?: number
  readonly column?: string
  readonly hint?: SheetProblemHint

  constructor(code: SheetProblemCode, message: string, details: Details = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.name = 'SheetProblem'
    this.code = code
    if (details.row !== undefined) this.row = details.row
    if (details.column !== undefined) this.column = details.column
    if (details.hint !== undefined) this.hint = details.hint
  }
}
