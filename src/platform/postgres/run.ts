import { spawn } from 'node:child_process'
import type { Account } from '#platform/postgres/account.ts'

/** How a program ended: `code` null when it could not be started or was killed; `output` is what it said, both ways. */
export interface Ran {
  code: number | null
  output: string
}

/**
 * Runs a program to its end, as `account` if given, out of reach of the terminal's Ctrl+C, with an environment that
 * holds nothing of ours (PG* variables would steer PostgreSQL, others are secrets). Never rejects.
 */
export function run(
  command: string,
  args: string[],
  { account, cwd }: { account?: Account | undefined; cwd?: string } = {},
): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: cwd ?? (process.platform === 'win32' ? undefined : '/'),
      env: cleanEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      detached: process.platform !== 'win32',
      ...(account && { uid: account.uid, gid: account.gid }),
    })
    let output = ''
    const end = (code: number | null) => {
      child.stdout.destroy()
      child.stderr.destroy()
      resolve({ code, output: output.trim() })
    }
    child.stdout.on('data', (part) => (output += part))
    child.stderr.on('data', (part) => (output += part))
    child.on('error', (error) => {
      output += error.message
      end(null)
    })
    child.on('close', end)
    // On Windows the postmaster inherits the pipes of pg_ctl, so they never close.
    child.on('exit', (code) => setTimeout(end, 300, code).unref())
  })
}

function cleanEnvironment(): NodeJS.ProcessEnv {
  if (process.platform === 'win32') {
    return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^PG/i.test(name)))
  }
  // root by plain `su` lacks the sbin folders, where useradd lies.
  return {
    PATH: `${process.env.PATH ?? ''}:/usr/sbin:/usr/bin:/sbin:/bin`,
    LC_ALL: 'C',
    TZ: 'UTC',
    HOME: '/',
  }
}
