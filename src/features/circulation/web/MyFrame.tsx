import './my.css'
import { type ReactNode, useEffect } from 'react'
import { Navigate } from 'react-router'
import { type Me, whoAmI } from '#features/accounts/contract.ts'
import { ApiProblem } from '#platform/client.ts'
import { paths } from '#platform/paths.ts'
import { useRead } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'

interface MyFrameProps {
  title: string
  /** Address of the page, to come back to after signing in. */
  here: string
  children(me: Me): ReactNode
}

/** A page of the person signed in; anybody else signs in first. */
export function MyFrame({ title, here, children }: MyFrameProps) {
  const t = useT()
  const me = useRead(whoAmI)
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`
  }, [title, t])
  if (me.error instanceof ApiProblem && me.error.status === 401) {
    return <Navigate to={paths.signIn(here)} replace />
  }
  return (
    <main className="public-page my-page" id="main" aria-busy={me.isPending}>
      <h1>{title}</h1>
      {!me.data && <Problem error={me.error} />}
      {me.data && children(me.data)}
    </main>
  )
}
