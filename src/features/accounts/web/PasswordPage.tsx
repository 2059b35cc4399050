import './publicAccounts.css'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { ApiProblem } from '#platform/client.ts'
import { paths } from '#platform/paths.ts'
import { useRead, useWrite } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { changePassword, type Me, whoAmI } from '../contract.ts'
import { passwordFault } from '../rules.ts'
import { SecretField } from './SecretField.tsx'
import { isWaiting, useWait } from './useWait.ts'

/** One's own password, changed by who knows it. */
export function PasswordPage() {
  const t = useT()
  const navigate = useNavigate()
  const me = useRead(whoAmI)
  const signedOut = me.error instanceof ApiProblem && me.error.status === 401
  useEffect(() => {
    document.title = `${t('password.title')} · ${t('app.name')}`
  }, [t])
  useEffect(() => {
    if (signedOut) navigate(paths.signIn(paths.password()), { replace: true })
  }, [signedOut, navigate])
  return (
    <main className="public-page account-page" id="main" aria-busy={me.isPending}>
      <h1>{t('password.title')}</h1>
      {me.data && (
        <p className="quiet">{t('password.whose', { name: me.data.name, username: me.data.username })}</p>
      )}
      {!signedOut && <Problem error={me.error} />}
      {me.data && <PasswordForm me={me.data} />}
    </main>
  )
}

const EMPTY = { current: '', next: '', again: '' }

function usePasswordChange(username: string) {
  const [typed, setTyped] = useState(EMPTY)
  const [tried, setTried] = useState(false)
  const current = useRef<HTMLInputElement>(null)
  const change = useWrite(changePassword, {
    onDone: () => {
      setTyped(EMPTY)
      setTried(false)
    },
  })
  const wait = useWait(change.error)
  const faults = faultsOf(typed, username)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (faults.next || faults.again || wait > 0 || change.isPending) return
    const { current: old, next } = typed
    change.mutate({ body: { current: old, next } }, { onError: () => current.current?.select() })
  }
  const type = (name: keyof typeof EMPTY) => (value: string) => {
    setTyped((before) => ({ ...before, [name]: value }))
    if (!change.isIdle && wait === 0) change.reset()
  }
  return { typed, type, tried, faults, current, change, wait, submit }
}

function PasswordForm({ me }: { me: Me }) {
  const t = useT()
  const { typed, type, tried, faults, current, change, wait, submit } = usePasswordChange(me.username)
  const wrong = change.error instanceof ApiProblem && change.error.code === 'wrong_credentials'
  return (
    <form onSubmit={submit}>
      <input type="text" autoComplete="username" value={me.username} readOnly hidden />
      <SecretField
        label={t('password.current')}
        autoComplete="current-password"
        value={typed.current}
        onChange={type('current')}
        problem={wrong && t('password.currentWrong')}
        input={current}
      />
      <SecretField
        label={t('password.next')}
        autoComplete="new-password"
        value={typed.next}
        onChange={type('next')}
        hint={t('password.hint')}
        problem={tried && faults.next && t(`invalid.${faults.next}`)}
      />
      <SecretField
        label={t('password.again')}
        autoComplete="new-password"
        value={typed.again}
        onChange={type('again')}
        problem={tried && faults.again && t('password.differ')}
      />
      {!wrong && !isWaiting(change.error) && <Problem error={change.error} />}
      {wait > 0 && (
        <p role="alert" className="problem">
          {t('signIn.tooMany')}
        </p>
      )}
      {change.isSuccess && (
        <p role="status" className="notice">
          {t('password.done')}
        </p>
      )}
      <button type="submit" className="button primary" disabled={wait > 0 || change.isPending}>
        {wait > 0 ? t('signIn.wait', { count: wait }) : t('password.change')}
      </button>
    </form>
  )
}

function faultsOf({ next, again }: typeof EMPTY, username: string) {
  return { next: passwordFault(next, username), again: next !== again }
}
