import { expect, test } from 'vitest'
import type { TitleDetail } from '#features/catalogue/contract.ts'
import { translator } from '#messages/translate.ts'
import { readBarcodes, readCopies, readCount } from './copiesDraft.ts'
import { draftOf, EMPTY_RECORD, readRecord, readSubjects } from './recordDraft.ts'

const t = translator('zh-CN')

const held: TitleDetail = {
  id: '01a206e2-59f7-737e-b5e1-dadab558543f',
  title: '夏洛的网',
  subtitle: null,
  partNumber: null,
  partTitle: null,
  // Stored with a role the typed line would read otherwise.
  authors: [{ name: '任溶溶 译', role: '' }],
  publisher: '上海译文出版社',
  place: null,
  year: '2014',
  edition: null,
  pages: null,
  size: null,
  series: null,
  isbn: '9787532733415',
  priceFen: 1850,
  language: 'chi',
  summary: null,
  gradeFrom: 3,
  gradeTo: null,
  subjects: ['Fairy tales'],
  clcNumber: 'I712.84',
  clcEdition: '5',
  available: 0,
  total: 0,
  volumes: [],
}

test('a record nobody touched is saved as it was stored', () => {
  const { record, faults } = readRecord(draftOf(held), t, held)
  const { id: _, available: __, total: ___, volumes: ____, ...stored } = held
  expect(record).toEqual(stored)
  expect(faults).toEqual({})
})

test('typed texts are read into the record', () => {
  const { record, faults } = readRecord(
    {
      ...EMPTY_RECORD,
      title: ' 长袜子皮皮 ',
      authors: '[瑞典] 林格伦 著；李之义 译',
      price: '18.5',
      clcNumber: 'i532.84',
      gradeFrom: '三',
      gradeTo: '4',
      subjects: '儿童小说 瑞典',
    },
    t,
  )
  expect(faults).toEqual({})
  expect(record).toMatchObject({
    title: '长袜子皮皮',
    authors: [
      { name: '林格伦', role: '著', country: '瑞典' },
      { name: '李之义', role: '译' },
    ],
    priceFen: 1850,
    clcNumber: 'I532.84',
    gradeFrom: 3,
    gradeTo: 4,
    subjects: ['儿童小说', '瑞典'],
  })
})

test('each field that cannot be taken has its sentence', () => {
  const draft = { ...EMPTY_RECORD, isbn: '9787532733416', price: '十元', clcNumber: '712', gradeFrom: '9' }
  const { faults } = readRecord(draft, t)
  expect(Object.keys(faults).sort()).toEqual(['clcNumber', 'gradeFrom', 'isbn', 'price', 'title'])
  expect(faults.isbn).toContain('5')
})

test('subjects with marks between them keep their spaces', () => {
  expect(readSubjects('Fairy tales；童话')).toEqual(['Fairy tales', '童话'])
})

test('barcodes must be as many as the copies, each once', () => {
  const draft = {
    count: '2',
    barcodes: 'A1\nA2\n',
    callNumber: '',
    location: '',
    price: '',
    source: 'gift' as const,
    acquiredOn: '',
  }
  expect(readBarcodes(draft.barcodes)).toEqual(['A1', 'A2'])
  expect(readCopies(draft, t).faults).toEqual({})
  expect(readCopies({ ...draft, count: '3' }, t).faults).toHaveProperty('barcodes')
  expect(readCopies({ ...draft, barcodes: 'A1 A1' }, t).faults).toHaveProperty('barcodes')
  expect(readCopies({ ...draft, acquiredOn: '2026-9-1' }, t).faults).toHaveProperty('acquiredOn')
  expect(readCount('２')).toBe(2)
  expect(readCount('0')).toBeUndefined()
})
