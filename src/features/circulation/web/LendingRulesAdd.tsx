import { Button, Select } from 'antd'
import { useEffect, useState } from 'react'
import { READER_KINDS, type ReaderKind } from '#features/readers/rules.ts'
import { useT } from '#ui/language.tsx'
import type { PolicyLine } from '../rules.ts'
import { gradesLeft, newLine } from './LendingRulesDraft.ts'
import { limitId } from './LendingRulesTable.tsx'
import { gradeName } from './LendingRulesWords.ts'

interface LendingRulesAddProps {
  lines: PolicyLine[]
  onAdd(line: PolicyLine): void
}

/** One more line: for whom. It starts with the figures that hold for them now. */
export function LendingRulesAdd({ lines, onAdd }: LendingRulesAddProps) {
  const t = useT()
  const kinds = READER_KINDS.filter((each) => gradesLeft(lines, each).length > 0)
  const [chosenKind, setKind] = useState<ReaderKind>('pupil')
  const [chosenGrade, setGrade] = useState<number>()
  const [added, setAdded] = useState<PolicyLine>()
  useEffect(() => {
    if (added) document.getElementById(limitId(added))?.focus()
  }, [added])
  const kind = kinds.includes(chosenKind) ? chosenKind : kinds[0]
  if (!kind) return null
  const grades = gradesLeft(lines, kind)
  const grade = grades.find((each) => each === chosenGrade) ?? grades[0] ?? 0
  const add = () => {
    const line = newLine(lines, kind, grade)
    onAdd(line)
    setAdded(line)
  }
  return (
    <div className="rules-add">
      <span className="quiet">{t('policy.addFor')}</span>
      <Select
        aria-label={t('policy.kind')}
        value={kind}
        options={kinds.map((each) => ({ value: each, label: t(`reader.kind.${each}`) }))}
        onChange={setKind}
      />
      <Select
        aria-label={t('policy.grade')}
        value={grade}
        options={grades.map((each) => ({
          value: each,
          label: gradeName({ readerKind: kind, grade: each }, t),
        }))}
        onChange={setGrade}
      />
      <Button onClick={add}>{t('policy.addLine')}</Button>
    </div>
  )
}
