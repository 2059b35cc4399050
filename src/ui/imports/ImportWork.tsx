import { Button, Progress } from 'antd'
import { cancelImport, getImport, type ImportReport } from '#platform/imports/contract.ts'
import { useWrite } from '../data.tsx'
import { useT } from '../language.tsx'
import { Problem } from '../Problem.tsx'
import { stageOf } from './progress.ts'
import { ShownHeading } from './ShownHeading.tsx'
import { Steps } from './Steps.tsx'

/** The bar with its counts while the server works, and the way to stop it. */
export function ImportWork({ report, onStop }: { report: ImportReport; onStop(): void }) {
  const t = useT()
  const stop = useWrite(cancelImport, { refresh: [getImport], onDone: onStop })
  const { name, done, total } = stageOf(report)
  const percent = total === 0 ? 0 : Math.floor((done / total) * 100)
  return (
    <>
      <Steps current={report.state === 'committing' ? 'take' : 'look'} />
      <section className="import-work">
        <ShownHeading>{report.fileName}</ShownHeading>
        <p>{total === 0 ? t('import.stage.reading') : t(`import.stage.${name}`, { done, total })}</p>
        <Progress percent={percent} aria-label={t(`import.stage.${name}.label`)} />
        <Problem error={stop.error} />
        <Button
          loading={stop.isPending || stop.isSuccess}
          onClick={() => stop.mutate({ params: { id: report.id } })}
        >
          {t('action.cancel')}
        </Button>
      </section>
    </>
  )
}
