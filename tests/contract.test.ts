import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { EndpointSpec } from '#platform/contract.ts'
import { contractsInSource } from './support/contracts.ts'
import { openTestHouse, type TestHouse } from './support/house.ts'
import { shapeOf } from './support/shape.ts'

let house: TestHouse
let mounted: EndpointSpec[]
beforeAll(async () => {
  house = await openTestHouse()
  mounted = [...house.house.mounted].sort((a, b) =>
    `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`, 'en'),
  )
})
afterAll(() => house.close())

describe('the endpoints', () => {
  it('that contracts declare are the ones on the server', async () => {
    const declared = (await contractsInSource()).map((spec) => spec.name)
    expect(mounted.map((spec) => spec.name).sort()).toEqual([...declared, 'health'].sort())
  })

  it('have a name and an address of their own, under /api/v1', () => {
    const addresses = mounted.map((spec) => `${spec.method} ${spec.path.replace(/:\w+/g, ':x')}`)
    for (const each of [mounted.map((spec) => spec.name), addresses])
      expect(new Set(each).size).toBe(each.length)
    for (const spec of mounted) expect(spec.path).toMatch(/^\/api\/v1(\/[a-z-]+|\/:[a-zA-Z]+)+$/)
  })

  it('take what is in their address, and tell what they are for', () => {
    for (const spec of mounted) {
      const named = [...spec.path.matchAll(/:(\w+)/g)].map((match) => match[1])
      expect(Object.keys((spec.params as z.ZodObject).shape), spec.name).toEqual(named)
      expect(spec.summary.length, spec.name).toBeGreaterThan(5)
    }
  })

  it('that read take no body', () => {
    for (const spec of mounted.filter((each) => each.method === 'GET')) {
      expect(Object.keys((spec.body as z.ZodObject).shape), spec.name).toEqual([])
    }
  })
})

interface Operation {
  operationId: string
  summary: string
  tags: string[]
  parameters?: { name: string; in: string; required?: boolean; schema: object }[]
  requestBody?: { content: Record<string, { schema: object }> }
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>
}
interface OpenApi {
  openapi: string
  info: { title: string; version: string }
  paths: Record<string, Record<string, Operation>>
  components: { securitySchemes: Record<string, object>; schemas?: Record<string, object> }
}

describe('the OpenAPI document', () => {
  let api: OpenApi
  let operations: { path: string; method: string; operation: Operation }[]
  beforeAll(async () => {
    const response = await house.app.inject({ url: '/api/openapi.json' })
    expect([response.statusCode, response.headers['content-type']]).toEqual([
      200,
      expect.stringContaining('application/json'),
    ])
    api = response.json()
    operations = Object.entries(api.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
    )
  })

  it('is OpenAPI 3.1 with what the standard asks for', () => {
    expect(api.openapi).toMatch(/^3\.1\.\d+$/)
    expect(api.info).toMatchObject({ title: '书香 Shuxiang', version: '0.0.0-test' })
    for (const { path, method, operation } of operations) {
      expect(['get', 'post', 'put', 'patch', 'delete']).toContain(method)
      for (const response of Object.values(operation.responses))
        expect(response.description).toEqual(expect.any(String))
      const inPath = operation.parameters?.filter((each) => each.in === 'path') ?? []
      expect(inPath.map((each) => `{${each.name}}`)).toEqual(path.match(/\{\w+\}/g) ?? [])
      expect(inPath.every((each) => each.required)).toBe(true)
    }
  })

  it('refers to nothing that is not in it', () => {
    const text = JSON.stringify(api)
    for (const [, ref] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const target = ref?.split('/').reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], api)
      expect(target, ref).toBeDefined()
    }
  })

  it('has every endpoint, with the permission it asks for and the refusals to expect', () => {
    expect(operations.map(({ operation }) => operation.operationId).sort()).toEqual(
      mounted.map((spec) => spec.name).sort(),
    )
    for (const spec of mounted) {
      const { operation } = operations.find((each) => each.operation.operationId === spec.name)!
      expect(operation).toMatchObject({ summary: spec.summary })
      const { description } = operation as unknown as { description: string }
      for (const word of [spec.permission, ...spec.refusals]) expect(description).toContain(`\`${word}\``)
      if (spec.carries !== 'file') expect(Object.keys(operation.responses)).toContain(String(spec.status))
    }
  })
})

/** An endpoint as a person reads it in a review. */
function pageOf(spec: EndpointSpec): string {
  const marks = [
    `permission \`${spec.permission}\``,
    `answers ${spec.status}`,
    ...(spec.readingIsLogged ? ['reading is logged'] : []),
    ...(spec.secretReply ? ['the answer is told once'] : []),
    ...(spec.carries === 'json' ? [] : [`carries ${spec.carries}`]),
  ]
  const isFile = spec.carries === 'file'
  const parts = [
    ['params', shapeOf(spec.params, 'input')],
    ['query', shapeOf(spec.query, 'input')],
    ['body', spec.carries === 'upload' ? '' : shapeOf(spec.body, 'input')],
    ['reply', isFile ? '' : shapeOf(spec.reply, 'output')],
  ].filter(([, shape]) => shape !== '')
  return `## ${spec.name}: ${spec.method} ${spec.path}
${marks.join(' · ')}${spec.refusals.length > 0 ? `\nrefusals ${spec.refusals.join(', ')}` : ''}
\`\`\`
${parts.map(([name, shape]) => `${name}\n${shape}`).join('')}\`\`\`
`
}

it('the contract is the one in tests/contract.snapshot.md; renew it with -u when it is meant to change', async () => {
  await expect(`# The contract\n\n${mounted.map(pageOf).join('\n')}`).toMatchFileSnapshot(
    './contract.snapshot.md',
  )
})
