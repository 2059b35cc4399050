import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { describe, expect, it, test } from 'vitest'
import { sourceFiles } from './support/source.ts'

const read = (file: string) => readFileSync(file, 'utf8')
const features = readdirSync('src/features')

describe('the source', () => {
  it('has no file over 300 lines, tests included', () => {
    const tests = readdirSync('.', { recursive: true, encoding: 'utf8' })
      .map((name) => name.replaceAll('\\', '/'))
      .filter((name) => /^(src|tests)\/.*\.test\.tsx?$/.test(name))
    const long = [...sourceFiles('src'), ...sourceFiles('tests'), ...tests]
      .map((file) => ({ file, lines: read(file).split('\n').length - 1 }))
      .filter(({ lines }) => lines > 300)
    expect(long).toEqual([])
  })

  it('imports only what the rules allow', async () => {
    const cruise = 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'
    const args = [cruise, 'src', 'seed', '--config', '.dependency-cruiser.cjs', '--output-type', 'err']
    const { stdout } = await promisify(execFile)(process.execPath, args).catch((error) => error)
    expect(stdout).toContain('no dependency violations found')
  })

  it.each(features)('%s has its room: README, contract, door or server', (feature) => {
    const room = `src/features/${feature}`
    expect(existsSync(`${room}/README.md`), 'README.md').toBe(true)
    expect(existsSync(`${room}/contract.ts`), 'contract.ts').toBe(true)
    expect(read(`${room}/README.md`).length).toBeGreaterThan(200)
  })
})

describe('a table is written', () => {
  /** Which feature, or the platform, declares a table. */
  const owners = new Map(
    sourceFiles()
      .filter((file) => /\binterface Tables \{$/m.test(read(file)))
      .flatMap((file) => {
        const declared = /interface Tables \{\n([\s\S]*?)\n {2}\}/.exec(read(file))?.[1] ?? ''
        return [...declared.matchAll(/^ {4}(\w+): \{/gm)].map(
          (match) => [match[1] ?? '', roomOf(file)] as const,
        )
      }),
  )

  it('only by the feature that owns it', () => {
    expect(owners.size).toBeGreaterThan(15)
    const strangers = sourceFiles()
      .filter((file) => /^src\/(features|platform|apps)\//.test(file))
      .flatMap((file) => writtenIn(file).map((table) => ({ file, table })))
      .filter(({ file, table }) => owners.has(table) && owners.get(table) !== roomOf(file))
    expect(strangers).toEqual([])
  })

  function writtenIn(file: string): string[] {
    const source = read(file)
    const built = source.matchAll(/\b(?:insertInto|updateTable|deleteFrom)\('(\w+)'\)/g)
    const written = source.matchAll(/\b(?:insert into|update|delete from) (\w+)/g)
    return [...built, ...written].map((match) => match[1] ?? '')
  }

  function roomOf(file: string): string {
    return /^src\/features\/[^/]+|^src\/platform/.exec(file)?.[0] ?? file
  }
})

/** What a district of schools on Citus asks of every migration, so far as text can show it (docs: citus rules). */
describe('a migration', () => {
  const migrations = ['district', 'school'].flatMap((schema) =>
    readdirSync(`migrations/${schema}`).map((name) => {
      const text = read(`migrations/${schema}/${name}`).replace(/--[^\n]*/g, '')
      return { schema, name, text, tables: tablesIn(text) }
    }),
  )
  const names = migrations.map(({ schema, name }) => [`${schema}/${name}`] as const)
  const of = (path: string) => migrations.find(({ schema, name }) => `${schema}/${name}` === path)!

  it('has a number, one after the other', () => {
    for (const schema of ['district', 'school']) {
      const numbers = migrations.filter((each) => each.schema === schema).map(({ name }) => name)
      expect(numbers.every((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name))).toBe(true)
      expect(numbers.map((name) => Number(name.slice(0, 4)))).toEqual(numbers.map((_, at) => at + 1))
    }
  })

  test.each(names)('%s takes no value from the database’s clock, dice or counters', (path) => {
    const forbidden =
      /\b(?:now\s*\(|current_(?:date|time|timestamp)\b|clock_timestamp|localtime|random\s*\(|gen_random_uuid|uuid_generate|(?:small|big)?serial\b|generated\s+(?:always|by\s+default)|identity\b|nextval|create\s+sequence|set_config)/gi
    expect(of(path).text.match(forbidden) ?? []).toEqual([])
  })

  test.each(names)(
    '%s uses no trigger, inheritance, deferred constraint or what Citus refuses to alter',
    (path) => {
      const forbidden =
        /\b(?:create\s+(?:or\s+replace\s+)?(?:constraint\s+)?trigger|inherits\s*\(|deferrable|initially\s+deferred|rename\s+constraint|alter\s+constraint|set\s+statistics|set\s+storage|set\s+schema|alter\s+sequence|drop\s+table|drop\s+column)/gi
      expect(of(path).text.match(forbidden) ?? []).toEqual([])
    },
  )

  test.each(names)('%s names every constraint and gives every table a primary key', (path) => {
    for (const { table, parts } of of(path).tables) {
      const nameless = parts.filter((part) => !part.startsWith('constraint ') && isConstraint(part))
      expect(nameless, table).toEqual([])
      expect(
        parts.filter((part) => part.includes(' primary key ')),
        table,
      ).toHaveLength(1)
    }
    const added = of(path).text.match(/\badd\s+(?:primary|unique|check|foreign|exclude)\b/gi) ?? []
    expect(added).toEqual([])
  })

  it('names what an error can be told by: no name twice, none that ends in a number', () => {
    for (const schema of ['district', 'school']) {
      const text = migrations
        .filter((each) => each.schema === schema)
        .map((each) => each.text)
        .join('\n')
      const given = [...text.matchAll(/\bconstraint (\w+)|\bcreate (?:unique )?index (\w+)/g)].map(
        (each) => each[1] ?? each[2],
      )
      expect(given.filter((name, at) => given.indexOf(name) !== at)).toEqual([])
      expect(given.filter((name) => /_\d+$/.test(name ?? ''))).toEqual([])
    }
  })

  it('lets foreign keys stay inside the school', () => {
    const tables = new Set(
      migrations
        .filter((each) => each.schema === 'school')
        .flatMap((each) => each.tables.map((one) => one.table)),
    )
    const targets = migrations.flatMap(({ text, schema }) =>
      [...text.matchAll(/\breferences ([\w.]+)/g)].map((match) => ({ schema, target: match[1] ?? '' })),
    )
    expect(targets.length).toBeGreaterThan(5)
    expect(targets.filter(({ schema, target }) => schema !== 'school' || !tables.has(target))).toEqual([])
  })

  function isConstraint(part: string): boolean {
    return /\b(?:primary key|unique|references|check\s*\(|foreign key|exclude)\b/.test(part)
  }

  /** The tables a migration makes, each with its columns and constraints. */
  function tablesIn(text: string): { table: string; parts: string[] }[] {
    return [...text.matchAll(/create table (?:if not exists )?([\w.]+) \(([\s\S]*?)\n\);/g)].map((match) => ({
      table: match[1] ?? '',
      parts: (match[2] ?? '').split(/,\n/).map((part) => part.trim().replace(/\s+/g, ' ')),
    }))
  }
})
