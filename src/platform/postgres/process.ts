import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Enough to recognise a process again after its number may have gone to another one. */
export interface ProcessMark {
  pid: number
  /** Linux: boot and clock tick of its start; the wall clock of a school's machine may jump. */
  birth?: string
  /** ISO time at which the process was known to run. */
  since: string
}

/** The mark of this very process. */
export function ownMark(): ProcessMark {
  const birth = birthOf(process.pid)
  return { pid: process.pid, ...(birth && { birth }), since: new Date().toISOString() }
}

/** Whether the marked process itself still runs on this machine (a zombie does not, nor a new owner of its number). */
export function stillRuns(mark: ProcessMark): boolean {
  if (!isAlive(mark.pid)) return false
  if (mark.birth) return birthOf(mark.pid) === mark.birth
  const started = startTimeOf(mark.pid)
  return started === undefined || started <= Date.parse(mark.since) + 2000
}

/** Whether a process of this number runs. A zombie counts as dead: a container without a reaper keeps them for ever. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  const state = statOf(pid)?.[0]
  return state !== 'Z' && state !== 'X'
}

/** Fields of /proc/<pid>/stat from the state on; undefined where there is no such file. */
function statOf(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // The second field is the program's name in brackets and may itself hold spaces and brackets.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}

function birthOf(pid: number): string | undefined {
  const tick = statOf(pid)?.[19]
  if (!tick) return undefined
  try {
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()}/${tick}`
  } catch {
    return tick
  }
}

/** Milliseconds since 1970 at which a process started, asked of the system where there is no /proc. */
function startTimeOf(pid: number): number | undefined {
  try {
    const said =
      process.platform === 'win32'
        ? execFileSync('powershell.exe', [
            '-NoProfile',
            '-Command',
            `(Get-Process -Id ${pid}).StartTime.ToUniversalTime().ToString('o')`,
          ])
        : execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { env: { ...process.env, LC_ALL: 'C' } })
    const time = Date.parse(said.toString('latin1').trim())
    return Number.isNaN(time) ? undefined : time
  } catch {
    return undefined
  }
}
