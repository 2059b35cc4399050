import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

export interface Program {
  url: string
  /** From the start of the process to its first answered request, in ms. */
  firstAnswerMs: number
  /** Proportional set size of node and PostgreSQL together, in MB. */
  memoryMb(): number
  stop(): Promise<void>
}

/** Starts the built product as its user does, on a data folder, and waits for its first answer. */
export async function startProgram(dataDir: string): Promise<Program> {
  const began = performance.now()
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await readyUrl(child)
  const answer = await fetch(`${url}/api/v1/health`)
  if (!answer.ok) throw new Error(await answer.text())
  return {
    url,
    firstAnswerMs: performance.now() - began,
    memoryMb: () => memoryOf(child.pid ?? 0, dataDir),
    stop: async () => {
      child.kill('SIGTERM')
      await new Promise((resolve) => child.once('exit', resolve))
    },
  }
}

async function readyUrl(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('no standard output')
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('ready ')) {
      child.stdout.resume()
      return JSON.parse(line.slice('ready '.length)).url
    }
  }
  throw new Error('the program ended before it was ready')
}

/** The program's processes, and the PostgreSQL processes over its data folder. */
function memoryOf(pid: number, dataDir: string): number {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const parentOf = new Map(all.map((each) => [each, statusOf(each, 'PPid')]))
  const postmasters = all.filter(
    (each) => commandOf(each).includes(dataDir) && commandOf(each).includes('postgres'),
  )
  const roots = new Set([String(pid), ...postmasters])
  const isOurs = (each: string): boolean =>
    roots.has(each) || (parentOf.get(each) !== undefined && each !== '1' && isOurs(parentOf.get(each) ?? '1'))
  const kilobytes = all.filter((each) => isOurs(each)).map((each) => pssOf(each))
  return Math.round(kilobytes.reduce((sum, each) => sum + each, 0) / 1024)
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // The process has ended meanwhile.
    return ''
  }
}

function statusOf(pid: string, name: string): string | undefined {
  return new RegExp(`^${name}:\\s+(\\S+)`, 'm').exec(read(`/proc/${pid}/status`))?.[1]
}

function commandOf(pid: string): string {
  return read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ')
}

function pssOf(pid: string): number {
  return Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0)
}
