import { Button } from 'antd'
import { getSchool } from '#features/school/contract.ts'
import { useRead } from '#ui/data.tsx'
import { instantText } from '#ui/format.ts'
import { useT } from '#ui/language.tsx'
import { Pane } from '#ui/staff/Pane.tsx'
import type { AuditEntry } from '../contract.ts'
import { auditDiff, isNothing } from './auditDiff.ts'
import { actionWords, fieldWords, roleWords, subjectWords, valueWords } from './auditWords.ts'

interface AuditPaneProps {
  line: AuditEntry
  onClose(): void
  /** Show every line about this thing. */
  onThing(id: string): void
}

/** One line of the audit with what it changed. */
export function AuditPane({ line, onClose, onThing }: AuditPaneProps) {
  const t = useT()
  const { subjectId } = line
  return (
    <Pane title={actionWords(line.action, t)} onClose={onClose}>
      <AuditFacts line={line} />
      <AuditChanges line={line} />
      {subjectId && <Button onClick={() => onThing(subjectId)}>{t('audit.allOfThing')}</Button>}
    </Pane>
  )
}

function AuditFacts({ line }: { line: AuditEntry }) {
  const t = useT()
  const school = useRead(getSchool)
  return (
    <dl className="facts">
      <dt>{t('audit.subject')}</dt>
      <dd>{subjectWords(line.subject, t)}</dd>
      <dt>{t('audit.who')}</dt>
      <dd>
        {line.actor || t('audit.nobody')} <span className="quiet">{roleWords(line.role, t)}</span>
      </dd>
      <dt>{t('audit.at')}</dt>
      <dd>{instantText(line.at, school.data?.timeZone ?? 'UTC')}</dd>
      {line.reason && (
        <>
          <dt>{t('audit.reason')}</dt>
          <dd>{line.reason}</dd>
        </>
      )}
      <dt>{t('problem.id')}</dt>
      <dd>
        <code className="audit-id">{line.requestId}</code>
      </dd>
    </dl>
  )
}

function AuditChanges({ line }: { line: AuditEntry }) {
  const t = useT()
  const rows = auditDiff(line.before, line.after)
  if (rows.length === 0) return <p className="quiet audit-changes">{t('audit.noChanges')}</p>
  const sides = (['before', 'after'] as const).filter((side) => rows.some((row) => !isNothing(row[side])))
  return (
    <table className="audit-changes">
      <thead>
        <tr>
          <td />
          {sides.map((side) => (
            <th key={side} scope="col">
              {t(`audit.${side}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.field}>
            <th scope="row">{fieldWords(row.field, t)}</th>
            {sides.map((side) => (
              <td key={side}>{valueWords(row[side], row.field, line.action, t) || '—'}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
