import { runInNewContext } from 'node:vm'

/**
 * Runs work on this thread and stops it after `limit` ms, even in the midst of a loop.
 * Errors: those of the work; `ERR_SCRIPT_EXECUTION_TIMEOUT` (an error code of Node) when stopped.
 */
export function withinTime<T>(work: () => T, limit: number): T {
  let result: { value: T } | undefined
  const run = () => {
    result = { value: work() }
  }
  runInNewContext('run()', { run }, { timeout: limit })
  return result!.value
}
