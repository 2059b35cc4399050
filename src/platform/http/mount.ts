import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Clock, dayIn } from '../clock.ts'
import { type EndpointSpec, type Input, problem, type Reply } from '../contract.ts'
import { constraintOf, type Database } from '../db.ts'
import { Invalid, Refused } from '../errors.ts'
import { preferredLanguage } from '../language.ts'
import type { Actor, AuditLine, Context } from './context.ts'
import { fingerprintOf, runWrite, type WriteRequest } from './write.ts'

export interface House {
  app: FastifyInstance
  database: Database
  clock: Clock
  /** Who sends this request; NOBODY when nobody is signed in. */
  authenticate(request: FastifyRequest): Promise<Actor>
  /** Every endpoint mounted so far: the source of the role table and its test. */
  mounted: EndpointSpec[]
  /** Which refusal a database constraint stands for, when two requests at once get past the check. */
  refusalOfConstraint: Readonly<Record<string, { code: string; status?: number; field?: string }>>
}

/** A file as the answer of an endpoint that `carries: 'file'`. */
export interface FileReply {
  bytes: Uint8Array
  fileName: string
  contentType: string
}

export type Verb<E extends EndpointSpec> = (
  input: Input<E>,
  ctx: Context,
  request: FastifyRequest,
) => Promise<Reply<E>>

/**
 * Puts an endpoint on the server. A write runs in one transaction with its audit and its idempotency key;
 * a GET runs on a read-only connection. The permission is checked before anything is read.
 */
export function mount<E extends EndpointSpec>(house: House, spec: E, verb: Verb<E>): void {
  house.mounted.push(spec)
  const readOnly = spec.method === 'GET'
  house.app.route({
    method: spec.method,
    url: spec.path,
    schema: schemaOf(spec),
    config: spec.perMinute ? { rateLimit: { max: spec.perMinute, timeWindow: '1 minute' } } : {},
    handler: async (request, reply) => {
      const actor = await house.authenticate(request)
      requirePermission(spec, actor)
      const input = { params: request.params, query: request.query, body: request.body } as Input<E>
      const ask = { house, spec, verb, actor, input, request, reply }
      const answer = readOnly ? await read(ask) : await write(ask)
      if (spec.carries === 'file') return sendFile(reply, answer as FileReply)
      return answer
    },
  })
}

interface Ask<E extends EndpointSpec> {
  house: House
  spec: E
  verb: Verb<E>
  actor: Actor
  input: Input<E>
  request: FastifyRequest
  reply: FastifyReply
}

/** By the cookie of a browser, or by a program's token. */
const SIGNED_IN: Record<string, string[]>[] = [{ session: [] }, { token: [] }]

function schemaOf(spec: EndpointSpec) {
  const json = spec.carries !== 'file'
  const hasBody =
    spec.method !== 'GET' && spec.carries === 'json' && Object.keys(shapeOf(spec.body)).length > 0
  return {
    operationId: spec.name,
    summary: spec.summary,
    description: [
      `Permission: \`${spec.permission}\`.`,
      spec.refusals.length > 0 ? `Refusals: ${spec.refusals.map((code) => `\`${code}\``).join(', ')}.` : '',
    ].join(' '),
    tags: [spec.path.split('/')[3] ?? 'api'],
    params: spec.params,
    querystring: spec.query,
    ...(hasBody ? { body: spec.body } : {}),
    security: spec.permission === 'public' ? [] : SIGNED_IN,
    response: { ...(json ? { [spec.status]: spec.reply } : {}), '4xx': problem, '5xx': problem },
  }
}

function shapeOf(schema: unknown): object {
  return (schema as { shape?: object }).shape ?? { any: true }
}

function requirePermission(spec: EndpointSpec, actor: Actor): void {
  if (spec.permission === 'public') return
  if (!actor.accountId) throw new Refused('not_signed_in', { status: 401 })
  if (spec.permission !== 'signed_in' && !actor.permissions.has(spec.permission)) {
    throw new Refused('not_allowed', { status: 403 })
  }
}

async function read<E extends EndpointSpec>(ask: Ask<E>): Promise<Reply<E>> {
  const { house, spec, verb, input, request } = ask
  const lines: AuditLine[] = []
  const ctx = contextOf(ask, house.database.read, (line) => lines.push(line), [])
  const answer = await verb(input, ctx, request)
  if (spec.readingIsLogged && lines.length > 0) {
    await runWrite(house.database.write, writeRequest(ask, ctx.now), 200, async (_trx, audit) => {
      for (const line of lines) audit(line)
    })
  }
  return answer
}

async function write<E extends EndpointSpec>(ask: Ask<E>): Promise<unknown> {
  const { house, spec, verb, input, request, reply } = ask
  const after: (() => void)[] = []
  const now = house.clock.now()
  const done = await refusingByConstraint(house, () =>
    runWrite(house.database.write, writeRequest(ask, now), spec.status, async (trx, audit) =>
      verb(input, contextOf(ask, trx, audit, after, now), request),
    ),
  )
  if (done.fresh) for (const act of after) act()
  reply.status(done.status)
  return done.reply
}

async function refusingByConstraint<T>(house: House, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const refusal = house.refusalOfConstraint[constraintOf(error)?.constraint ?? '']
    if (!refusal) throw error
    throw new Refused(refusal.code, { status: refusal.status ?? 409, field: refusal.field })
  }
}

function writeRequest<E extends EndpointSpec>(
  { spec, actor, request, input }: Ask<E>,
  now: Date,
): WriteRequest {
  const key = request.headers['idempotency-key']
  if (key !== undefined && (typeof key !== 'string' || key.length > 100 || key.trim() === '')) {
    throw new Invalid('Idempotency-Key', 'format')
  }
  return {
    name: spec.name,
    actor,
    requestId: request.id,
    now,
    key: spec.method === 'GET' || spec.keyless ? undefined : key,
    fingerprint: fingerprintOf([spec.name, input]),
    storeReply: !spec.secretReply,
  }
}

function contextOf<E extends EndpointSpec>(
  { house, actor, request, reply }: Ask<E>,
  db: Context['db'],
  audit: Context['audit'],
  after: (() => void)[],
  now = house.clock.now(),
): Context {
  const cookie = {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
  } as const
  return {
    db,
    actor,
    requestId: request.id,
    now,
    today: dayIn(house.clock.timeZone, now),
    timeZone: house.clock.timeZone,
    language: preferredLanguage(request.headers),
    audit,
    afterCommit: (act) => after.push(act),
    http: {
      ip: request.ip,
      userAgent: (request.headers['user-agent'] ?? '').slice(0, 300),
      // Only once the session behind it is committed.
      setCookie: (name, value, maxAge) =>
        after.push(() => reply.setCookie(name, value, { ...cookie, maxAge })),
      clearCookie: (name) => after.push(() => reply.clearCookie(name, cookie)),
    },
  }
}

function sendFile(reply: FastifyReply, file: FileReply) {
  return reply
    .header('content-type', file.contentType)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`)
    .send(Buffer.from(file.bytes))
}
