import type { FormInstance } from 'antd'
import { ApiProblem } from '#platform/client.ts'

/** The field a server's refusal names, when the form has it: then the sentence stands there and nowhere else. */
export function fieldOf(error: unknown, fields: readonly string[]): string | undefined {
  const field = error instanceof ApiProblem ? error.problem.field : undefined
  return field && fields.includes(field) ? field : undefined
}

export function showOnField(form: FormInstance, fields: readonly string[], error: unknown): void {
  const field = fieldOf(error, fields)
  if (!field || !(error instanceof ApiProblem)) return
  form.setFields([{ name: field, errors: [error.problem.message] }])
  form.getFieldInstance(field)?.focus?.()
}
