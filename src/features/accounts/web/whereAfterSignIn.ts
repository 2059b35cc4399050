import { paths } from '#platform/paths.ts'
import type { Role } from '../roles.ts'

/** Where each role begins its day. */
const HOME: Record<Role, string> = {
  librarian: paths.desk(),
  leader: paths.people(),
  teacher: paths.myClass(),
  class_librarian: paths.myClass(),
  reader: paths.myLoans(),
}

/**
 * Where a person goes after signing in: back where they came from when that is a page of this site, else where their
 * role begins. An address that a browser would read as another site is no page of ours, however it is written.
 */
export function whereAfterSignIn(back: string | null, role: Role, origin: string): string {
  return pageOfThisSite(back, origin) ?? HOME[role]
}

function pageOfThisSite(back: string | null, origin: string): string | undefined {
  if (!back?.startsWith('/') || !URL.canParse(back, origin)) return undefined
  const url = new URL(back, origin)
  if (url.origin !== origin || url.pathname.startsWith('//')) return undefined
  return url.pathname + url.search + url.hash
}
