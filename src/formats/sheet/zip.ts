import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'
import { SheetProblem } from './problem.ts'

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const ZIP64_EXTRA = 0x0001
const UNKNOWN = 0xffffffff
const STORED = 0
const DEFLATED = 8
const LONGEST_COMMENT = 0xffff
const MOST_PARTS = 10_000
/** 1980-01-01, the first day a zip can name: the same content gives the same bytes. */
const NO_DATE = 0x0021

type Entry = { name: string; method: number; packed: number; unpacked: number; offset: number }

/** Parts of a package by name, in order. */
export type ZipParts = Map<string, Buffer>

function broken(what: string, cause?: unknown): SheetProblem {
  return new SheetProblem('file_unreadable', `broken zip: ${what}`, { cause })
}

/**
 * Unpacks a whole zip into memory. Sizes are read before anything is unpacked, and what a part really
 * unpacks to is bounded as well, for a zip may lie. Errors: `file_too_large` beyond `limit` bytes,
 * `file_unreadable`.
 */
export function unzip(bytes: Uint8Array, limit: number): ZipParts {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const entries = readEntries(file)
    const announced = entries.reduce((sum, { unpacked }) => sum + unpacked, 0)
    if (announced > limit) throw tooLarge(limit)
    const parts: ZipParts = new Map()
    let left = limit
    for (const entry of entries) {
      const content = unpack(file, entry, left)
      left -= content.length
      parts.set(entry.name, content)
    }
    return parts
  } catch (error) {
    if (error instanceof SheetProblem) throw error
    throw broken(error instanceof Error ? error.message : 'unknown', error)
  }
}

function tooLarge(limit: number): SheetProblem {
  return new SheetProblem('file_too_large', `unpacks to more than ${limit} bytes`)
}

function readEntries(file: Buffer): Entry[] {
  const earliest = Math.max(0, file.length - LONGEST_COMMENT - 22)
  let end = file.length - 22
  while (end >= earliest && file.readUInt32LE(end) !== END) end -= 1
  if (end < earliest) throw broken('no central directory')
  const count = file.readUInt16LE(end + 10)
  if (count > MOST_PARTS) throw broken('too many parts')
  let at = file.readUInt32LE(end + 16)
  return Array.from({ length: count }, () => {
    if (file.readUInt32LE(at) !== CENTRAL) throw broken('bad central directory')
    if (file.readUInt16LE(at + 8) & 1) {
      throw new SheetProblem('file_unreadable', 'encrypted zip', { hint: 'password' })
    }
    const nameLength = file.readUInt16LE(at + 28)
    const extraLength = file.readUInt16LE(at + 30)
    const extra = file.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength)
    const [unpacked, packed, offset] = widen(
      [file.readUInt32LE(at + 24), file.readUInt32LE(at + 20), file.readUInt32LE(at + 42)],
      extra,
    )
    const name = file.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/')
    const method = file.readUInt16LE(at + 10)
    at += 46 + nameLength + extraLength + file.readUInt16LE(at + 32)
    return { name, method, packed, unpacked, offset }
  })
}

/** Replaces the fields that only the zip64 extra field knows; it holds them in this order. */
function widen(fields: [number, number, number], extra: Buffer): [number, number, number] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== ZIP64_EXTRA) continue
    let from = at + 4
    return fields.map((field) => {
      if (field !== UNKNOWN) return field
      from += 8
      return Number(extra.readBigUInt64LE(from - 8))
    }) as [number, number, number]
  }
  return fields
}

function unpack(file: Buffer, { method, packed, unpacked, offset }: Entry, left: number): Buffer {
  if (file.readUInt32LE(offset) !== LOCAL) throw broken('bad part')
  const start = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28)
  if (packed > file.length - start) throw broken('part cut off')
  const content = file.subarray(start, start + packed)
  if (method === STORED) {
    if (packed > left) throw tooLarge(left)
    return content
  }
  if (method !== DEFLATED) throw broken(`packing method ${method}`)
  if (packed === 0 && unpacked === 0) return Buffer.alloc(0)
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(1, left) })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(left)
    throw broken('damaged part', error)
  }
}

/** Packs parts into a zip. Names must be ASCII. */
export function zip(parts: ZipParts): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of parts) {
    const packed = deflateRawSync(content)
    const title = Buffer.from(name, 'latin1')
    // version, flags, method, time, date, crc, packed, unpacked, name length, extra length
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(DEFLATED, 4)
    common.writeUInt16LE(NO_DATE, 8)
    common.writeUInt32LE(crc32(content), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(content.length, 18)
    common.writeUInt16LE(title.length, 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(signature(CENTRAL), Buffer.from([20, 0]), common, place, title)
    bodies.push(signature(LOCAL), common, title, packed)
    offset += 30 + title.length + packed.length
  }
  const central = Buffer.concat(directory)
  const tail = Buffer.alloc(18)
  tail.writeUInt16LE(parts.size, 4)
  tail.writeUInt16LE(parts.size, 6)
  tail.writeUInt32LE(central.length, 8)
  tail.writeUInt32LE(offset, 12)
  return Buffer.concat([...bodies, central, signature(END), tail])
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
