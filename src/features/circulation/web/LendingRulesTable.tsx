import { Button, Checkbox, InputNumber } from 'antd'
import { useT } from '#ui/language.tsx'
import type { PolicyLine } from '../rules.ts'
import { keyOf, type RuleChanges } from './LendingRulesDraft.ts'
import { gradeName, lineName } from './LendingRulesWords.ts'

interface LendingRulesTableProps {
  lines: PolicyLine[]
  changes: RuleChanges
  mayChange: boolean
  onChange(lines: PolicyLine[]): void
}

export function LendingRulesTable({ lines, changes, mayChange, onChange }: LendingRulesTableProps) {
  const t = useT()
  const unsaved = new Set([...changes.added, ...changes.changed].map(keyOf))
  return (
    <table className="rules-table">
      <thead>
        <tr>
          <th scope="col">{t('policy.kind')}</th>
          <th scope="col">{t('policy.grade')}</th>
          <th scope="col">{t('policy.limit')}</th>
          <th scope="col">{t('policy.days')}</th>
          <th scope="col">{t('policy.overdueBlocks')}</th>
          {mayChange && <td />}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <RuleRow
            key={keyOf(line)}
            line={line}
            unsaved={unsaved.has(keyOf(line))}
            mayChange={mayChange}
            onChange={(next) => onChange(lines.map((each) => (each === line ? next : each)))}
            onRemove={lines.length > 1 ? () => onChange(lines.filter((each) => each !== line)) : undefined}
          />
        ))}
      </tbody>
    </table>
  )
}

interface RuleRowProps {
  line: PolicyLine
  unsaved: boolean
  mayChange: boolean
  onChange(line: PolicyLine): void
  /** Left out for the last line: a library without any rule lends nothing. */
  onRemove?(): void
}

function RuleRow({ line, unsaved, mayChange, onChange, onRemove }: RuleRowProps) {
  const t = useT()
  const name = lineName(line, t)
  const label = (column: string) => `${name}${t('policy.colon')}${t(column)}`
  return (
    <tr className={unsaved ? 'rules-row-unsaved' : undefined}>
      <th scope="row">
        {t(`reader.kind.${line.readerKind}`)}{' '}
        {unsaved && <span className="tag warn">{t('policy.notSaved')}</span>}
      </th>
      <td>{gradeName(line, t)}</td>
      <td data-label={t('policy.limit')}>
        <InputNumber
          id={limitId(line)}
          min={0}
          max={999}
          precision={0}
          disabled={!mayChange}
          aria-label={label('policy.limit')}
          value={line.loanLimit}
          onChange={(loanLimit) => loanLimit !== null && onChange({ ...line, loanLimit })}
        />
      </td>
      <td data-label={t('policy.days')}>
        <InputNumber
          min={1}
          max={730}
          precision={0}
          disabled={!mayChange}
          aria-label={label('policy.days')}
          value={line.loanDays}
          onChange={(loanDays) => loanDays !== null && onChange({ ...line, loanDays })}
        />
      </td>
      <td data-label={t('policy.overdueBlocks')}>
        <Checkbox
          disabled={!mayChange}
          aria-label={label('policy.overdueBlocks')}
          checked={line.overdueBlocks}
          onChange={(event) => onChange({ ...line, overdueBlocks: event.target.checked })}
        />
      </td>
      {mayChange && (
        <td>
          <Button
            type="text"
            size="small"
            disabled={!onRemove}
            aria-label={t('policy.removeOne', { name })}
            onClick={onRemove}
          >
            {t('action.remove')}
          </Button>
        </td>
      )}
    </tr>
  )
}

/** Where the cursor goes when a line was added. */
export function limitId({ readerKind, grade }: Pick<PolicyLine, 'readerKind' | 'grade'>): string {
  return `limit-${readerKind}-${grade}`
}
