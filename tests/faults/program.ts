import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..', '..')

/** The whole program as `npm start` runs it, in a process of its own. */
export interface Program {
  pid: number
  /** Everything it has said so far, both streams. */
  said(): string
  /** Waits for the `ready` line; fails when the program ends first. */
  ready(): Promise<{ url: string }>
  signal(name: NodeJS.Signals): void
  /** Waits for its end: the exit code, or the signal that ended it. */
  ended(): Promise<number | NodeJS.Signals>
}

const started: ChildProcess[] = []

/** Builds what the programs run from, unless it is built. */
export function build(): void {
  execFileSync(process.execPath, [path.join(root, 'scripts', 'build.mjs'), '--if-stale'], {
    stdio: 'inherit',
  })
}

/** Starts the program on a free loopback port over `dataDir`. */
export function startProgram(dataDir: string, settings: Record<string, string> = {}): Program {
  const child = spawn(process.execPath, [path.join(root, 'scripts', 'start.mjs')], {
    env: { ...process.env, NODE_ENV: '', PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  let said = ''
  const end = once(child, 'exit').then(([code, signal]) => (signal ?? code) as number | NodeJS.Signals)
  const ready = new Promise<{ url: string }>((resolve, reject) => {
    const hear = (part: Buffer) => {
      said += part
      const line = /^ready (\{.*\})$/m.exec(said)?.[1]
      if (line) resolve(JSON.parse(line))
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('close', () => reject(new Error(`ended before it was ready:\n${said}`)))
  })
  // Whoever expects the program to end does not ask for it.
  ready.catch(() => {})
  return {
    pid: child.pid!,
    said: () => said,
    ready: () => ready,
    signal: (name) => child.kill(name),
    ended: () => end,
  }
}

/** Kills the programs that a failed test left, and the PostgreSQL over `dataDir`. */
export async function clearAway(dataDir: string): Promise<void> {
  for (const child of started.splice(0)) child.kill('SIGKILL')
  await killPostgres(dataDir)
}

/** Kills the PostgreSQL over a data folder with all its processes at once, as a power cut would end them. */
export async function killPostgres(dataDir: string): Promise<void> {
  const pid = await postmasterPid(dataDir)
  if (!pid) return
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  for (const each of [pid, ...children.trim().split(' ').filter(Boolean).map(Number)]) {
    try {
      process.kill(each, 'SIGKILL')
    } catch {
      // It went with its parent.
    }
  }
}

/** How to reach the PostgreSQL of a running program. */
export async function runningStore(dataDir: string) {
  const lines = (await readFile(path.join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')
  return { host: lines[4]!.trim(), port: Number(lines[3]), user: 'shuxiang', database: 'shuxiang' }
}

/** The postmaster's number from its pid file, which a clean stop removes. */
export async function postmasterPid(dataDir: string): Promise<number | undefined> {
  const text = await readFile(path.join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '')
  return Number.parseInt(text, 10) || undefined
}
