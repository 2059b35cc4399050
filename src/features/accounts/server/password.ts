import { hash, verify } from '@node-rs/argon2'

/** argon2id with the parameters OWASP names as its minimum (19 MiB, two passes). */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), OPTIONS)
}

let decoy: Promise<string> | undefined

/** Takes as long for a user name that does not exist (`hash` undefined) as for a wrong password. */
export async function passwordMatches(stored: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('no account has this password')
  const matches = await verify(stored ?? (await decoy), password.normalize('NFKC'))
  return matches && stored !== undefined
}
