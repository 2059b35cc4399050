import { whoAmI } from '#features/accounts/contract.ts'
import { useRead } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { type LendRefusal, OVERRIDABLE } from '../../rules.ts'
import { ConditionKeys } from './ConditionKeys.tsx'
import type { DeskQueue } from './deskQueue.ts'
import { LineText } from './LineText.tsx'
import type { Line } from './lines.ts'
import { OverrideField } from './OverrideField.tsx'

/** Every scan as a line, newest on top. A refusal stands inline with its reason and what may be done. */
export function QueuePane({ queue, lines }: { queue: DeskQueue; lines: Line[] }) {
  const t = useT()
  const me = useRead(whoAmI)
  const mayOverride = me.data?.permissions.includes('circulation.override') ?? false
  const waiting = lines.filter((line) => line.outcome === 'waiting').length
  const lastReturned = lines.find((line) => line.outcome === 'returned' && !line.undone)
  if (lines.length === 0) return <p className="quiet desk-empty">{t('desk.queueEmpty')}</p>
  return (
    <>
      <p className="visually-hidden" role="status">
        {t('desk.waiting', { count: waiting })}
      </p>
      <ol className="lines" aria-live="polite" aria-relevant="additions text">
        {lines.map((line) => (
          <li key={line.key} className={`line ${line.outcome}${line.undone ? ' struck' : ''}`}>
            <LineText line={line} />
            <span className="line-actions">
              {(line.outcome === 'lent' || line.outcome === 'returned') && !line.undone && (
                <button type="button" onClick={() => queue.undo(line.actionId, line.title)}>
                  {t('desk.undo')}
                </button>
              )}
              {line.fault && !line.settled && (
                <button type="button" onClick={() => queue.retry(line)}>
                  {t('action.retry')}
                </button>
              )}
            </span>
            {mayOverride && isOverridable(line) && (
              <OverrideField onReason={(reason) => queue.override(line, reason)} />
            )}
            {line === lastReturned && (
              <ConditionKeys
                condition={line.condition ?? null}
                onCondition={(condition) => queue.condition(condition, line)}
              />
            )}
          </li>
        ))}
      </ol>
    </>
  )
}

function isOverridable(line: Line): boolean {
  return line.outcome === 'refused' && !line.settled && OVERRIDABLE.includes(line.code as LendRefusal)
}
