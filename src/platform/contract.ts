import { z } from 'zod'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * Who may call: a permission word such as `circulation.lend`, anybody signed in, or anybody at all.
 * Which role holds which word stands in `features/accounts/roles.ts`.
 */
export type Permission = 'public' | 'signed_in' | `${string}.${string}`

export interface EndpointSpec<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> {
  /** Operation id, unique in the product: `checkOut`. */
  name: string
  method: Method
  /** Fastify form: `/api/v1/loans/:id`. */
  path: `/api/${string}`
  permission: Permission
  /** One English line for the API reader. */
  summary: string
  params: P
  query: Q
  body: B
  reply: R
  /** Status of success; 200 unless said. */
  status: number
  /** Refusal codes a caller must expect, for the API reader. */
  refusals: readonly string[]
  /** A reading of it is written to the audit (loan history of a named person, child-privacy 3). */
  readingIsLogged: boolean
  /** The answer holds a secret that is shown once (a new token), so it is never kept for a repeated key. */
  secretReply: boolean
  /** An idempotency key is not heeded: the act is done anew every time (signing in). */
  keyless: boolean
  /** Requests a minute from one address; unlimited unless said. For what tries secrets. */
  perMinute?: number
  /** What the body or the answer is when it is not JSON. */
  carries: 'json' | 'upload' | 'file'
}

type Given<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> = Pick<
  EndpointSpec,
  'name' | 'method' | 'path' | 'permission' | 'summary'
> &
  Partial<
    Pick<
      EndpointSpec,
      'status' | 'refusals' | 'readingIsLogged' | 'secretReply' | 'keyless' | 'perMinute' | 'carries'
    >
  > & {
    params?: P
    query?: Q
    body?: B
    reply: R
  }

const nothing = z.object({})
type Nothing = typeof nothing

/** Declares an endpoint once; the server mounts it, the page calls it, the API reader shows it. */
export function endpoint<
  R extends z.ZodType,
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
>(given: Given<P, Q, B, R>): EndpointSpec<P, Q, B, R> {
  return {
    status: 200,
    refusals: [],
    readingIsLogged: false,
    secretReply: false,
    keyless: false,
    carries: 'json',
    params: nothing as unknown as P,
    query: nothing as unknown as Q,
    body: nothing as unknown as B,
    ...given,
  }
}

export type Input<E extends EndpointSpec> = {
  params: z.output<E['params']>
  query: z.output<E['query']>
  body: z.output<E['body']>
}
/** What a caller writes: defaults may be left out. */
export type CallInput<E extends EndpointSpec> = {
  params?: z.input<E['params']>
  query?: z.input<E['query']>
  body?: z.input<E['body']>
}
export type Reply<E extends EndpointSpec> = z.output<E['reply']>

/** Shape of every error answer. `message` is in the caller's language; programs read `code`. */
export const problem = z.object({
  code: z.string(),
  field: z.string().optional(),
  message: z.string(),
  requestId: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})
export type Problem = z.infer<typeof problem>

export const id = z.uuid()
/** A day of the school's calendar, `2026-09-01`. */
export const day = z.iso.date()
/** An instant, ISO 8601 in UTC. */
export const instant = z.iso.datetime()
export const okReply = z.object({ ok: z.literal(true) })

/** Paging of every list: `page` counts from 1. */
export const paging = {
  page: z.coerce.number().int().min(1).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
}
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ total: z.number().int(), items: z.array(item) })
}
