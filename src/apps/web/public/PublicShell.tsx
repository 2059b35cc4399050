import { useEffect } from 'react'
import { Link, NavLink, Outlet } from 'react-router'
import { type Me, signOut, whoAmI } from '#features/accounts/contract.ts'
import { getSchool } from '#features/school/contract.ts'
import { paths } from '#platform/paths.ts'
import { useRead, useWrite } from '#ui/data.tsx'
import { LanguageSwitch, useT } from '#ui/language.tsx'

/** What stands round the public pages and those of pupils and class librarians: light, no antd. */
export function PublicShell() {
  const t = useT()
  const school = useRead(getSchool)
  const me = useRead(whoAmI)
  const empty = school.data?.setUp === false
  useEffect(() => {
    if (empty) window.location.replace(paths.setUp())
  }, [empty])
  if (empty) return null
  return (
    <>
      <a className="visually-hidden" href="#main">
        {t('app.skip')}
      </a>
      <header className="public-top no-print">
        <Link className="public-brand" to={paths.home()}>
          <span className="mark">{t('app.name')}</span> {school.data?.name}
        </Link>
        <nav aria-label={t('nav.main')}>
          {me.data ? <MyNav me={me.data} /> : <NavLink to={paths.signIn()}>{t('nav.signIn')}</NavLink>}
          <LanguageSwitch />
        </nav>
      </header>
      <Outlet />
    </>
  )
}

function MyNav({ me }: { me: Me }) {
  const t = useT()
  const out = useWrite(signOut, { onDone: () => window.location.assign(paths.home()) })
  const can = (word: string) => me.permissions.includes(word)
  return (
    <>
      {can('circulation.lend') && <a href={paths.desk()}>{t('nav.desk')}</a>}
      {!can('circulation.lend') && can('audit.read') && <a href={paths.people()}>{t('nav.people')}</a>}
      {me.classes.length > 0 && <NavLink to={paths.myClass()}>{t('nav.myClass')}</NavLink>}
      {me.readerId && <NavLink to={paths.myLoans()}>{t('nav.myLoans')}</NavLink>}
      <NavLink to={paths.password()}>{me.name}</NavLink>
      <button type="button" className="text-button" onClick={() => out.mutate({})}>
        {t('nav.signOut')}
      </button>
    </>
  )
}
