import { sql } from 'kysely'
import { z } from 'zod'
import { endpoint } from '#platform/contract.ts'
import { type House, mount } from '#platform/http/mount.ts'

const health = endpoint({
  name: 'health',
  method: 'GET',
  path: '/api/v1/health',
  permission: 'public',
  summary: 'Is the program up, does its database answer, which version is it',
  reply: z.object({ status: z.literal('ok'), database: z.string(), version: z.string() }),
})

export function mountHealth(house: House, version: string): void {
  mount(house, health, async (_, ctx) => {
    const { rows } = await sql<{ server_version: string }>`show server_version`.execute(ctx.db)
    return { status: 'ok' as const, database: `PostgreSQL ${rows[0]?.server_version ?? ''}`, version }
  })
}
