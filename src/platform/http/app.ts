import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { Refused } from '../errors.ts'
import { newId } from '../ids.ts'
import { answerProblem } from './problems.ts'

/** No body of ours nests deeper. */
const DEEPEST_BODY = 20
const MAX_UPLOAD_BYTES = 20 * 1024 * 1024

export interface AppOptions {
  version: string
  logLevel: string
  /** Where log lines go; standard output unless a test listens. */
  logTo?: { write(line: string): void }
}

/** The server without its endpoints: checks, headers, error answers and the API reader. */
export async function createApp({ version, logLevel, logTo }: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    genReqId: () => newId(),
    logger: { level: logLevel, serializers: { err: faultForLog }, ...(logTo ? { stream: logTo } : {}) },
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(answerProblem)
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    if (isForeignWrite(request)) throw new Refused('foreign_origin', { status: 403 })
  })
  app.addHook('preValidation', async (request) => {
    for (const part of [request.params, request.query, request.body]) {
      if (!isCleanText(part)) throw new Refused('unclean_text', { status: 400 })
    }
  })
  await app.register(cookie)
  await app.register(helmet, { contentSecurityPolicy: securityPolicy(), hsts: false })
  // Only for endpoints that say `perMinute`: a counter at work sends more than any sensible limit for all.
  await app.register(rateLimit, { global: false })
  await app.register(multipart, { limits: { fileSize: MAX_UPLOAD_BYTES, files: 1, fields: 20 } })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '书香 Shuxiang',
        version,
        description:
          'Writes take the header `Idempotency-Key` (any text unique to the act, a UUIDv7 by custom): the same key sent twice has one effect and one answer. ' +
          'Programs sign in with `Authorization: Bearer …`, made by the librarian under 设置 → 程序接口. ' +
          'Errors are `{code, field?, message, requestId}`.',
      },
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer' },
          session: { type: 'apiKey', in: 'cookie', name: 'session' },
        },
      },
    },
    transform: withKeyHeader,
  })
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: false })
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  return app
}

/** Writes are shown with their `Idempotency-Key`; the header itself is read by `mount`, not by a schema. */
const withKeyHeader: typeof jsonSchemaTransform = (given) => {
  const shown = jsonSchemaTransform(given)
  const { method } = given.route as { method: string | string[] }
  if (!shown.schema || method === 'GET' || method === 'HEAD') return shown
  const properties = { 'Idempotency-Key': { type: 'string', maxLength: 100 } }
  return { ...shown, schema: { ...shown.schema, headers: { type: 'object', properties } } }
}

/** A fault without the values in it: PostgreSQL's `detail` names the row, and rows here are children. */
function faultForLog(error: Error & { code?: string; constraint?: string; table?: string }) {
  const { name, message, stack, code, constraint, table } = error
  return { type: name, message, stack: stack ?? '', code, constraint, table }
}

/** PostgreSQL holds neither the character NUL nor half of a surrogate pair; no person types them. */
function isCleanText(value: unknown, depth = 0): boolean {
  if (depth > DEEPEST_BODY) return false
  if (typeof value === 'string') return !value.includes('\0') && !/\p{Surrogate}/u.test(value)
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return true
  return Object.entries(value).every(([name, each]) => isCleanText(name) && isCleanText(each, depth + 1))
}

/** Nothing is loaded from elsewhere: the school's network may have no internet (child-privacy 5). */
function securityPolicy() {
  return {
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      frameAncestors: ["'none'"],
      upgradeInsecureRequests: null,
    },
  }
}

/** A page of another site may not write with the cookie of a person who is signed in here. */
function isForeignWrite(request: FastifyRequest): boolean {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return false
  if (request.headers['sec-fetch-site'] === 'cross-site') return true
  const origin = request.headers.origin
  if (origin === undefined) return false
  return !URL.canParse(origin) || new URL(origin).host !== request.headers.host
}
