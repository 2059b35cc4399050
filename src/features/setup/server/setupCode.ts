import { randomInt } from 'node:crypto'

/** Letters and figures that nobody mistakes for one another when read off a screen. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const LENGTH = 8

/** A one-time code such as `K7QP-3XNA`: only who sees the program's console can set the school up. */
export function newSetupCode(): string {
  const letters = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)])
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`
}

/** Compared without hyphen, spaces and case. */
export function isSetupCode(expected: string, given: string): boolean {
  const plain = (code: string) =>
    code
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[^A-Z0-9]/g, '')
  return plain(expected) === plain(given)
}
