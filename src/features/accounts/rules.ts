export const MIN_PASSWORD_LENGTH = 8
/** A session unused for so long has ended; one in use goes on. */
export const SESSION_HOURS = 12
/** The cookie outlives the session, which the server ends. */
export const COOKIE_DAYS = 30

const FREE_FAILURES = 3
const LONGEST_WAIT_SECONDS = 15 * 60
/** Failures older than this are forgotten. */
const FORGET_SECONDS = 24 * 60 * 60

/** Seconds to wait after so many failures in a row: nothing for the first three, then 2, 4, 8 … up to 15 minutes. */
export function waitAfterFailures(failures: number): number {
  if (failures < FREE_FAILURES) return 0
  return Math.min(2 ** (failures - FREE_FAILURES + 1), LONGEST_WAIT_SECONDS)
}

/** Seconds that are left to wait; 0 when a new try is allowed. */
export function secondsToWait(failures: number, lastAt: Date, now: Date): number {
  const passed = (now.getTime() - lastAt.getTime()) / 1000
  return Math.max(0, Math.ceil(waitAfterFailures(failures) - passed))
}

/** How many failures still count. */
export function countedFailures(failures: number, lastAt: Date, now: Date): number {
  return now.getTime() - lastAt.getTime() > FORGET_SECONDS * 1000 ? 0 : failures
}

export type PasswordFault = 'password_too_short' | 'password_is_username'

export function passwordFault(password: string, username: string): PasswordFault | undefined {
  if (password.length < MIN_PASSWORD_LENGTH) return 'password_too_short'
  if (password.toLowerCase() === username.toLowerCase()) return 'password_is_username'
  return undefined
}

/** User names are compared without regard to case, width and outer spaces. */
export function usernameKey(username: string): string {
  return username.normalize('NFKC').trim().toLowerCase()
}
