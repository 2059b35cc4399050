/** How a number typed or scanned (card, barcode) is kept and compared: narrow, without spaces, letters large. */
export function normalNumber(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toUpperCase()
}
