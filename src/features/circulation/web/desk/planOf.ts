import { call } from '#platform/client.ts'
import { readScan } from '../../contract.ts'
import type { Line, Plan } from './lines.ts'

/** What a scan asks for now, with a reader open or not: asked of the server once for a line, then kept. */
export async function planOf(line: Line, readerCard: string | undefined): Promise<Plan> {
  const scan = await call(readScan, {
    query: {
      code: line.text,
      readerOpen: readerCard === undefined ? 'false' : 'true',
      returnOnly: line.returnOnly ? 'true' : 'false',
    },
  })
  const barcode = scan.barcode ?? line.text
  if (scan.meaning === 'open_reader' && scan.reader) return { act: 'show', reader: scan.reader }
  if (scan.meaning === 'lend' && readerCard !== undefined) return { act: 'lend', card: readerCard, barcode }
  if (scan.meaning === 'give_back') return { act: 'return', barcode }
  return { act: 'none', why: scan.meaning, title: scan.title ?? '' }
}
