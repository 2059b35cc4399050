import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { paths } from '#platform/paths.ts'
import { useT } from '#ui/language.tsx'
import { useKeys } from '#ui/staff/useKeys.ts'

function searchFor(q: string) {
  return { pathname: paths.home(), search: q ? new URLSearchParams({ q }).toString() : '' }
}

/** The big box. Enter or the button asks; `/` brings the cursor here. */
export function SearchForm({ q }: { q: string }) {
  const t = useT()
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(q)
  useEffect(() => setText(q), [q])
  useKeys({ '/': () => input.current?.select() })
  const ask = (event: FormEvent) => {
    event.preventDefault()
    navigate(searchFor(text.trim()))
  }
  return (
    <search>
      <form className="search-form" onSubmit={ask}>
        <input
          ref={input}
          type="search"
          name="q"
          aria-label={t('public.box')}
          placeholder={t('public.box')}
          maxLength={200}
          autoComplete="off"
          enterKeyHint="search"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className="button primary">
          {t('public.search')}
        </button>
      </form>
      <p className="search-hint">
        {t('public.hint')}{' '}
        <Link className="hint-example" to={searchFor(t('public.hintExample'))}>
          <code>{t('public.hintExample')}</code> {t('public.hintMeaning')}
        </Link>
      </p>
    </search>
  )
}
