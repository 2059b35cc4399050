import { writeXlsx } from '#formats/sheet/writeXlsx.ts'
import { commitImport, getImport, type ImportReport, startImport } from '#platform/imports/contract.ts'
import type { Client, TestHouse } from './house.ts'

type Rows = readonly (readonly string[])[]

export const csvOf = (rows: Rows) => rows.map((cells) => `${cells.join(',')}\r\n`).join('')
export const xlsxOf = ([headings = [], ...rows]: Rows) =>
  writeXlsx([{ name: '名单', columns: headings.map((heading) => ({ heading, text: true })), rows }])

interface List {
  kind: 'readers' | 'titles'
  bytes: Uint8Array | string
  fileName?: string
  addCopies?: boolean
}

/** Sends a list as a browser's form does; the answer as it came. */
export async function handIn(house: TestHouse, client: Client, list: List) {
  const form = new FormData()
  form.set('kind', list.kind)
  if (list.addCopies) form.set('addCopies', 'true')
  form.set('file', new File([new Uint8Array(Buffer.from(list.bytes))], list.fileName ?? '名单.xlsx'))
  const encoded = new Response(form)
  const response = await house.app.inject({
    method: 'POST',
    url: startImport.path,
    headers: { cookie: client.cookie, 'content-type': encoded.headers.get('content-type') ?? '' },
    payload: Buffer.from(await encoded.arrayBuffer()),
  })
  return { status: response.statusCode, body: response.json() }
}

/** The report of an import once it is no longer at work. */
export async function settled(client: Client, id: string): Promise<ImportReport> {
  for (let tries = 0; tries < 500; tries++) {
    const { status, body } = await client.call(getImport, { params: { id } })
    if (status !== 200) throw new Error(JSON.stringify(body))
    if (body.state !== 'checking' && body.state !== 'committing') return body
    await new Promise((done) => setTimeout(done, 20))
  }
  throw new Error(`import ${id} does not end`)
}

/** Hands a list in and waits for its dry run. */
export async function dryRun(house: TestHouse, client: Client, list: List): Promise<ImportReport> {
  const { status, body } = await handIn(house, client, list)
  if (status !== 202) throw new Error(JSON.stringify(body))
  return settled(client, body.id)
}

/** Takes a checked list over and waits for the end of it. */
export async function takeOver(client: Client, id: string, skipFaulty = false): Promise<ImportReport> {
  const { status, body } = await client.call(commitImport, { params: { id }, body: { skipFaulty } })
  if (status !== 202) throw new Error(JSON.stringify(body))
  return settled(client, id)
}

/** Numbers of an import's report, without its lines. */
export const countsOf = ({ state, created, changed, unchanged, faultyRows }: ImportReport) => ({
  state,
  created,
  changed,
  unchanged,
  faultyRows,
})
