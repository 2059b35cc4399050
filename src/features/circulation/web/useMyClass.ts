import { useQuery } from '@tanstack/react-query'
import { listReaders } from '#features/readers/contract.ts'
import { call } from '#platform/client.ts'
import { useRead } from '#ui/data.tsx'
import { type LoanLine, listLoans } from '../contract.ts'
import { childrenOf } from './myClass.ts'

const SIZE = 200

/** The children of a class with everything they have out. */
export function useMyClass(classId: string) {
  const readers = useRead(listReaders, { query: { classId, kind: 'pupil', size: SIZE } })
  const loans = useQuery({
    queryKey: [listLoans.name, 'class', classId],
    queryFn: ({ signal }) => allOpenLoans(classId, signal),
  })
  return {
    children: readers.data && loans.data && childrenOf(readers.data.items, loans.data),
    error: readers.error ?? loans.error,
  }
}

async function allOpenLoans(classId: string, signal: AbortSignal): Promise<LoanLine[]> {
  const all: LoanLine[] = []
  for (let page = 1; ; page++) {
    const { total, items } = await call(
      listLoans,
      { query: { classId, open: 'true', page, size: SIZE } },
      { signal },
    )
    all.push(...items)
    if (items.length === 0 || all.length >= total) return all
  }
}
