import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { translator } from '#messages/translate.ts'
import type { Problem } from '../contract.ts'
import { Invalid, type ProblemParams, Refused } from '../errors.ts'
import { preferredLanguage } from '../language.ts'

interface Shown {
  status: number
  code: string
  field?: string
  params?: ProblemParams
}

/** Turns whatever was thrown into `{code, field?, message, requestId}`; a fault is logged under that request id. */
export function answerProblem(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply) {
  const shown = shownAs(error)
  if (shown.status >= 500) request.log.error({ err: error, path: request.url.split('?')[0] }, 'fault')
  const t = translator(preferredLanguage(request.headers))
  const key = shown.field && shown.code.startsWith('invalid.') ? shown.code : `refusal.${shown.code}`
  const params = { field: shown.field ?? '', ...shown.params }
  const body: Problem = {
    code: shown.code.replace(/^invalid\./, ''),
    ...(shown.field ? { field: shown.field } : {}),
    message: t.has(key) ? t(key, params) : t(shown.field ? 'invalid.format' : 'refusal.fault', params),
    requestId: request.id,
    ...(shown.params && Object.keys(shown.params).length > 0 ? { params: shown.params } : {}),
  }
  if (shown.status === 429 && shown.params?.seconds) reply.header('retry-after', String(shown.params.seconds))
  return reply.status(shown.status).send(body)
}

function shownAs(error: FastifyError | Error): Shown {
  if (error instanceof Refused) {
    return { status: error.status, code: error.code, field: error.field, params: error.params }
  }
  if (error instanceof Invalid) {
    return { status: 400, code: `invalid.${error.code}`, field: error.field, params: error.params }
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const first = error.validation[0]
    return {
      status: 400,
      code: `invalid.${zodCode(first?.keyword)}`,
      field: fieldOf(first?.instancePath ?? ''),
    }
  }
  const status = (error as FastifyError).statusCode ?? 500
  if (status === 429) return { status, code: 'too_many_requests' }
  if (status === 413) return { status, code: 'file_too_large' }
  if (status === 404) return { status, code: 'not_found' }
  if (status < 500) return { status, code: 'bad_request' }
  return { status: 500, code: 'fault' }
}

function fieldOf(path: string): string {
  return path.replace(/^\//, '').replaceAll('/', '.') || 'body'
}

function zodCode(keyword: string | undefined): string {
  if (keyword === 'too_small' || keyword === 'too_big' || keyword === 'invalid_type') return keyword
  return 'format'
}
