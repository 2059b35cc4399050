import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { isClcNumber, matchKey, readAuthors, readGrades, readIsbn, readPrice, writeAuthors } from './rules.ts'

describe('ISBN', () => {
  test.each([
    '9787544270878',
    '978-7-5442-7087-8',
    ' 978 7 5442 7087 8 ',
    '９７８７５４４２７０８７８',
    '978—7—5442—7087—8',
    'ISBN 978-7-5442-7087-8',
    'ISBN978-7-5442-7087-8',
    'ISBN-13: 978-7-5442-7087-8',
    'ISBN：978-7-5442-7087-8',
    '7-5442-7087-4',
    'ISBN 7544270874',
  ])('“%s” is one book', (text) => {
    expect(readIsbn(text)).toEqual({ kind: 'isbn', isbn13: '9787544270878', shown: '978-7-5442-7087-8' })
  })

  test.each([
    ['978-7-5442-7087-1', '8'],
    ['7-5442-7087-8', '4'],
    ['0-8044-2957-1', 'X'],
  ])('“%s” has a wrong last digit, %s is right', (text, expected) => {
    expect(readIsbn(text)).toEqual({ kind: 'wrong_check', expected })
  })

  test.each([[''], [' '], [null], [undefined], ['ISBN']])('%s is none', (text) => {
    expect(readIsbn(text)).toEqual({ kind: 'none' })
  })

  test.each(['123', '9777544270878', '97875442708', '978754427087X', '7302.15', '无'])(
    '“%s” is no ISBN',
    (text) => {
      expect(readIsbn(text)).toEqual({ kind: 'not_isbn' })
    },
  )

  it('with X as its last digit is read in either case', () => {
    expect(readIsbn('0-8044-2957-x')).toMatchObject({ kind: 'isbn', isbn13: '9780804429573' })
  })

  it('with any one digit mistyped is noticed', () => {
    const typed = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 9 }))
    fc.assert(
      fc.property(typed, ([place, step]) => {
        const digits = [...'9787544270878']
        digits[place] = String((Number(digits[place]) + step) % 10)
        expect(readIsbn(digits.join('')).kind).not.toBe('isbn')
      }),
    )
  })
})

describe('authors', () => {
  test.each([
    ['方轶群 文/严个凡 画', ['方轶群 文', '严个凡 画']],
    ['[美] E.B.怀特 著；任溶溶 译', ['[美] E.B.怀特 著', '任溶溶 译']],
    ['［美］E.B.怀特著；任溶溶译', ['[美] E.B.怀特 著', '任溶溶 译']],
    ['徐鲁等 著', ['徐鲁 等 著']],
    ['华琪，杨汝戬，马堪岱 主编', ['华琪 主编', '杨汝戬 主编', '马堪岱 主编']],
    ['（清）曹雪芹、高鹗 著', ['[清] 曹雪芹 著', '高鹗 著']],
    ['丰子恺 绘/丰陈宝，丰一吟 著', ['丰子恺 绘', '丰陈宝 著', '丰一吟 著']],
    ['魏巍 原著/王素 改编/沈尧伊 绘画', ['魏巍 原著', '王素 改编', '沈尧伊 绘画']],
    ['田翔仁 编著', ['田翔仁 编著']],
    ['人民教育出版社地图编辑室 编', ['人民教育出版社地图编辑室 编']],
    ['林汉达编著', ['林汉达 编著']],
    ['冰心', ['冰心']],
    ['Eric Carle', ['Eric Carle']],
    ['', []],
    [' ； / ，', []],
  ])('“%s”', (text, shown) => {
    expect(readAuthors(text).map((author) => writeAuthors([author]))).toEqual(shown)
  })

  it('keep a name that ends in what could be a role: 沈从文', () => {
    expect(readAuthors('沈从文')).toEqual([{ name: '沈从文', role: '' }])
    expect(readAuthors('沈从文 著')).toEqual([{ name: '沈从文', role: '著' }])
  })

  it('take two roles of one person for no second person', () => {
    expect(readAuthors('徐刚 著/绘').map((author) => author.name)).toEqual(['徐刚'])
    expect(readAuthors('[澳]葛瑞米·贝斯 文/图').map((author) => author.name)).toEqual(['葛瑞米·贝斯'])
  })

  it('written and read again are the same', () => {
    const text = '[美] E.B.怀特 著；任溶溶 译'
    expect(writeAuthors(readAuthors(text))).toBe(text)
  })
})

describe('the key of a record', () => {
  const book = { title: '夏洛的网', authors: [{ name: 'E.B.怀特', role: '著' }] }

  it('is one for the same book written another way', () => {
    const same = { title: ' 夏洛的网 ', authors: [{ name: 'Ｅ. Ｂ. 怀特', role: '' }] }
    expect(matchKey(same)).toBe(matchKey(book))
  })

  test.each([
    ['another first author', { ...book, authors: [{ name: '任溶溶', role: '' }] }],
    ['another part', { ...book, partNumber: '2' }],
    ['another title', { ...book, title: '夏洛的猫' }],
  ])('differs for %s', (_, other) => {
    expect(matchKey(other)).not.toBe(matchKey(book))
  })
})

test.each([
  ['22', 2200],
  ['22.5', 2250],
  ['22.50元', 2250],
  ['CNY68.00', 6800],
  ['￥12.80', 1280],
  ['¥12.80', 1280],
  ['1,280.00', 128_000],
  ['２２．００', 2200],
  ['CNY680.00(全套)', 68_000],
  ['0', 0],
  ['', undefined],
  ['-5', undefined],
  ['22.555', undefined],
  ['二十二元', undefined],
  ['22-25', undefined],
])('price “%s” is %s 分', (text, fen) => {
  expect(readPrice(text)).toBe(fen)
})

test.each([
  ['3', { from: 3, to: 3 }],
  ['1-2', { from: 1, to: 2 }],
  ['5～6年级', { from: 5, to: 6 }],
  ['三年级', { from: 3, to: 3 }],
  ['三至四年级', { from: 3, to: 4 }],
  ['小学1-2年级', { from: 1, to: 2 }],
  ['1到6', { from: 1, to: 6 }],
  ['6-5', undefined],
  ['7', undefined],
  ['0', undefined],
  ['', undefined],
  ['高年级', undefined],
])('grades “%s”', (text, grades) => {
  expect(readGrades(text)).toEqual(grades)
})

test.each([
  ['I287.45', true],
  ['I287.45/12', true],
  ['TP312', true],
  ['K928.9-49', true],
  ['ｉ２８７', true],
  ['Z228.1(2)', true],
  ['L287', false],
  ['W1', false],
  ['287.45', false],
  ['文学', false],
  ['', false],
])('class number “%s”: %s', (text, is) => {
  expect(isClcNumber(text)).toBe(is)
})
