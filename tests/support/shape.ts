import { z } from 'zod'

interface Schema {
  type?: string | string[]
  format?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  default?: unknown
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  additionalProperties?: Schema | boolean
}

/** A schema as a person reads it in a review: one line a field, two spaces a level. Nothing for an empty object. */
export function shapeOf(schema: z.ZodType, io: 'input' | 'output'): string {
  return fieldsOf(z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Schema, io, '  ')
}

function fieldsOf({ properties = {}, required = [] }: Schema, io: string, indent: string): string {
  return Object.entries(properties)
    .map(([name, each]) => {
      // What has a default is always there in an answer; in a question it may be left out.
      const mark = required.includes(name) ? '' : '?'
      const fallback =
        io === 'input' && each.default !== undefined ? ` = ${JSON.stringify(each.default)}` : ''
      return `${indent}${name}${mark}: ${typeOf(each, io, indent)}${fallback}\n`
    })
    .join('')
}

function typeOf(schema: Schema, io: string, indent: string): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((each) => JSON.stringify(each)).join(' | ')
  if (schema.anyOf) return schema.anyOf.map((each) => typeOf(each, io, indent)).join(' | ')
  if (schema.properties) return `{\n${fieldsOf(schema, io, `${indent}  `)}${indent}}`
  if (schema.type === 'array') {
    return `[${typeOf(schema.items ?? {}, io, indent)}]${range(schema.minItems, schema.maxItems)}`
  }
  if (schema.type === 'string') return (schema.format ?? 'string') + range(schema.minLength, schema.maxLength)
  return [schema.type ?? 'anything'].flat().join(' | ') + range(schema.minimum, schema.maximum)
}

function range(least: number | undefined, most: number | undefined): string {
  const told = [least, most].map((each) =>
    Number.isSafeInteger(each) && Math.abs(each ?? 0) < 2 ** 52 ? each : '',
  )
  return told.join('') === '' ? '' : ` ${told.join('..')}`
}
