import { Button } from 'antd'
import { Link } from 'react-router'
import { getSchool } from '#features/school/contract.ts'
import { paths } from '#platform/paths.ts'
import { useRead, useWrite } from '#ui/data.tsx'
import { instantText } from '#ui/format.ts'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { Pane } from '#ui/staff/Pane.tsx'
import { type Account, changeAccount, listAccounts, listSessions } from '../contract.ts'
import { StateTag } from './AccountsList.tsx'
import { ChangeAccountForm } from './ChangeAccountForm.tsx'
import { ResetPassword } from './ResetPassword.tsx'

interface AccountPaneProps {
  account: Account
  mayManage: boolean
  isSelf: boolean
  onClose(): void
}

/** One account: what it is, and for a librarian what can be done with it. */
export function AccountPane({ account, mayManage, isSelf, onClose }: AccountPaneProps) {
  const t = useT()
  return (
    <Pane title={account.name} onClose={onClose}>
      <AccountFacts account={account} showEditable={!mayManage} />
      {mayManage && (
        <>
          <ChangeAccountForm account={account} />
          <ResetPassword account={account} />
          <StateSwitch account={account} isSelf={isSelf} />
          <p>
            <Link to={`${paths.audit()}?${new URLSearchParams({ thing: account.id })}`}>
              {t('accounts.history')}
            </Link>
          </p>
        </>
      )}
    </Pane>
  )
}

function AccountFacts({ account, showEditable }: { account: Account; showEditable: boolean }) {
  const t = useT()
  const school = useRead(getSchool)
  const zone = school.data?.timeZone ?? 'UTC'
  return (
    <dl className="facts">
      <dt>{t('accounts.username')}</dt>
      <dd>{account.username}</dd>
      {showEditable && (
        <>
          <dt>{t('accounts.role')}</dt>
          <dd>{t(`role.${account.role}`)}</dd>
          <dt>{t('accounts.classes')}</dt>
          <dd>{account.classes.map((each) => each.name).join(t('accounts.listComma')) || t('word.none')}</dd>
        </>
      )}
      <dt>{t('accounts.state')}</dt>
      <dd>
        <StateTag account={account} />
      </dd>
      {account.readerId && (
        <>
          <dt>{t('accounts.reader')}</dt>
          <dd>
            <Link to={paths.person(account.readerId)}>{account.readerName}</Link>
          </dd>
        </>
      )}
      <dt>{t('accounts.signedInAt')}</dt>
      <dd>{account.signedInAt ? instantText(account.signedInAt, zone) : t('accounts.never')}</dd>
    </dl>
  )
}

/** 停用 and 启用 undo each other, so neither asks. Nobody locks themself out. */
function StateSwitch({ account, isSelf }: { account: Account; isSelf: boolean }) {
  const t = useT()
  const change = useWrite(changeAccount, { refresh: [listAccounts, listSessions] })
  const next = account.state === 'active' ? 'disabled' : 'active'
  return (
    <div className="account-part">
      <Button
        disabled={isSelf}
        loading={change.isPending}
        onClick={() => change.mutate({ params: { id: account.id }, body: { state: next } })}
      >
        {t(next === 'disabled' ? 'accounts.disable' : 'accounts.enable')}
      </Button>
      <span className="quiet">
        {t(isSelf ? 'accounts.self' : next === 'disabled' ? 'accounts.disableWhy' : 'accounts.enableWhy')}
      </span>
      <Problem error={change.error} />
    </div>
  )
}
