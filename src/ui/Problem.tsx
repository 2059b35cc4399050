import type { Translate } from '#messages/translate.ts'
import { ApiProblem, Unreachable } from '#platform/client.ts'
import { useT } from './language.tsx'

/** What went wrong in the person's words. */
export function problemText(error: unknown, t: Translate): string {
  if (error instanceof ApiProblem) return error.problem.message
  return t(error instanceof Unreachable ? 'problem.unreachable' : 'refusal.fault')
}

/** A problem where it happened: the sentence, and for a fault the id to pass on. */
export function Problem({ error }: { error: unknown }) {
  const t = useT()
  if (!error) return null
  const fault = error instanceof ApiProblem && error.status >= 500 ? error.problem.requestId : undefined
  return (
    <p role="alert" className="problem">
      {problemText(error, t)}
      {fault && (
        <>
          {' '}
          {t('problem.id')} <code>{fault}</code>
        </>
      )}
    </p>
  )
}
