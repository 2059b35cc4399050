import type { Translate } from '#messages/translate.ts'
import { useT } from '#ui/language.tsx'
import type { PolicyLine } from '../rules.ts'
import { type Holding, whoHasWhich } from './LendingRulesDraft.ts'
import { lineName } from './LendingRulesWords.ts'

/** What the table above comes to, for each kind of reader, by the rule the counter uses. */
export function LendingRulesMeaning({ lines }: { lines: PolicyLine[] }) {
  const t = useT()
  return (
    <section className="rules-meaning">
      <h2>{t('policy.meaning')}</h2>
      <p className="quiet">{t('policy.meaningWhy')}</p>
      <ul>
        {whoHasWhich(lines).map((holding) => (
          <li key={`${holding.readerKind} ${holding.grades?.from}`}>
            <strong>{whoIn(holding, t)}</strong>
            {t('policy.colon')}
            {sentenceOf(holding.line, t)}
          </li>
        ))}
      </ul>
    </section>
  )
}

function whoIn({ readerKind, grades }: Holding, t: Translate): string {
  const kind = t(`reader.kind.${readerKind}`)
  if (!grades) return kind
  const from = t(`grade.${grades.from}`)
  const who = grades.from === grades.to ? from : t('policy.grades', { from, to: t(`grade.${grades.to}`) })
  return t('policy.ofGrade', { kind, grade: who })
}

function sentenceOf(line: PolicyLine | undefined, t: Translate): string {
  if (!line) return t('policy.means.noLine')
  const by = lineName(line, t)
  if (line.loanLimit === 0) return t('policy.means.none', { by })
  return t(line.overdueBlocks ? 'policy.means.blocks' : 'policy.means.free', {
    limit: line.loanLimit,
    days: line.loanDays,
    by,
  })
}
