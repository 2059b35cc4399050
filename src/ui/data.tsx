import {
  QueryClient,
  QueryClientProvider,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { type ReactNode, useRef } from 'react'
import { ApiProblem, call } from '#platform/client.ts'
import type { CallInput, EndpointSpec, Reply } from '#platform/contract.ts'
import { newId } from '#platform/ids.ts'

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      refetchOnWindowFocus: false,
      // A refusal stays a refusal; a server that does not answer is asked again.
      retry: (failures, error) => !(error instanceof ApiProblem) && failures < 3,
    },
  },
})

export function DataProvider({ children }: { children: ReactNode }) {
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}

/**
 * Reads an endpoint. `input` undefined waits.
 * Its key is the endpoint's name, so that `useWrite({ refresh: [listReaders] })` makes it fresh.
 */
export function useRead<E extends EndpointSpec>(
  spec: E,
  input: CallInput<E> | undefined = {},
  options: { keepPrevious?: boolean; everyMs?: number } = {},
) {
  return useQuery({
    queryKey: [spec.name, input],
    queryFn: ({ signal }): Promise<Reply<E>> => call(spec, input ?? {}, { signal }),
    enabled: input !== undefined,
    refetchInterval: options.everyMs ?? false,
    placeholderData: options.keepPrevious ? (previous) => previous : undefined,
  })
}

/**
 * Calls a writing endpoint, each act under its own idempotency key; the same act pressed again because no answer came
 * goes out under the same key, so that it is done once. `refresh` names what is stale after it.
 */
export function useWrite<E extends EndpointSpec>(
  spec: E,
  options: { refresh?: EndpointSpec[]; onDone?: (reply: Reply<E>) => void } = {},
) {
  const queries = useQueryClient()
  const unanswered = useRef<{ asked: string; key: string }>(undefined)
  return useMutation({
    mutationFn: async (input: CallInput<E>): Promise<Reply<E>> => {
      const asked = JSON.stringify(input)
      if (unanswered.current?.asked !== asked) unanswered.current = { asked, key: newId() }
      try {
        const reply = await call(spec, input, { key: unanswered.current.key })
        unanswered.current = undefined
        return reply
      } catch (error) {
        if (error instanceof ApiProblem) unanswered.current = undefined
        throw error
      }
    },
    onSuccess: async (reply) => {
      await Promise.all(
        (options.refresh ?? []).map((each) => queries.invalidateQueries({ queryKey: [each.name] })),
      )
      options.onDone?.(reply)
    },
  })
}

export { useQueryClient }
