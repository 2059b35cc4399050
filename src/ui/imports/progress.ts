import type { ImportReport } from '#platform/imports/contract.ts'

export function isAtWork(report: ImportReport | undefined): boolean {
  return report?.state === 'checking' || report?.state === 'committing'
}

interface Stage {
  name: 'checking' | 'writing'
  done: number
  total: number
}

/**
 * How far an import is. Taking over goes through the rows twice (they are checked once more, then written),
 * so its total counts each row double; until it has begun the total is still that of the dry run.
 */
export function stageOf(report: ImportReport): Stage {
  if (report.state === 'checking') return { name: 'checking', done: report.done, total: report.total }
  const rows = report.created + report.changed + report.unchanged + report.faultyRows
  if (report.total <= rows) return { name: 'checking', done: 0, total: rows }
  return report.done <= rows
    ? { name: 'checking', done: report.done, total: rows }
    : { name: 'writing', done: report.done - rows, total: rows }
}
