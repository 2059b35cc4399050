import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the clone. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..')

/** Something whoever runs a script can mend: its message is printed without a stack. */
export class Halt extends Error {
  /** @param {string} message @param {number} [code] exit code */
  constructor(message, code = 1) {
    super(message)
    this.name = 'Halt'
    this.code = code
  }
}

/** Ends with a sentence when this Node.js is too old to run anything else. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new Halt(
    `需要 Node.js 20.19 或更新版本，现在是 ${process.versions.node}。请从 https://nodejs.org 安装新版本。(Node.js 20.19 or newer is needed; this is ${process.versions.node}.)`,
  )
}

/**
 * Runs a script's work in the folder of the clone; what goes wrong becomes a sentence and an exit code.
 * @param {() => Promise<unknown>} work
 */
export async function script(work) {
  // A closed terminal or pipe must not keep the server from stopping cleanly.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  try {
    checkNode()
    process.chdir(root)
    await work()
  } catch (error) {
    const known = error instanceof Error && ['Halt', 'StartProblem'].includes(error.name)
    console.error(known ? error.message : error)
    process.exit(error?.code > 0 ? error.code : 1)
  }
}
