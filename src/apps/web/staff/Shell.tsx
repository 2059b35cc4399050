import { Dropdown } from 'antd'
import { Suspense, useEffect } from 'react'
import { NavLink, Outlet, useNavigate } from 'react-router'
import { type Me, signOut, whoAmI } from '#features/accounts/contract.ts'
import { getSchool } from '#features/school/contract.ts'
import type { MessageKey } from '#messages/tables.ts'
import { ApiProblem } from '#platform/client.ts'
import { paths } from '#platform/paths.ts'
import { useRead, useWrite } from '#ui/data.tsx'
import { LanguageSwitch, useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'

interface Place {
  to: string
  label: MessageKey
  /** The word of permission without which the page is of no use. */
  word: string
}

const PLACES: Place[] = [
  { to: paths.desk(), label: 'nav.desk', word: 'circulation.lend' },
  { to: paths.people(), label: 'nav.people', word: 'readers.read' },
  { to: paths.classes(), label: 'nav.classes', word: 'school.read' },
  { to: paths.books(), label: 'nav.books', word: 'school.read' },
]

const SETTINGS: Place[] = [
  { to: paths.lendingRules(), label: 'nav.lendingRules', word: 'circulation.policy' },
  { to: paths.calendar(), label: 'nav.calendar', word: 'school.manage' },
  { to: paths.accounts(), label: 'nav.accounts', word: 'accounts.read' },
  { to: paths.sessions(), label: 'nav.sessions', word: 'accounts.manage' },
  { to: paths.tokens(), label: 'nav.tokens', word: 'accounts.manage' },
  { to: paths.audit(), label: 'nav.audit', word: 'audit.read' },
]

/** What stands round every staff page: where one is, where one can go, who one is. */
export function Shell() {
  const t = useT()
  const me = useRead(whoAmI)
  const school = useRead(getSchool)
  const away = whereInstead(me.error, school.data?.setUp)
  useEffect(() => {
    if (away) window.location.assign(away)
  }, [away])
  if (away) return null
  if (me.error) return <Problem error={me.error} />
  if (!me.data) return null
  const places = PLACES.filter((place) => me.data.permissions.includes(place.word))
  return (
    <>
      <a className="visually-hidden" href="#main">
        {t('app.skip')}
      </a>
      <header className="shell-top no-print">
        <a className="shell-brand" href={paths.home()}>
          <span className="mark">{t('app.name')}</span>
          <span>{school.data?.name}</span>
        </a>
        <nav className="shell-nav" aria-label={t('nav.main')}>
          {places.map((place) => (
            <NavLink key={place.to} to={place.to}>
              {t(place.label)}
            </NavLink>
          ))}
          <SettingsMenu me={me.data} />
        </nav>
        <MyMenu me={me.data} />
      </header>
      <Suspense fallback={<main className="page" aria-busy="true" />}>
        <Outlet />
      </Suspense>
    </>
  )
}

function whereInstead(error: unknown, setUp: boolean | undefined): string | undefined {
  if (setUp === false) return paths.setUp()
  const signedOut = error instanceof ApiProblem && error.status === 401
  return signedOut ? paths.signIn(window.location.pathname + window.location.search) : undefined
}

function SettingsMenu({ me }: { me: Me }) {
  const t = useT()
  const navigate = useNavigate()
  const places = SETTINGS.filter((place) => me.permissions.includes(place.word))
  if (places.length === 0) return null
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: places.map((place) => ({ key: place.to, label: t(place.label) })),
        onClick: ({ key }) => navigate(key),
      }}
    >
      <button type="button">{t('nav.settings')}</button>
    </Dropdown>
  )
}

function MyMenu({ me }: { me: Me }) {
  const t = useT()
  const out = useWrite(signOut, { onDone: () => window.location.assign(paths.signIn()) })
  const items = [
    { key: paths.home(), label: t('nav.public') },
    { key: paths.password(), label: t('nav.password') },
    { key: 'out', label: t('nav.signOut') },
  ]
  return (
    <div className="shell-me">
      <LanguageSwitch />
      <Dropdown
        trigger={['click']}
        menu={{
          items,
          onClick: ({ key }) => (key === 'out' ? out.mutate({}) : window.location.assign(key)),
        }}
      >
        <button type="button" className="text-button">
          {me.name}
        </button>
      </Dropdown>
    </div>
  )
}
