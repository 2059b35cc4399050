import { useRef, useState } from 'react'
import { findHeld } from '#features/catalogue/contract.ts'
import { call } from '#platform/client.ts'
import type { CallInput } from '#platform/contract.ts'
import type { HeldTitle } from './HeldPanel.tsx'

interface Found {
  items: HeldTitle[]
  /** Name of the field that was left, or `save`. */
  from: string
}

/** Duplicate check while a book is typed. A title that was passed over is not brought up again. */
export function useHeldCheck() {
  const [found, setFound] = useState<Found>()
  const passedOver = useRef(new Set<string>())

  const show = (items: HeldTitle[], from: string): boolean => {
    const fresh = items.filter((item) => !passedOver.current.has(item.id))
    if (fresh.length > 0) setFound({ items: fresh, from })
    return fresh.length > 0
  }
  /**
   * Shows what is held, unless the person has typed on meanwhile: the server checks it again on saving, and what one
   * types must not land elsewhere.
   */
  const check = async (
    query: CallInput<typeof findHeld>['query'],
    from: string,
    hasTypedOn: () => boolean,
  ): Promise<void> => {
    const answer = await call(findHeld, { query }).catch(() => undefined)
    if (answer && !hasTypedOn()) show(answer.items, from)
  }
  const passOver = () => {
    for (const item of found?.items ?? []) passedOver.current.add(item.id)
    setFound(undefined)
  }
  const forget = () => {
    passedOver.current.clear()
    setFound(undefined)
  }
  return {
    found,
    show,
    check,
    passOver,
    forget,
    hide: () => setFound(undefined),
    mayDouble: () => passedOver.current.size > 0,
  }
}
