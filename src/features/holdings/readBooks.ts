import type { TitleRecord } from '#features/catalogue/contract.ts'
import {
  isClcNumber,
  matchKey,
  readAuthors,
  readGrades,
  readIsbn,
  readPrice,
} from '#features/catalogue/rules.ts'
import { normalNumber } from '#platform/codes.ts'
import type { ImportRow, RowFault } from '#platform/imports/kind.ts'
import { ACCESSION_SHAPE, MOST_COPIES, type VolumeSource } from './rules.ts'

export const TITLE_COLUMNS = [
  { key: 'title', headings: ['题名', '书名', '正题名', '图书名称', 'title'], required: true },
  { key: 'authors', headings: ['责任者', '作者', '著者', '著作者', '第一作者', 'author', 'authors'] },
  { key: 'isbn', headings: ['ISBN', 'ISBN号', '国际标准书号', '标准书号'] },
  { key: 'subtitle', headings: ['副题名', '副书名', '其他题名信息', 'subtitle'] },
  { key: 'partNumber', headings: ['分卷号', '卷册号', '册次', 'part number'] },
  { key: 'partTitle', headings: ['分卷题名', '分册名', 'part title'] },
  { key: 'publisher', headings: ['出版社', '出版者', '出版单位', 'publisher'] },
  { key: 'place', headings: ['出版地', 'place'] },
  { key: 'year', headings: ['出版年', '出版日期', '出版时间', 'year'] },
  { key: 'edition', headings: ['版次', '版本', 'edition'] },
  { key: 'pages', headings: ['页数', '页码', 'pages'] },
  { key: 'size', headings: ['开本', '尺寸', 'size'] },
  { key: 'series', headings: ['丛书名', '丛书', '丛编', 'series'] },
  { key: 'price', headings: ['价格', '定价', '单价', 'price'] },
  { key: 'language', headings: ['语种', '语言', 'language'] },
  { key: 'summary', headings: ['内容简介', '内容提要', '简介', '摘要', 'summary'] },
  { key: 'grades', headings: ['适读年级', '年级', '适用年级', '学段', 'grades'] },
  { key: 'subjects', headings: ['主题词', '关键词', '主题', '分类', '类别', 'subjects'] },
  { key: 'clcNumber', headings: ['分类号', '中图法分类号', '中图分类号', 'class number'] },
  { key: 'clcEdition', headings: ['分类法版次', 'class edition'] },
  { key: 'callNumber', headings: ['索书号', '排架号', 'call number'] },
  { key: 'accessionNo', headings: ['登录号', '财产号', '总登记号', 'accession number'] },
  { key: 'barcode', headings: ['条码号', '条形码', '条码', '图书条码', 'barcode'] },
  { key: 'location', headings: ['馆藏地', '馆藏地点', '存放地点', 'location'] },
  { key: 'source', headings: ['来源', '图书来源', 'source'] },
  { key: 'acquiredOn', headings: ['入藏日期', '登记日期', '购入日期', 'acquired on'] },
  { key: 'copies', headings: ['复本数', '册数', '数量', '复本', 'copies'] },
] as const

const SOURCE_WORDS: Record<string, VolumeSource> = {
  购入: 'purchase',
  采购: 'purchase',
  购买: 'purchase',
  purchase: 'purchase',
  捐赠: 'gift',
  赠送: 'gift',
  gift: 'gift',
  调入: 'transfer',
  调拨: 'transfer',
  transfer: 'transfer',
}

/** A row that reads well: a record and the volumes of it this row brings. */
export interface BookRow {
  row: number
  record: TitleRecord
  isbn: string | null
  matchKey: string
  copies: number
  /** One volume with numbers of its own; then `copies` is 1. */
  barcode: string | null
  accessionNo: string | null
  callNumber: string | null
  location: string | null
  source: VolumeSource
  acquiredOn: string | null
}

type Fault = (column: string, code: string, params?: RowFault['params']) => void

/** Reads the rows of a book list. A faulty row names its column and reason and is not taken over. */
export function readBookRows(rows: readonly ImportRow[]): { good: BookRow[]; faults: RowFault[] } {
  const good: BookRow[] = []
  const faults: RowFault[] = []
  const longest = Math.max(0, ...rows.map((row) => (row.cells.barcode ?? '').length))
  for (const row of rows) {
    const found: RowFault[] = []
    const fault: Fault = (column, code, params) => found.push({ row: row.row, column, code, params })
    checkCells(row, longest, fault)
    const read = readRow(row, fault)
    if (found.length === 0) good.push(read)
    faults.push(...found)
  }
  const doubles = [...doublesIn(good, 'barcode'), ...doublesIn(good, 'accessionNo')]
  const doubled = new Set(doubles.map((fault) => fault.row))
  return { good: good.filter((row) => !doubled.has(row.row)), faults: [...faults, ...doubles] }
}

function checkCells(row: ImportRow, longestBarcode: number, fault: Fault): void {
  for (const [column, notes] of Object.entries(row.notes)) {
    if (notes.includes('merged_cell')) fault(column, 'merged_cell')
    if (notes.includes('error_cell')) fault(column, 'error_cell')
    if (notes.includes('number_precision_lost')) fault(column, 'precision_lost')
  }
  const barcode = row.cells.barcode ?? ''
  if (row.notes.barcode?.includes('number_cell') && barcode.length < longestBarcode)
    fault('barcode', 'zeros_lost')
  for (const key of ['barcode', 'accessionNo']) {
    const number = normalNumber(row.cells[key] ?? '')
    if (number !== '' && !/^[A-Z0-9\-_./]{1,40}$/.test(number)) fault(key, 'number_form')
  }
}

function readRow(row: ImportRow, fault: Fault): BookRow {
  const { cells } = row
  const record = readRecord(cells, fault)
  const isbn = readIsbn(record.isbn)
  const barcode = normalNumber(cells.barcode ?? '') || null
  return {
    row: row.row,
    record,
    isbn: isbn.kind === 'isbn' ? isbn.isbn13 : null,
    matchKey: matchKey(record),
    copies: readCopies(cells.copies ?? '', barcode, fault),
    barcode,
    accessionNo: normalNumber(cells.accessionNo ?? '') || accessionOf(barcode),
    callNumber: cells.callNumber || null,
    location: cells.location || null,
    source: readSource(cells.source ?? '', fault),
    acquiredOn: readDay(cells.acquiredOn ?? '', fault),
  }
}

/** As the form takes them (catalogue/contract.ts), so that what a list brings can be edited there. */
const LONGEST: Record<string, number> = {
  title: 300,
  subtitle: 300,
  partNumber: 60,
  partTitle: 300,
  publisher: 100,
  place: 60,
  edition: 60,
  pages: 60,
  size: 40,
  series: 200,
  summary: 4000,
  clcNumber: 60,
  clcEdition: 10,
  callNumber: 60,
  location: 60,
}

/** A barcode in the shape of our accession numbers is the accession number too, unless the list gives another. */
function accessionOf(barcode: string | null): string | null {
  const { prefix, width } = ACCESSION_SHAPE
  return barcode && new RegExp(`^${prefix}\\d{${width}}$`).test(barcode) ? barcode : null
}

function readRecord(cells: ImportRow['cells'], fault: Fault): TitleRecord {
  const title = cells.title ?? ''
  if (title === '') fault('title', 'title_missing')
  for (const [key, most] of Object.entries(LONGEST)) {
    if ((cells[key] ?? '').length > most) fault(key, 'too_long', { most })
  }
  const isbn = readIsbn(cells.isbn)
  if (isbn.kind === 'wrong_check') fault('isbn', 'isbn_check', { expected: isbn.expected })
  if (isbn.kind === 'not_isbn') fault('isbn', 'isbn_form')
  const price = cells.price ? readPrice(cells.price) : null
  if (price === undefined) fault('price', 'price_form')
  const grades = cells.grades ? readGrades(cells.grades) : null
  if (grades === undefined) fault('grades', 'grades_form')
  if (cells.clcNumber && !isClcNumber(cells.clcNumber)) fault('clcNumber', 'clc_form')
  return {
    title,
    authors: readAuthors(cells.authors ?? ''),
    isbn: cells.isbn || null,
    subtitle: cells.subtitle || null,
    partNumber: cells.partNumber || null,
    partTitle: cells.partTitle || null,
    publisher: cells.publisher || null,
    place: cells.place || null,
    year: /\d{4}/.exec(cells.year ?? '')?.[0] ?? (cells.year?.slice(0, 20) || null),
    edition: cells.edition || null,
    pages: cells.pages || null,
    size: cells.size || null,
    series: cells.series || null,
    priceFen: price ?? null,
    language: readLanguage(cells.language ?? ''),
    summary: cells.summary || null,
    gradeFrom: grades?.from ?? null,
    gradeTo: grades?.to ?? null,
    subjects: (cells.subjects ?? '').split(/[;；,，、\s]+/).filter(Boolean),
    clcNumber: cells.clcNumber?.normalize('NFKC').toUpperCase() || null,
    clcEdition: cells.clcEdition || null,
  }
}

function readLanguage(text: string): string {
  if (/^(eng|en|英)/i.test(text)) return 'eng'
  return text === '' || /^(chi|zh|汉|中)/i.test(text) ? 'chi' : text.slice(0, 10)
}

function readCopies(text: string, barcode: string | null, fault: Fault): number {
  const copies = text === '' ? 1 : Number(text.normalize('NFKC').replace(/[册本]$/, ''))
  if (!Number.isInteger(copies) || copies < 0 || copies > MOST_COPIES) {
    fault('copies', 'copies_form', { most: MOST_COPIES })
    return 0
  }
  if (barcode && copies !== 1) fault('copies', 'copies_with_barcode')
  return copies
}

function readSource(text: string, fault: Fault): VolumeSource {
  if (text === '') return 'purchase'
  const source = SOURCE_WORDS[text.toLowerCase()]
  if (!source) fault('source', 'source_unknown', { value: text })
  return source ?? 'purchase'
}

function readDay(text: string, fault: Fault): string | null {
  if (text === '') return null
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.normalize('NFKC'))
  const day = parts ? `${parts[1]}-${parts[2]?.padStart(2, '0')}-${parts[3]?.padStart(2, '0')}` : ''
  const at = new Date(`${day}T00:00:00Z`)
  if (!parts || Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day) {
    fault('acquiredOn', 'day_form')
    return null
  }
  return day
}

function doublesIn(rows: readonly BookRow[], key: 'barcode' | 'accessionNo'): RowFault[] {
  const first = new Map<string, number>()
  return rows.flatMap((row) => {
    const number = row[key]
    // The barcode has its own line already.
    if (number === null || (key === 'accessionNo' && number === row.barcode)) return []
    const earlier = first.get(number)
    if (earlier !== undefined)
      return [{ row: row.row, column: key, code: `${key}_twice`, params: { row: earlier } }]
    first.set(number, row.row)
    return []
  })
}
