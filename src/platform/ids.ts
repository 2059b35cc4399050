import { v7 } from 'uuid'

/** A UUIDv7: grows with time, so that an index on it stays compact and a list by id is a list by age. */
export function newId(): string {
  return v7()
}
