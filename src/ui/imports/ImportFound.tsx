import { Button } from 'antd'
import { commitImport, getImport, type ImportReport } from '#platform/imports/contract.ts'
import { useWrite } from '../data.tsx'
import { instantText } from '../format.ts'
import { useT } from '../language.tsx'
import { Problem } from '../Problem.tsx'
import { FaultTable } from './FaultTable.tsx'
import { ImportFailure } from './ImportFailure.tsx'
import { PreviewTable } from './PreviewTable.tsx'
import { ShownHeading } from './ShownHeading.tsx'
import { Steps } from './Steps.tsx'

interface ImportFoundProps {
  report: ImportReport
  /** A take-over was stopped a moment ago. */
  stopped: boolean
  onAgain(): void
}

/** Second step: what the list would do, row by row; nothing is changed yet. */
export function ImportFound({ report, stopped, onAgain }: ImportFoundProps) {
  const t = useT()
  const { created, changed, unchanged, faultyRows } = report
  const counts = { created, changed, unchanged, faulty: faultyRows }
  return (
    <>
      <Steps current="look" />
      {stopped && (
        <p className="notice" role="status">
          {t('import.cancelled')}
        </p>
      )}
      {report.failure && <ImportFailure failure={report.failure} />}
      <section className="import-found">
        <ShownHeading>{t(faultyRows > 0 ? 'import.foundFaults' : 'import.found', counts)}</ShownHeading>
        <Remarks report={report} />
        <Decision report={report} onAgain={onAgain} />
      </section>
      {faultyRows > 0 && <FaultTable report={report} />}
      {created + changed > 0 && <PreviewTable report={report} />}
    </>
  )
}

/** What else is worth knowing before one decides. */
function Remarks({ report }: { report: ImportReport }) {
  const t = useT()
  const { takenOverBefore, ignoredColumns, unchanged } = report
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const skipped = report.kind === 'titles' && !report.addCopies && unchanged > 0
  return (
    <>
      <p className="quiet">
        {t('import.file', { name: report.fileName, kind: t(`import.encoding.${report.encoding}`) })}
        {report.addCopies && t('import.addingCopies')}
      </p>
      {takenOverBefore && (
        <p className="import-attention">{t('import.before', { at: instantText(takenOverBefore, zone) })}</p>
      )}
      {skipped && <p>{t('import.skipped', { count: unchanged })}</p>}
      {ignoredColumns.length > 0 && (
        <p>{t('import.ignored', { columns: ignoredColumns.join(t('import.comma')) })}</p>
      )}
    </>
  )
}

/** The one button: take the list over, or its good rows; without a change there is nothing to press. */
function Decision({ report, onAgain }: { report: ImportReport; onAgain(): void }) {
  const t = useT()
  const commit = useWrite(commitImport, { refresh: [getImport] })
  const good = report.created + report.changed
  const faulty = report.faultyRows > 0
  const take = () => commit.mutate({ params: { id: report.id }, body: { skipFaulty: faulty } })
  const other = t(faulty ? 'import.chooseMended' : 'import.chooseOther')
  if (report.failure) {
    return (
      <>
        <p>{t('import.stale')}</p>
        <Button type="primary" onClick={onAgain}>
          {t('import.chooseOther')}
        </Button>
      </>
    )
  }
  if (good === 0) {
    return (
      <>
        <p>{t(faulty ? 'import.nothingGood' : 'import.nothing')}</p>
        <Button type="primary" onClick={onAgain}>
          {other}
        </Button>
      </>
    )
  }
  return (
    <>
      <Problem error={commit.error} />
      <div className="import-buttons">
        <Button type="primary" loading={commit.isPending} onClick={take}>
          {t(faulty ? 'import.takeGood' : 'import.take', { count: good })}
        </Button>
        <Button onClick={onAgain}>{other}</Button>
      </div>
    </>
  )
}
