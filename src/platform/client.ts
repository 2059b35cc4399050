import type { CallInput, EndpointSpec, Problem, Reply } from './contract.ts'
import { newId } from './ids.ts'

/** An answer that is a refusal, bad input or a fault. `code` is for the program, `message` for the person. */
export class ApiProblem extends Error {
  readonly status: number
  readonly problem: Problem

  constructor(status: number, problem: Problem) {
    super(problem.message)
    this.status = status
    this.problem = problem
  }

  get code(): string {
    return this.problem.code
  }
}

/** The server did not answer at all: worth trying again with the same key. */
export class Unreachable extends Error {}

interface CallOptions {
  /** Idempotency key of the act; made anew for every call when left out. */
  key?: string
  signal?: AbortSignal
}

/** The address of an endpoint with its path and query filled in. */
export function urlOf<E extends EndpointSpec>(spec: E, input: CallInput<E> = {}): string {
  const params = (input.params ?? {}) as Record<string, string>
  const path = spec.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries((input.query ?? {}) as Record<string, unknown>)) {
    if (value !== undefined && value !== null && value !== '') query.set(name, String(value))
  }
  return query.size > 0 ? `${path}?${query}` : path
}

/**
 * Calls an endpoint by its contract.
 * @throws ApiProblem for every answer that is not a success, Unreachable when no answer came
 */
export async function call<E extends EndpointSpec>(
  spec: E,
  input: CallInput<E> = {},
  options: CallOptions = {},
): Promise<Reply<E>> {
  const upload = input.body instanceof FormData
  const body = spec.method === 'GET' || input.body === undefined ? undefined : input.body
  const response = await send(urlOf(spec, input), {
    method: spec.method,
    signal: options.signal,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      ...(body !== undefined && !upload ? { 'content-type': 'application/json' } : {}),
      ...(spec.method === 'GET' ? {} : { 'idempotency-key': options.key ?? newId() }),
    },
    body: upload ? (body as FormData) : body === undefined ? undefined : JSON.stringify(body),
  })
  const answer = await readJson(response)
  if (!response.ok) throw new ApiProblem(response.status, answer as Problem)
  return answer as Reply<E>
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Unreachable(String(error))
  }
}

/** A proxy in front of a stopped server answers with a page of its own: that counts as no answer. */
async function readJson(response: Response): Promise<unknown> {
  if (!response.headers.get('content-type')?.includes('json')) throw new Unreachable(String(response.status))
  return response.json()
}
