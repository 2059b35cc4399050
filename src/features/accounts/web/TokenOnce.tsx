import { Button, Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useT } from '#ui/language.tsx'

/** The new token, this once. Without a clipboard (plain http) the text is chosen, ready for Ctrl+C. */
export function TokenOnce({ token }: { token: string }) {
  const t = useT()
  const field = useRef<InputRef>(null)
  const [said, setSaid] = useState('')
  useEffect(() => field.current?.select(), [])
  const copy = async () => {
    field.current?.focus()
    field.current?.select()
    const copied = await navigator.clipboard?.writeText(token).then(
      () => true,
      () => false,
    )
    setSaid(t(copied ? 'tokens.copied' : 'tokens.copyYourself'))
  }
  return (
    <>
      <p className="token-warning">{t('tokens.once')}</p>
      <div className="token-once">
        <Input ref={field} readOnly value={token} aria-label={t('tokens.token')} />
        <Button type="primary" onClick={copy}>
          {t('tokens.copy')}
        </Button>
      </div>
      <p role="status" className="quiet">
        {said}
      </p>
      <p>{t('tokens.use')}</p>
      <pre className="token-use">Authorization: Bearer {token.slice(0, 6)}…</pre>
    </>
  )
}
