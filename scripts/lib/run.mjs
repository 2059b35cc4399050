import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Halt, root } from './ground.mjs'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Runs a program in the clone with our terminal, passing signals on, and resolves with its exit code.
 * Rejects with Halt (exit code 128 + number) when a signal to us or to it ended it.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, quiet?: boolean }} [options] quiet: its words go to our stderr
 * @returns {Promise<number>}
 */
export function run(command, args, { env = process.env, quiet = false } = {}) {
  const stdio = ['inherit', quiet ? 2 : 'inherit', 'inherit']
  return ending(spawn(command, args, { cwd: root, env, stdio }))
}

/**
 * As `run`, but keeps what the program says instead of showing it.
 * @param {string} command
 * @param {string[]} args
 * @param {{ shell?: boolean }} [options]
 * @returns {Promise<{ code: number, said: string }>}
 */
export async function listen(command, args, { shell = false } = {}) {
  const child = spawn(command, args, { cwd: root, shell, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += part))
  return { code: await ending(child), said }
}

/**
 * Runs a program of an installed package with this Node.js; resolves with its exit code.
 * @param {string} name package
 * @param {string} bin the program's name in it
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv }} [options]
 */
export function runBin(name, bin, args, options) {
  const folder = path.join(root, 'node_modules', name)
  const { bin: bins } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  const file = path.join(folder, typeof bins === 'string' ? bins : bins[bin])
  return run(process.execPath, [file, ...args], options)
}

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<number>} */
function ending(child) {
  let asked
  const pass = (signal) => {
    // In a terminal Ctrl+C reaches the child by itself, and a second one would make it quit in a hurry.
    if (!(signal === 'SIGINT' && process.stdin.isTTY)) child.kill(signal)
    asked = signal
  }
  const drop = () => asked || child.kill()
  for (const signal of signals) process.on(signal, pass)
  process.on('exit', drop)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      const by = signal ?? (code === 0 ? undefined : asked)
      if (by) reject(new Halt(`已停止 (stopped: ${by})`, 128 + os.constants.signals[by]))
      else resolve(code)
    })
  }).finally(() => {
    for (const signal of signals) process.off(signal, pass)
    process.off('exit', drop)
  })
}
