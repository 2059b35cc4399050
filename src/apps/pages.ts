import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { Refused } from '#platform/errors.ts'
import { STAFF_PREFIX } from '#platform/paths.ts'

/** Serves the built pages: files with a hash in their name for a year, the two entries fresh every time. */
export async function servePages(app: FastifyInstance, webRoot: string): Promise<void> {
  const [publicPage, staffPage] = await Promise.all(
    ['index.html', 'staff.html'].map((name) => readFile(join(webRoot, name), 'utf8')),
  )
  await app.register(fastifyStatic, {
    root: join(webRoot, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
  })
  app.setNotFoundHandler((request, reply) => {
    const [path = '/'] = request.url.split('?')
    if (path.startsWith('/api/') || path.startsWith('/assets/') || request.method !== 'GET') {
      throw new Refused('not_found', { status: 404 })
    }
    const isStaff = path === STAFF_PREFIX || path.startsWith(`${STAFF_PREFIX}/`)
    return reply
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(isStaff ? staffPage : publicPage)
  })
}
