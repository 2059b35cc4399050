import './LendingRules.css'
import { Button } from 'antd'
import { useState } from 'react'
import { whoAmI } from '#features/accounts/contract.ts'
import { useRead, useWrite } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { Page } from '#ui/staff/Page.tsx'
import { listPolicies, setPolicies } from '../contract.ts'
import type { PolicyLine } from '../rules.ts'
import { LendingRulesAdd } from './LendingRulesAdd.tsx'
import { changesOf, type RuleChanges, sorted } from './LendingRulesDraft.ts'
import { LendingRulesMeaning } from './LendingRulesMeaning.tsx'
import { LendingRulesTable } from './LendingRulesTable.tsx'
import { lineName } from './LendingRulesWords.ts'

/** How many books for how long, by kind of reader and grade: one table, saved as a whole. */
export function LendingRulesPage() {
  const t = useT()
  const me = useRead(whoAmI)
  const kept = useRead(listPolicies)
  const [draft, setDraft] = useState<PolicyLine[]>()
  const save = useWrite(setPolicies, { refresh: [listPolicies], onDone: () => setDraft(undefined) })
  const before = sorted(kept.data?.lines ?? [])
  const lines = draft ?? before
  const changes = changesOf(before, lines)
  const mayChange = me.data?.permissions.includes('circulation.policy') ?? false
  const change = (next: PolicyLine[]) => {
    save.reset()
    setDraft(sorted(next))
  }
  return (
    <Page title={t('policy.title')} hint={t('policy.hint')}>
      <Problem error={kept.error} />
      {kept.data && (
        <div className="rules-page">
          <LendingRulesTable lines={lines} changes={changes} mayChange={mayChange} onChange={change} />
          {mayChange && (
            <>
              <LendingRulesAdd lines={lines} onAdd={(line) => change([...lines, line])} />
              <SaveBar
                changes={changes}
                busy={save.isPending}
                saved={save.isSuccess}
                onSave={() => save.mutate({ body: { lines } })}
                onDrop={() => setDraft(undefined)}
              />
              <Problem error={save.error} />
            </>
          )}
          <LendingRulesMeaning lines={lines} />
        </div>
      )}
    </Page>
  )
}

interface SaveBarProps {
  changes: RuleChanges
  busy: boolean
  saved: boolean
  onSave(): void
  onDrop(): void
}

/** What is not saved yet, in words; nothing of it holds before 保存. */
function SaveBar({ changes, busy, saved, onSave, onDrop }: SaveBarProps) {
  const t = useT()
  const said = (['added', 'changed', 'removed'] as const)
    .filter((how) => changes[how].length > 0)
    .map((how) =>
      t(`policy.${how}`, {
        lines: changes[how].map((line) => lineName(line, t)).join(t('accounts.listComma')),
      }),
    )
  const isDirty = said.length > 0
  return (
    <div className="rules-save">
      <Button type="primary" disabled={!isDirty} loading={busy} onClick={onSave}>
        {t('policy.save')}
      </Button>
      {isDirty && <Button onClick={onDrop}>{t('policy.drop')}</Button>}
      <p role="status" className={isDirty ? 'rules-unsaved' : 'quiet'}>
        {isDirty
          ? t('policy.unsaved', { what: said.join(t('policy.semicolon')) })
          : saved
            ? t('policy.saved')
            : ''}
      </p>
    </div>
  )
}
