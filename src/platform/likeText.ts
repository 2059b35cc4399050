/** Text as a LIKE pattern takes it literally. */
export function likeText(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
