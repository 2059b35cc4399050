import { createHash } from 'node:crypto'
import { chmod, chown, mkdir, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { type Account, accountFor, canReach, isRoot } from '#platform/postgres/account.ts'
import { StartProblem } from '#platform/startProblem.ts'

/** What this program keeps where an unprivileged user can walk to it. */
export const SYSTEM_HOME = '/var/lib/shuxiang'

/** The folder of PostgreSQL's own files within a data folder. */
export const pgDataOf = (dataDir: string) => path.join(dataDir, 'postgres')

/** What is known when the place of the data is decided. `here` is in the clone (or DATA_DIR), `there` in SYSTEM_HOME. */
export interface Situation {
  explicit: boolean
  root: boolean
  hereHasData: boolean
  thereHasData: boolean
  hereReachable: boolean
}

/**
 * Where the data go. They move to SYSTEM_HOME only for root with a clone PostgreSQL's user cannot walk to, and once
 * made they stay where they are: a school must never find an empty library because a folder's rights changed.
 */
export function decidePlace(now: Situation): 'here' | 'there' | 'here-unreachable' | 'there-needs-root' {
  if (now.explicit) return now.hereReachable ? 'here' : 'here-unreachable'
  if (!now.root) return now.thereHasData && !now.hereHasData ? 'there-needs-root' : 'here'
  if (now.hereHasData) return now.hereReachable ? 'here' : 'here-unreachable'
  return now.thereHasData || !now.hereReachable ? 'there' : 'here'
}

/**
 * The folder to keep the data in, made if missing, so that the user PostgreSQL runs as can walk to it. Call it before
 * the folder is held.
 * @param dataDir absolute path from the settings; `explicit`: it was set by hand
 * @throws StartProblem when that user cannot reach it
 */
export async function placeDataDir(
  { dataDir, dataDirExplicit }: { dataDir: string; dataDirExplicit: boolean },
  log: { info(message: string): void },
): Promise<string> {
  const there = systemPlaceOf(dataDir)
  const account = await accountFor(pgDataOf(dataDir))
  const place = decidePlace({
    explicit: dataDirExplicit,
    root: isRoot(),
    hereHasData: await exists(pgDataOf(dataDir)),
    thereHasData: await exists(there),
    hereReachable: await canReach(await nearestFolder(dataDir), account),
  })
  if (place === 'there-needs-root') throw needsRoot(there)
  if (place === 'there') {
    log.info(
      `${dataDir} 对 PostgreSQL 的用户不可达，数据放在 ${there} (PostgreSQL's user cannot reach it: data there)`,
    )
    await mkdir(SYSTEM_HOME, { recursive: true })
    await chmod(SYSTEM_HOME, 0o755)
    await prepareFolder(there, await accountFor(pgDataOf(there)))
    return there
  }
  await prepareFolder(dataDir, account)
  return dataDir
}

/**
 * Makes a data folder if missing and opens it just as far as PostgreSQL's user needs: to walk through, not to list.
 * A folder that holds anything not ours keeps its rights.
 * @throws StartProblem when the user still cannot reach it
 */
export async function prepareFolder(dataDir: string, account: Account | undefined): Promise<void> {
  let first: string | undefined
  try {
    first = await mkdir(dataDir, { recursive: true })
  } catch (error) {
    throw cannotMake(dataDir, error)
  }
  if (!account) return
  if (first) {
    for (let folder = dataDir; folder.length >= first.length; folder = path.dirname(folder))
      await open(folder, account)
  }
  if (await canReach(dataDir, account)) return
  const own = new Set(['hold', 'postgres', 'postgres.part'])
  const { uid } = await stat(dataDir)
  if (uid === 0 && (await readdir(dataDir)).every((name) => own.has(name))) await open(dataDir, account)
  if (!(await canReach(dataDir, account))) throw cannotReach(dataDir)
}

async function open(folder: string, { gid }: Account): Promise<void> {
  await chown(folder, 0, gid)
  await chmod(folder, 0o710)
}

/** One place for each clone, readable enough to be found by hand. */
export function systemPlaceOf(dataDir: string): string {
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 12)
  return path.join(SYSTEM_HOME, `${path.basename(dataDir)}-${hash}`)
}

async function nearestFolder(folder: string): Promise<string> {
  let nearest = folder
  while (!(await exists(nearest)) && path.dirname(nearest) !== nearest) nearest = path.dirname(nearest)
  return nearest
}

async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined)) !== undefined
}

const cannotReach = (dataDir: string) =>
  new StartProblem(
    `运行 PostgreSQL 的普通用户无法进入数据文件夹 ${dataDir}（上级文件夹多半是 0700）。请放开上级文件夹的进入权限（chmod o+x），或用 DATA_DIR 另设文件夹，如 ${SYSTEM_HOME}/data。`,
    `The unprivileged user PostgreSQL runs as cannot walk to the data folder. Open the folders above it (chmod o+x) or set DATA_DIR elsewhere, such as ${SYSTEM_HOME}/data.`,
  )

const cannotMake = (dataDir: string, error: unknown) =>
  new StartProblem(
    `数据文件夹 ${dataDir} 建不了：${(error as Error).message}。请改上级文件夹的权限，或用 DATA_DIR 另设文件夹。`,
    `The data folder cannot be made. Change the rights of the folder above it, or set DATA_DIR to another one.`,
  )

const needsRoot = (there: string) =>
  new StartProblem(
    `这份程序的数据由 root 建在 ${there}。请用 root（sudo）启动，或用 DATA_DIR 另设文件夹。`,
    `The data of this clone were made by root in that folder. Start as root (sudo), or set DATA_DIR to another folder.`,
  )
