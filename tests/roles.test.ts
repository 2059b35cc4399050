import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signOut } from '#features/accounts/contract.ts'
import { PERMISSIONS, ROLES, type Role, sightOf } from '#features/accounts/roles.ts'
import type { EndpointSpec } from '#platform/contract.ts'
import { openTestHouse, type TestHouse } from './support/house.ts'
import { harmlessInput } from './support/sample.ts'

type Asker = Role | 'nobody'
const ASKERS: readonly Asker[] = [...ROLES, 'nobody']
const CALLED: Record<Asker, string> = {
  librarian: '图书管理员',
  leader: '分管领导',
  teacher: '教师',
  class_librarian: '小图书管理员',
  reader: '读者',
  nobody: '未登录',
}

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const holdersOf = (word: string): readonly string[] => PERMISSIONS[word as keyof typeof PERMISSIONS] ?? []

/** What the table of roles says of a request: refused with this code, or let through. */
function expected(
  { permission }: EndpointSpec,
  asker: Asker,
): 'not_signed_in' | 'not_allowed' | 'let through' {
  if (permission === 'public') return 'let through'
  if (asker === 'nobody') return 'not_signed_in'
  return permission === 'signed_in' || holdersOf(permission).includes(asker) ? 'let through' : 'not_allowed'
}

describe('every endpoint lets through exactly whom the table of roles names', () => {
  // Signing out last: the client is of no use after it.
  const endpoints = () =>
    [...house.house.mounted].sort((a, b) => Number(a.name === signOut.name) - Number(b.name === signOut.name))

  it.each(ASKERS)('%s', async (asker) => {
    const client = await house.as(asker)
    const found: Record<string, string> = {}
    const wanted: Record<string, string> = {}
    for (const spec of endpoints()) {
      const { status, problem } = await client.call(spec, harmlessInput(spec))
      const refused = problem.code === 'not_signed_in' || problem.code === 'not_allowed'
      found[spec.name] = refused ? `${status} ${problem.code}` : 'let through'
      const code = expected(spec, asker)
      wanted[spec.name] =
        code === 'let through' ? code : code === 'not_signed_in' ? `401 ${code}` : `403 ${code}`
    }
    expect(found).toEqual(wanted)
    expect(Object.keys(found)).toHaveLength(house.house.mounted.length)
  })
})

describe('words of permission', () => {
  it('that an endpoint asks for are in the table', () => {
    const asked = house.house.mounted.map((spec) => spec.permission as string)
    const unknown = asked.filter((word) => word.includes('.') && !(word in PERMISSIONS))
    expect(unknown).toEqual([])
  })

  it('in the table are asked for by an endpoint or inside one', async () => {
    const source = (await serverSources()).join('\n')
    const inside = [...source.matchAll(/(?:holds\([\w.]+, |permissions\.has\()'([\w.]+)'/g)].map(
      (match) => match[1],
    )
    const asked = new Set<string | undefined>([
      ...house.house.mounted.map((spec) => spec.permission),
      ...inside,
    ])
    expect(Object.keys(PERMISSIONS).filter((word) => !asked.has(word))).toEqual([])
  })

  it('stand in docs/permissions.md as they are', async () => {
    await expect(permissionsPage(house.house.mounted)).toMatchFileSnapshot('../docs/permissions.md')
  })
})

async function serverSources(): Promise<string[]> {
  const names = await readdir('src', { recursive: true })
  const server = names.filter((name) => /^features.*\/server\/.*\.ts$/.test(name.replaceAll('\\', '/')))
  return Promise.all(server.map((name) => readFile(join('src', name), 'utf8')))
}

function permissionsPage(mounted: readonly EndpointSpec[]): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const table = (heads: string[], rows: string[][]) =>
    [
      row([...heads, ...ASKERS.map((asker) => CALLED[asker])]),
      row(Array(heads.length + ASKERS.length).fill('---')),
      ...rows.map(row),
    ].join('\n')
  const endpoints = [...mounted]
    .sort((a, b) => `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`, 'en'))
    .map((spec) => [
      `\`${spec.method} ${spec.path}\``,
      spec.permission === 'public' || spec.permission === 'signed_in'
        ? spec.permission
        : `\`${spec.permission}\``,
      ...ASKERS.map((asker) => (expected(spec, asker) === 'let through' ? '✓' : '')),
    ])
  const sights = { all: 'everybody', classes: 'the readers of their classes', self: 'only themself' }
  return `# Who may do what

This page is made by \`tests/roles.test.ts\` from the endpoints on the server and \`src/features/accounts/roles.ts\`,
and checked against the running server. To renew it: \`npx vitest run tests/roles.test.ts -u\`.

${ROLES.map((role) => `- ${CALLED[role]} \`${role}\` sees ${sights[sightOf(role)]}`).join('\n')}

${table(['endpoint', 'permission'], endpoints)}
`
}
