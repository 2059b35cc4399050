import { Button } from 'antd'
import { getSchool } from '#features/school/contract.ts'
import { useRead, useWrite } from '#ui/data.tsx'
import { instantText } from '#ui/format.ts'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { Pane } from '#ui/staff/Pane.tsx'
import { endSession, listSessions, type Session } from '../contract.ts'
import { rightsOf, seenWords, untilWords } from './tokenWords.ts'

/** One token with all it may do. Revoking stands here, away from the list: it cannot be undone. */
export function TokenPane({ token, onClose }: { token: Session; onClose(): void }) {
  const t = useT()
  const revoke = useWrite(endSession, { refresh: [listSessions], onDone: onClose })
  return (
    <Pane title={token.label} onClose={onClose}>
      <TokenFacts token={token} />
      <div className="account-part">
        <Button danger loading={revoke.isPending} onClick={() => revoke.mutate({ params: { id: token.id } })}>
          {t('tokens.revoke')}
        </Button>
        <span className="quiet">{t('tokens.revokeWhy')}</span>
        <Problem error={revoke.error} />
      </div>
    </Pane>
  )
}

function TokenFacts({ token }: { token: Session }) {
  const t = useT()
  const school = useRead(getSchool)
  const zone = school.data?.timeZone ?? 'UTC'
  return (
    <dl className="facts">
      <dt>{t('tokens.rights')}</dt>
      <dd>
        {rightsOf(token, t).map((right) => (
          <div key={right}>{right}</div>
        ))}
      </dd>
      <dt>{t('tokens.madeBy')}</dt>
      <dd>
        {token.name} <span className="quiet">{instantText(token.createdAt, zone)}</span>
      </dd>
      <dt>{t('tokens.seen')}</dt>
      <dd>{seenWords(token, zone)}</dd>
      <dt>{t('tokens.until')}</dt>
      <dd>{untilWords(token, zone, t)}</dd>
    </dl>
  )
}
