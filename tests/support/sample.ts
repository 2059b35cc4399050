import { z } from 'zod'
import type { EndpointSpec } from '#platform/contract.ts'
import { newId } from '#platform/ids.ts'

interface Schema {
  type?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  format?: string
  pattern?: string
  minLength?: number
  minItems?: number
  minimum?: number
}

/** An input an endpoint's schema accepts and that names nothing there is: for asking who may, not what happens. */
export function harmlessInput(spec: EndpointSpec) {
  return {
    params: sampleOf(schemaOf(spec.params)) as Record<string, string>,
    query: sampleOf(schemaOf(spec.query)) as Record<string, string>,
    body: spec.method === 'GET' || spec.carries === 'upload' ? undefined : sampleOf(schemaOf(spec.body)),
  }
}

const schemaOf = (schema: z.ZodType) =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema

function sampleOf(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf?.[0]) return sampleOf(schema.anyOf[0])
  if (schema.properties) {
    const required = Object.entries(schema.properties).filter(([name]) => schema.required?.includes(name))
    return Object.fromEntries(required.map(([name, each]) => [name, sampleOf(each)]))
  }
  if (schema.type === 'array')
    return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items ?? {}))
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(0, schema.minimum ?? 0)
  if (schema.type === 'boolean') return false
  return schema.type === 'string' ? textOf(schema) : {}
}

function textOf({ format, minLength = 1 }: Schema): string {
  if (format === 'uuid') return newId()
  if (format === 'date') return '2026-10-14'
  return 'nothing-of-this-name'.padEnd(minLength, '-')
}
