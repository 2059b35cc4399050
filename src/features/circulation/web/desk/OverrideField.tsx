import { useState } from 'react'
import { useT } from '#ui/language.tsx'

const SHORTEST_REASON = 2

/** Lends all the same, for a reason that the audit keeps. Esc gives it up. */
export function OverrideField({ onReason }: { onReason(reason: string): void }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  if (!open) {
    return (
      <button type="button" className="override" onClick={() => setOpen(true)}>
        {t('desk.override')}
      </button>
    )
  }
  const ready = reason.trim().length >= SHORTEST_REASON
  return (
    <form
      className="override-field"
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) onReason(reason.trim())
      }}
    >
      <input
        // biome-ignore lint/a11y/noAutofocus: it was opened just now by the person who will type into it
        autoFocus
        aria-label={t('desk.overrideReason')}
        placeholder={t('desk.overrideReason')}
        value={reason}
        maxLength={200}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
      />
      <button type="submit" disabled={!ready}>
        {t('desk.override')}
      </button>
    </form>
  )
}
