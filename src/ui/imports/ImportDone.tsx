import { Button } from 'antd'
import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { urlOf } from '#platform/client.ts'
import { faultyRows, type ImportReport } from '#platform/imports/contract.ts'
import { useQueryClient } from '../data.tsx'
import { useT } from '../language.tsx'
import { IMPORT_KINDS } from './kinds.ts'
import { ShownHeading } from './ShownHeading.tsx'
import { Steps } from './Steps.tsx'

/** Third step: what was taken over, and where to go from here. */
export function ImportDone({ report, onAgain }: { report: ImportReport; onAgain(): void }) {
  const t = useT()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { created, changed, unchanged } = report
  useEffect(() => {
    // a list read before the import is stale now, whichever it is
    void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'getImport' })
  }, [queries])
  return (
    <>
      <Steps current="take" />
      <section className="import-found">
        <ShownHeading>{t('import.done', { created, changed, unchanged })}</ShownHeading>
        {report.faultyRows > 0 && (
          <p>
            {t('import.leftOut', { count: report.faultyRows })}{' '}
            <a href={urlOf(faultyRows, { params: { id: report.id } })} download>
              {t('import.downloadFaults')}
            </a>
          </p>
        )}
        <div className="import-buttons">
          <Button type="primary" onClick={() => navigate(IMPORT_KINDS[report.kind].list)}>
            {t(`import.see.${report.kind}`)}
          </Button>
          <Button onClick={onAgain}>{t('import.again')}</Button>
        </div>
      </section>
    </>
  )
}
