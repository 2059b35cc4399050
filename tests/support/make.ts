import { addTitle } from '#features/holdings/contract.ts'
import { addReader } from '#features/readers/contract.ts'
import type { ReaderKind } from '#features/readers/rules.ts'
import { addClass } from '#features/school/contract.ts'
import type { Client } from './house.ts'

let counter = 0

/** Factories: each makes one thing over HTTP and fails loudly when the server refuses it. */
export async function makeClass(librarian: Client, grade = 3, number = ++counter) {
  const { status, body } = await librarian.call(addClass, { body: { grade, number } })
  if (status !== 201) throw new Error(`class: ${JSON.stringify(body)}`)
  return body
}

export async function makeReader(
  librarian: Client,
  given: { kind?: ReaderKind; name?: string; classId?: string; cardNumber?: string; studentNo?: string } = {},
) {
  const kind = given.kind ?? 'pupil'
  const classId = given.classId ?? (kind === 'pupil' ? (await makeClass(librarian)).id : undefined)
  const { status, body } = await librarian.call(addReader, {
    body: { name: `读者${++counter}`, ...given, kind, classId },
  })
  if (status !== 201) throw new Error(`reader: ${JSON.stringify(body)}`)
  return body
}

/** A title with copies; the barcodes of the copies come back in order. */
export async function makeBook(librarian: Client, copies = 1, title = `书${++counter}`) {
  const { status, body } = await librarian.call(addTitle, {
    body: { record: { title, authors: [{ name: '甲' }] }, copies: { count: copies } },
  })
  if (status !== 201) throw new Error(`book: ${JSON.stringify(body)}`)
  return { ...body, barcodes: body.volumes.map((volume) => volume.barcode) }
}
