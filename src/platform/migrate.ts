import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { SCHOOL_SCHEMA } from './db.ts'
import { StartProblem } from './startProblem.ts'

/** Any number will do, as long as every version of the program uses the same one. */
const MIGRATION_LOCK = 5_810_236

interface Migration {
  name: string
  sql: string
  checksum: string
}

/**
 * Brings the `district` schema and one school's schema up to this program, under a lock, each file in one transaction.
 * @param folder the `migrations` folder, with `district/` and `school/` in it
 * @returns names of the files applied now
 * @throws StartProblem when the database has been used by a newer program, or a file that was applied has changed
 */
export async function migrate(
  connection: pg.ClientConfig,
  folder: string,
  schema = SCHOOL_SCHEMA,
): Promise<string[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(${MIGRATION_LOCK})`)
    await makeLedger(client)
    const district = await applyAll(client, 'district', await readMigrations(join(folder, 'district')))
    const school = await applyAll(client, schema, await readMigrations(join(folder, 'school')))
    return [...district, ...school]
  } finally {
    await client.end()
  }
}

async function makeLedger(client: pg.Client): Promise<void> {
  await client.query('create schema if not exists district')
  await client.query(
    `create table if not exists district.migration (
       schema_name text not null, name text not null, checksum text not null, applied_at timestamptz not null,
       constraint migration_pk primary key (schema_name, name))`,
  )
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

async function applyAll(client: pg.Client, schema: string, migrations: Migration[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from district.migration where schema_name = $1',
    [schema],
  )
  const applied = new Map(rows.map((row) => [row.name, row.checksum]))
  refuseStrangers(applied, migrations)
  const missing = migrations.filter((migration) => !applied.has(migration.name))
  if (missing.length > 0) await client.query(`create schema if not exists ${pg.escapeIdentifier(schema)}`)
  for (const migration of missing) await applyOne(client, schema, migration)
  return missing.map((migration) => `${schema}/${migration.name}`)
}

function refuseStrangers(applied: Map<string, string>, migrations: Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration.checksum]))
  for (const [name, checksum] of applied) {
    if (!known.has(name)) {
      throw new StartProblem(
        `数据库比程序新：其中有本程序不认识的升级 ${name}。请安装更新的程序版本，数据没有改动。`,
        `The database is newer than this program: it holds the upgrade ${name}. Install a newer program; nothing was changed.`,
      )
    }
    if (known.get(name) !== checksum) {
      throw new StartProblem(
        `升级文件 ${name} 与当初执行时不同，程序可能被改动过。请恢复原来的程序文件，数据没有改动。`,
        `The upgrade file ${name} differs from what was applied. Restore the program's files; nothing was changed.`,
      )
    }
  }
}

async function applyOne(client: pg.Client, schema: string, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(`set local search_path to ${pg.escapeIdentifier(schema)}`)
    await client.query(migration.sql)
    await client.query(
      'insert into district.migration (schema_name, name, checksum, applied_at) values ($1, $2, $3, $4)',
      [schema, migration.name, migration.checksum, new Date()],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
