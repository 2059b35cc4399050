export type ProblemParams = Record<string, string | number>

/**
 * A rule of the house says no. `code` names the rule (`limit_reached`); the sentence stands in the message table.
 * With `keepWrites` the transaction is committed all the same (a failed sign-in must leave its trace).
 */
export class Refused extends Error {
  readonly code: string
  readonly status: number
  readonly params: ProblemParams
  readonly field?: string
  readonly keepWrites: boolean

  constructor(
    code: string,
    options: { status?: number; params?: ProblemParams; field?: string; keepWrites?: boolean } = {},
  ) {
    super(code)
    this.code = code
    this.status = options.status ?? 409
    this.params = options.params ?? {}
    this.field = options.field
    this.keepWrites = options.keepWrites ?? false
  }
}

/** What came in is not what the field takes. Answered with 400, the field's name and a code. */
export class Invalid extends Error {
  readonly field: string
  readonly code: string
  readonly params: ProblemParams

  constructor(field: string, code: string, params: ProblemParams = {}) {
    super(`${field}: ${code}`)
    this.field = field
    this.code = code
    this.params = params
  }
}

/** The thing asked for is not there, or not in this person's sight: one answer for both. */
export function notFound(code = 'not_found', field?: string, params: ProblemParams = {}): Refused {
  return new Refused(code, { status: 404, field, params })
}
