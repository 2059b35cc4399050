import { createHash } from 'node:crypto'
import { chmod, chown, lstat, mkdir, mkdtemp, realpath, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import type { Account } from '#platform/postgres/account.ts'

/** Where a PostgreSQL listens: a folder for its unix socket, or (Windows) loopback. */
export type Listen = { socketDir: string } | { port: number }

/** The port number in the socket's name, which PostgreSQL wants even without TCP. */
export const SOCKET_PORT = 5432

/** A place to listen at which nobody else can open. No PostgreSQL may run over `pgData` when this is called. */
export async function placeToListen(pgData: string, account: Account | undefined): Promise<Listen> {
  return process.platform === 'win32'
    ? { port: await freePort() }
    : { socketDir: await socketFolder(pgData, account) }
}

/** A closed folder whose path, with the socket's name, fits the 104 to 108 bytes systems allow. */
async function socketFolder(pgData: string, account: Account | undefined): Promise<string> {
  const hash = createHash('sha256')
    .update(await realpath(pgData))
    .digest('hex')
    .slice(0, 12)
  const uid = process.getuid!()
  for (const base of uid === 0 ? ['/run', os.tmpdir()] : [os.tmpdir(), '/tmp']) {
    const folder = path.join(base, `shuxiang-${hash}`)
    if (Buffer.byteLength(folder) > 88) continue
    await mkdir(folder, { mode: 0o700 }).catch(() => {})
    const made = await lstat(folder).catch(() => undefined)
    // In a folder open to all, somebody else may have made one of this name.
    if (made?.isDirectory() && [uid, account?.uid].includes(made.uid)) return closed(folder, account)
  }
  return closed(await mkdtemp('/tmp/shuxiang-'), account)
}

async function closed(folder: string, account: Account | undefined): Promise<string> {
  await chmod(folder, 0o700)
  // A killed server leaves its lock here, which a new one honours as long as any process has the old one's number.
  for (const name of [`.s.PGSQL.${SOCKET_PORT}`, `.s.PGSQL.${SOCKET_PORT}.lock`]) {
    await rm(path.join(folder, name), { force: true })
  }
  if (account) await chown(folder, account.uid, account.gid)
  return folder
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
