import { execFileSync } from 'node:child_process'
import { readFile, readlink, realpath, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from '#platform/postgres/account.ts'
import { isAlive } from '#platform/postgres/process.ts'
import { type Ran, run } from '#platform/postgres/run.ts'
import { StartProblem } from '#platform/startProblem.ts'

/** What is needed to steer the PostgreSQL of one data folder. */
export interface Steering {
  pgCtl: string
  pgData: string
  account: Account | undefined
}

/** A running postmaster as its pid file tells it. `ready` is false while it starts, recovers or stops. */
export interface Postmaster {
  pid: number
  port: number
  socketDir: string
  ready: boolean
}

const LOG = 'postgres.log'
const LOG_LIMIT_BYTES = 4 << 20

/** The living postmaster of this data folder, if there is one; a pid file that another process's number keeps alive is removed. */
export async function livingPostmaster(pgData: string): Promise<Postmaster | undefined> {
  const file = path.join(pgData, 'postmaster.pid')
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n').map((line) => line.trim())
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  if (!isAlive(pid) || (await isSomethingElse(pid, pgData))) {
    await rm(file, { force: true })
    return undefined
  }
  return { pid, port: Number(lines[3]), socketDir: lines[4] ?? '', ready: lines[7] === 'ready' }
}

/** True only when it is certain that this process is no postmaster of this folder: a postmaster works in its data folder. */
async function isSomethingElse(pid: number, pgData: string): Promise<boolean> {
  if (process.platform === 'linux') {
    const where = await readlink(`/proc/${pid}/cwd`).catch((error) => error.code as string)
    if (where === 'EACCES' || where === 'EPERM') return false
    return where !== (await realpath(pgData))
  }
  if (process.platform === 'win32') return false
  try {
    return !/postgres/.test(execFileSync('ps', ['-o', 'command=', '-p', String(pid)]).toString())
  } catch {
    return false
  }
}

/**
 * Starts PostgreSQL and waits until it answers; a recovery after a power cut may take minutes on a hard disk.
 * @throws StartProblem with PostgreSQL's own last word
 */
export async function startPostmaster({ pgCtl, pgData, account }: Steering): Promise<Postmaster> {
  const log = path.join(pgData, LOG)
  if (((await stat(log).catch(() => undefined))?.size ?? 0) > LOG_LIMIT_BYTES) await rename(log, `${log}.1`)
  let ran: Ran = { code: null, output: '' }
  let said = ''
  // Children of a postmaster that was killed hard let go of its memory only after a moment.
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const before = (await stat(log).catch(() => undefined))?.size ?? 0
    ran = await run(pgCtl, ['start', '-D', '.', '-l', LOG, '-w', '-t', '900', '-s'], { account, cwd: pgData })
    const running = ran.code === 0 && (await livingPostmaster(pgData))
    if (running) return running
    said = (await readFile(log).catch(() => Buffer.alloc(0))).subarray(before).toString('utf8')
    if (!/still in use|lock file .* already exists/.test(said)) break
    await sleep(500)
  }
  throw didNotStart(ran, said, log)
}

/** Stops a PostgreSQL and waits for it: cleanly, and hard only if that has not ended after `patience` seconds. */
export async function stopPostmaster({ pgCtl, pgData, account }: Steering, patience = 60): Promise<void> {
  for (const [mode, seconds] of [
    ['fast', String(patience)],
    ['immediate', '10'],
  ] as const) {
    const running = await livingPostmaster(pgData)
    if (!running) return
    await run(pgCtl, ['stop', '-D', '.', '-m', mode, '-w', '-t', seconds, '-s'], { account, cwd: pgData })
  }
  const stubborn = await livingPostmaster(pgData)
  if (!stubborn) return
  process.kill(stubborn.pid, 'SIGKILL')
  while (isAlive(stubborn.pid)) await sleep(50)
}

function didNotStart({ code, output }: Ran, log: string, file: string): StartProblem {
  // 0xC0000135: Windows did not find a library of the Visual C++ runtime.
  if (code === 3221225781) return noRuntime()
  const words = log.split('\n').filter((line) => /FATAL|PANIC|error/i.test(line))
  const why = words.at(-1)?.replace(/^.*?(?=FATAL|PANIC)/, '') ?? output.split('\n').at(-1) ?? ''
  return new StartProblem(
    `内置 PostgreSQL 没有启动：${why || `退出码 ${code}`}。日志：${file}`,
    'The embedded PostgreSQL did not start; its log is there.',
  )
}

/** The problem of a Windows without the Visual C++ runtime, which PostgreSQL's programs need. */
export function noRuntime(): StartProblem {
  return new StartProblem(
    'Windows 缺少 Visual C++ 运行库，内置 PostgreSQL 无法运行。请安装 https://aka.ms/vs/17/release/vc_redist.x64.exe 后再启动。',
    'The Visual C++ runtime that PostgreSQL needs is missing. Install it from that address and start again.',
  )
}
