import { readPrice } from '#features/catalogue/rules.ts'
import type { Translate } from '#messages/translate.ts'
import { type CallInput, day } from '#platform/contract.ts'
import type { addVolumes } from '../contract.ts'
import { MOST_COPIES, type VolumeSource } from '../rules.ts'
import type { Faults } from './recordDraft.ts'

/** Copies while they are typed. */
export interface CopiesDraft {
  count: string
  /** Own barcodes, one a line; empty: the next numbers are taken. */
  barcodes: string
  callNumber: string
  location: string
  price: string
  source: VolumeSource
  /** Empty: today. */
  acquiredOn: string
}

type CopiesAsked = NonNullable<CallInput<typeof addVolumes>['body']>

const LOCATION_KEY = 'shuxiang.lastLocation'

/** One copy, at the place used last on this computer. */
export function oneCopy(): CopiesDraft {
  return {
    count: '1',
    barcodes: '',
    callNumber: '',
    location: localStorage.getItem(LOCATION_KEY) ?? '',
    price: '',
    source: 'purchase',
    acquiredOn: '',
  }
}

export function rememberLocation(location: string): void {
  localStorage.setItem(LOCATION_KEY, location)
}

export function readBarcodes(text: string): string[] {
  return text.split(/[\s,，;；]+/).filter(Boolean)
}

/** How many copies are asked for; undefined when the text is no count. */
export function readCount(text: string): number | undefined {
  const count = Number(text.normalize('NFKC').trim() || Number.NaN)
  return Number.isInteger(count) && count >= 1 && count <= MOST_COPIES ? count : undefined
}

export function readCopies(draft: CopiesDraft, t: Translate): { copies: CopiesAsked; faults: Faults } {
  const faults: Faults = {}
  const count = readCount(draft.count)
  const barcodes = readBarcodes(draft.barcodes)
  const twice = barcodes.find((barcode, index) => barcodes.indexOf(barcode) !== index)
  const price = draft.price ? readPrice(draft.price) : undefined
  if (!count) faults.count = t('books.fault.count', { most: MOST_COPIES })
  else if (barcodes.length > 0 && barcodes.length !== count) {
    faults.barcodes = t('books.fault.barcodeCount', { barcodes: barcodes.length, count })
  }
  if (twice) faults.barcodes = t('books.fault.barcodeTwice', { barcode: twice })
  if (draft.price && price === undefined) faults.volumePrice = t('books.fault.price')
  if (draft.acquiredOn && !day.safeParse(draft.acquiredOn).success) faults.acquiredOn = t('books.fault.day')
  return {
    faults,
    copies: {
      count: count ?? 1,
      barcodes: barcodes.length > 0 ? barcodes : undefined,
      callNumber: draft.callNumber.trim() || null,
      location: draft.location.trim() || null,
      priceFen: price,
      source: draft.source,
      acquiredOn: draft.acquiredOn || undefined,
    },
  }
}
