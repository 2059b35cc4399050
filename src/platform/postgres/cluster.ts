import { randomBytes } from 'node:crypto'
import {
  appendFile,
  chmod,
  chown,
  lchown,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import path from 'node:path'
import type { Account } from '#platform/postgres/account.ts'
import { pgDataOf } from '#platform/postgres/place.ts'
import { noRuntime } from '#platform/postgres/postmaster.ts'
import { run } from '#platform/postgres/run.ts'
import { SETTINGS_FILE } from '#platform/postgres/settings.ts'
import { StartProblem } from '#platform/startProblem.ts'

/** The superuser, and the one database, of the embedded PostgreSQL. */
export const NAME = 'shuxiang'

interface Making {
  dataDir: string
  initdb: string
  version: string
  account: Account | undefined
  /** For a throw-away database: do not wait for the disk. */
  hasty: boolean
}

/**
 * Makes PostgreSQL's files in `<dataDir>/postgres` if there are none, in UTF-8 with byte order sorting; files that
 * are there are handed to `account` if they are not its own yet. A making cut short leaves nothing that counts.
 * @throws StartProblem when they are of another version or another user's
 */
export async function readyCluster(making: Making): Promise<void> {
  const pgData = pgDataOf(making.dataDir)
  const found = await stat(pgData).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw anothersData(pgData)
  })
  if (!found) return makeCluster(making, pgData)
  const me = making.account?.uid ?? process.getuid?.()
  if (me !== undefined && found.uid !== me) {
    if (!making.account) throw anothersData(pgData)
    await handOver(pgData, making.account)
  }
  const [wanted] = making.version.split('.')
  const has = (await readFile(path.join(pgData, 'PG_VERSION'), 'utf8').catch(() => '')).trim()
  if (has !== wanted) throw otherVersion(pgData, has, wanted!)
}

async function makeCluster({ dataDir, initdb, account, hasty }: Making, pgData: string): Promise<void> {
  const part = `${pgData}.part`
  await rm(part, { recursive: true, force: true })
  await mkdir(part)
  await chmod(part, 0o700)
  if (account) await chown(part, account.uid, account.gid)
  const args = ['-D', part, '-U', NAME, '--encoding=UTF8', '--locale=C', ...(await accessArgs(dataDir))]
  const { code, output } = await run(initdb, hasty ? [...args, '--no-sync'] : args, { account })
  if (code === 3221225781) throw noRuntime()
  if (code !== 0) throw notMade(part, output)
  await appendFile(path.join(part, 'postgresql.conf'), `\ninclude '${SETTINGS_FILE}'\n`)
  await writeFile(path.join(part, SETTINGS_FILE), '')
  await rename(part, pgData)
}

/** On a unix socket the 0700 folder is the lock; loopback needs a password. */
async function accessArgs(dataDir: string): Promise<string[]> {
  if (process.platform !== 'win32') return ['--auth-local=trust', '--auth-host=reject']
  await writeFile(passwordFile(dataDir), randomBytes(24).toString('hex'), { mode: 0o600 })
  return ['--auth=scram-sha-256', `--pwfile=${passwordFile(dataDir)}`]
}

/** The password of the database user, where one is needed (Windows). */
export async function clusterPassword(dataDir: string): Promise<string | undefined> {
  if (process.platform !== 'win32') return undefined
  return (await readFile(passwordFile(dataDir), 'utf8')).trim()
}

const passwordFile = (dataDir: string) => path.join(dataDir, 'postgres.password')

/** Gives files to a user, the folder itself last, so that its owner tells whether the work was finished. */
async function handOver(folder: string, account: Account): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) await handOver(file, account)
    else await lchown(file, account.uid, account.gid)
  }
  await chown(folder, account.uid, account.gid)
}

const anothersData = (pgData: string) =>
  new StartProblem(
    `数据文件夹 ${pgData} 属于另一个系统用户。请用那个用户或 root（sudo）启动，或用 DATA_DIR 另设文件夹。`,
    'The data folder belongs to another system user. Start as that user or as root (sudo), or set DATA_DIR to another folder.',
  )

const otherVersion = (pgData: string, has: string, wanted: string) =>
  has
    ? new StartProblem(
        `数据文件夹 ${pgData} 是 PostgreSQL ${has} 的，而本程序带的是 PostgreSQL ${wanted}。请用原来的程序版本启动并导出备份，再用本版本恢复。`,
        `The data are of PostgreSQL ${has}, this program brings ${wanted}. Start the former version of the program, make a backup, and restore it here.`,
      )
    : new StartProblem(
        `文件夹 ${pgData} 不是 PostgreSQL 的数据文件夹。请移走它，或用 DATA_DIR 另设文件夹。`,
        'This is not a data folder of PostgreSQL. Move it away, or set DATA_DIR to another folder.',
      )

const notMade = (part: string, output: string) =>
  new StartProblem(
    `数据库建不了（${part}）：${output.split('\n').find((line) => /error|could not|FATAL/i.test(line)) ?? output}。`,
    'The database could not be made; the reason is above.',
  )
