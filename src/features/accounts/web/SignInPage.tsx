import './publicAccounts.css'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { STAFF_PREFIX } from '#platform/paths.ts'
import { useQueryClient, useWrite } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { type Me, signIn, whoAmI } from '../contract.ts'
import { SecretField } from './SecretField.tsx'
import { isWaiting, useWait } from './useWait.ts'
import { whereAfterSignIn } from './whereAfterSignIn.ts'

/** User name, password, one button; then on to where the person wanted to go. */
export function SignInPage() {
  const t = useT()
  const go = useGoOn()
  const enter = useWrite(signIn, { refresh: [whoAmI], onDone: go })
  const wait = useWait(enter.error)
  const secret = useRef<HTMLInputElement>(null)
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  useEffect(() => {
    document.title = `${t('signIn.title')} · ${t('app.name')}`
  }, [t])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (wait > 0 || enter.isPending) return
    enter.mutate({ body: { username, password } }, { onError: () => secret.current?.select() })
  }
  return (
    <main className="public-page account-page" id="main">
      <h1>{t('signIn.title')}</h1>
      <form onSubmit={submit}>
        <UsernameField value={username} onChange={setUsername} />
        <SecretField
          label={t('signIn.password')}
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          input={secret}
        />
        {isWaiting(enter.error) ? (
          wait > 0 && (
            <p role="alert" className="problem">
              {t('signIn.tooMany')}
            </p>
          )
        ) : (
          <Problem error={enter.error} />
        )}
        <button type="submit" className="button primary" disabled={wait > 0 || enter.isPending}>
          {wait > 0 ? t('signIn.wait', { count: wait }) : t('signIn.enter')}
        </button>
      </form>
      <p className="quiet">{t('signIn.forgotten')}</p>
    </main>
  )
}

function UsernameField({ value, onChange }: { value: string; onChange(value: string): void }) {
  const t = useT()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  return (
    <div className="field">
      <label htmlFor={id}>{t('signIn.username')}</label>
      <input
        id={id}
        ref={input}
        required
        maxLength={60}
        autoComplete="username"
        autoCapitalize="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}

/** The staff pages are another entry: they need a full load. What was read for the person before is forgotten. */
function useGoOn(): (me: Me) => void {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [params] = useSearchParams()
  return (me) => {
    const to = whereAfterSignIn(params.get('back'), me.role, window.location.origin)
    const isStaff = to === STAFF_PREFIX || to.startsWith(`${STAFF_PREFIX}/`)
    if (isStaff) return window.location.assign(to)
    queries.removeQueries({ type: 'inactive' })
    navigate(to, { replace: true })
  }
}
