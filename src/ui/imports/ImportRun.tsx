import { useEffect, useState } from 'react'
import { getImport } from '#platform/imports/contract.ts'
import { useRead } from '../data.tsx'
import { useT } from '../language.tsx'
import { Problem } from '../Problem.tsx'
import { ImportDone } from './ImportDone.tsx'
import { ImportFailure } from './ImportFailure.tsx'
import { ImportFound } from './ImportFound.tsx'
import { ImportStart } from './ImportStart.tsx'
import { ImportWork } from './ImportWork.tsx'
import type { ImportKindName } from './kinds.ts'
import { isAtWork } from './progress.ts'
import { Steps } from './Steps.tsx'

const POLL_MS = 300

interface ImportRunProps {
  importId: string
  kind: ImportKindName
  onStarted(importId: string): void
  /** Back to choosing a file. */
  onAgain(): void
}

/** An import that has begun, in whatever state it is. */
export function ImportRun({ importId, kind, onStarted, onAgain }: ImportRunProps) {
  const t = useT()
  const [polling, setPolling] = useState(true)
  const [stopped, setStopped] = useState(false)
  const { data: report, error } = useRead(
    getImport,
    { params: { id: importId } },
    { everyMs: polling ? POLL_MS : undefined },
  )
  const working = isAtWork(report)
  useEffect(() => setPolling(working), [working])
  if (!report) {
    if (!error) return <Steps current="look" />
    return (
      <>
        <Problem error={error} />
        <ImportStart kind={kind} onStarted={onStarted} />
      </>
    )
  }
  if (report.state === 'failed' || report.state === 'cancelled') {
    return (
      <>
        {report.state === 'failed' ? (
          <ImportFailure failure={report.failure} />
        ) : (
          <p className="notice" role="status">
            {t('import.cancelled')}
          </p>
        )}
        <ImportStart kind={report.kind} onStarted={onStarted} />
      </>
    )
  }
  return (
    <>
      <Problem error={error} />
      {working && <ImportWork report={report} onStop={() => setStopped(true)} />}
      {report.state === 'checked' && <ImportFound report={report} stopped={stopped} onAgain={onAgain} />}
      {report.state === 'committed' && <ImportDone report={report} onAgain={onAgain} />}
    </>
  )
}
