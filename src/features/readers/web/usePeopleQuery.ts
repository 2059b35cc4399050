import type { CallInput } from '#platform/contract.ts'
import { useListState } from '#ui/staff/useListState.ts'
import type { listReaders } from '../contract.ts'
import { READER_KINDS } from '../rules.ts'

export const PAGE_SIZE = 50

/** What the address asks of the list: words, kind, class, those who left. */
export function usePeopleQuery() {
  const state = useListState()
  const kind = READER_KINDS.find((each) => each === state.get('kind'))
  const classId = state.get('classId')
  const left = state.get('left') === 'yes'
  const query: NonNullable<CallInput<typeof listReaders>['query']> = {
    q: state.q || undefined,
    kind,
    classId,
    left: left ? 'yes' : 'no',
  }
  return { ...state, kind, classId, left, query, filtered: Boolean(state.q || kind || classId || left) }
}
