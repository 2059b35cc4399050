import { useEffect, useState } from 'react'
import { ApiProblem } from '#platform/client.ts'

/** Seconds until the next try is allowed, counting down; 0 when it is. The server names them after too many failures. */
export function useWait(error: unknown): number {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    const seconds = secondsOf(error)
    setLeft(seconds)
    if (seconds === 0) return
    const until = Date.now() + seconds * 1000
    const timer = setInterval(() => {
      const now = Math.max(0, Math.ceil((until - Date.now()) / 1000))
      setLeft(now)
      if (now === 0) clearInterval(timer)
    }, 250)
    return () => clearInterval(timer)
  }, [error])
  return left
}

export function isWaiting(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'too_many_attempts'
}

function secondsOf(error: unknown): number {
  return isWaiting(error) ? Number((error as ApiProblem).problem.params?.seconds ?? 0) : 0
}
