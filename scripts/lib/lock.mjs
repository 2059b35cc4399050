import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from './ground.mjs'

const file = path.join(root, 'dist', '.lock')

/**
 * Runs work that two scripts must not do at once in one clone (installing, building); the later one waits.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(work) {
  mkdirSync(path.dirname(file), { recursive: true })
  for (let told = false; !take(); told = true) {
    if (!told) console.error('等待另一个安装或构建结束… waiting for another install or build to end')
    await sleep(300)
  }
  const drop = () => rmSync(file, { force: true })
  process.once('exit', drop)
  try {
    return await work()
  } finally {
    drop()
    process.off('exit', drop)
  }
}

function take() {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  if (isStale()) rmSync(file, { force: true })
  return false
}

/** A lock whose process is gone; one without a number is being written, or is what a power cut left. */
function isStale() {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    if (pid > 0) {
      process.kill(pid, 0)
      return pid === process.pid
    }
    return Date.now() - statSync(file).mtimeMs > 5000
  } catch (error) {
    return error.code === 'ESRCH'
  }
}
