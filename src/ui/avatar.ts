/** What stands where a photo would: the given name's last character, or the first letters of a Latin name. */
export function readerInitial(name: string): string {
  const characters = [...name.trim()]
  const last = characters.at(-1) ?? ''
  return /\p{Script=Han}/u.test(last) ? last : (characters[0] ?? '').toUpperCase()
}
