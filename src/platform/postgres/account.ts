import { stat } from 'node:fs/promises'
import { run } from '#platform/postgres/run.ts'
import { StartProblem } from '#platform/startProblem.ts'

/** The system user PostgreSQL runs as when we are root, which it refuses to be. */
export interface Account {
  uid: number
  gid: number
}

const NAME = 'shuxiang'

export function isRoot(): boolean {
  return process.getuid?.() === 0
}

/**
 * The unprivileged user for the PostgreSQL data in `pgData` (which need not exist yet), or undefined when we are not
 * root and PostgreSQL runs as ourselves. Data that already belong to a known user stay that user's, so that a
 * librarian's clone started once with sudo can be started without it again; otherwise the system user `shuxiang`
 * is found or made.
 */
export async function accountFor(pgData: string): Promise<Account | undefined> {
  if (!isRoot()) return undefined
  const owner = await stat(pgData).catch(() => undefined)
  if (owner && owner.uid !== 0 && (await lookUp(String(owner.uid)))) return { uid: owner.uid, gid: owner.gid }
  const known = await lookUp(NAME)
  if (known) return known
  await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME])
  for (const name of [NAME, 'postgres', 'nobody']) {
    const account = await lookUp(name)
    if (account) return account
  }
  throw new StartProblem(
    `PostgreSQL 不能以 root 运行，而系统里没有可用的普通用户，也建不了名为 ${NAME} 的用户。请先建一个（useradd --system ${NAME}），或换一个普通用户启动。`,
    `PostgreSQL does not run as root, and no unprivileged user was found or could be made. Make one (useradd --system ${NAME}) or start as an ordinary user.`,
  )
}

/** Whether `account` can walk to an existing folder; asked of the system, which knows of ACLs. Ourselves (undefined) always. */
export async function canReach(folder: string, account: Account | undefined): Promise<boolean> {
  if (!account) return true
  const { code } = await run('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { account })
  return code === 0
}

async function lookUp(nameOrUid: string): Promise<Account | undefined> {
  const { code, output } = await run('id', [nameOrUid])
  const [, uid, gid] = /uid=(\d+).*? gid=(\d+)/.exec(output) ?? []
  if (code !== 0 || !uid || !gid || uid === '0') return undefined
  return { uid: Number(uid), gid: Number(gid) }
}
