import { paths } from '#platform/paths.ts'
import { useT } from '#ui/language.tsx'
import type { DemoAccountLine } from '../contract.ts'
import { SetupFrame } from './SetupFrame.tsx'

/** The demo school is there: who one can be in it. */
export function DemoAccounts({ accounts }: { accounts: DemoAccountLine[] }) {
  const t = useT()
  return (
    <SetupFrame title={t('setup.demo.ready')} hint={t('setup.demo.hint')}>
      <table className="setup-accounts">
        <thead>
          <tr>
            <th scope="col">{t('setup.demo.role')}</th>
            <th scope="col">{t('setup.librarian.username')}</th>
            <th scope="col">{t('setup.librarian.password')}</th>
          </tr>
        </thead>
        <tbody>
          {accounts.map(({ role, username, password }) => (
            <tr key={username}>
              <td>{t(`role.${role}`)}</td>
              <td>
                <code>{username}</code>
              </td>
              <td>
                <code>{password}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <a className="setup-link" href={paths.signIn()}>
        {t('setup.toSignIn')}
      </a>
    </SetupFrame>
  )
}
