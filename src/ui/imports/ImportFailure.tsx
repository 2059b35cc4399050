import { useT } from '../language.tsx'

const FAULT = 'fault '

/** Why an import did not come to its end: a refusal's sentence, or a fault with the id to pass on. */
export function ImportFailure({ failure }: { failure: string | null }) {
  const t = useT()
  const faultId = failure?.startsWith(FAULT) ? failure.slice(FAULT.length) : undefined
  const refusal = `refusal.${failure}`
  return (
    <p role="alert" className="problem">
      {faultId && (
        <>
          {t('import.failed')} {t('problem.id')} <code>{faultId}</code>
        </>
      )}
      {!faultId &&
        (failure && t.has(refusal) ? `${t('import.stopped')}${t(refusal)}` : t('import.interrupted'))}
    </p>
  )
}
