import { useCallback } from 'react'
import { useSearchParams } from 'react-router'

/** Filters and page of a list live in the address, so that Back, a reload and a sent link show the same list. */
export function useListState() {
  const [params, setParams] = useSearchParams()
  const set = useCallback(
    (changes: Record<string, string | undefined>) => {
      setParams(
        (before) => {
          const next = new URLSearchParams(before)
          if (!('page' in changes)) next.delete('page')
          for (const [name, value] of Object.entries(changes)) {
            if (value) next.set(name, value)
            else next.delete(name)
          }
          return next
        },
        { replace: true },
      )
    },
    [setParams],
  )
  const get = useCallback((name: string) => params.get(name) ?? undefined, [params])
  return { get, set, page: Number(params.get('page') ?? 1), q: params.get('q') ?? '' }
}
