import { parse } from 'isbn3'
import { describe, expect, it } from 'vitest'
import { createPrng } from '../prng.ts'
import { buildTitles } from './buildTitles.ts'
import { ministryTitles, parseAuthors } from './ministry.ts'

const titles = buildTitles(3000, createPrng(1))

function unique(values: readonly string[]): boolean {
  return new Set(values).size === values.length
}

describe('titles', () => {
  it('contain the 110 of the ministry with notes of 30 to 80 characters', () => {
    const listed = titles.filter((t) => t.ministrySeq !== undefined)
    expect(listed.map((t) => t.ministrySeq)).toEqual(Array.from({ length: 110 }, (_, i) => i + 1))
    const inGrades = (from: number) => listed.filter((t) => t.gradeFrom === from && t.gradeTo === from + 1)
    expect([1, 3, 5].map((from) => inGrades(from).length)).toEqual([21, 34, 55])
    for (const { title, summary } of listed) {
      const length = [...(summary ?? '')].length
      expect(length >= 30 && length <= 80, `${title}: ${length}`).toBe(true)
    }
    expect(unique(ministryTitles().map((m) => m.note))).toBe(true)
  })

  it('bear ISBNs with right check digits, each once, a few none', () => {
    expect(unique(titles.flatMap((t) => t.isbn ?? []))).toBe(true)
    for (const { isbn } of titles) if (isbn) expect(parse(isbn)?.isValid, isbn).toBe(true)
    const without = titles.filter((t) => !t.isbn).length / titles.length
    expect(without).toBeGreaterThan(0.04)
    expect(without).toBeLessThan(0.08)
  })

  it('are never twice the same, carry no unfilled slot, and suit the grades they say', () => {
    expect(unique(titles.map((t) => `${t.title}/${t.subtitle}/${t.partNumber}`))).toBe(true)
    const told = titles.map((t) => [t.title, t.subtitle, t.partTitle, t.series, t.summary].join(' '))
    expect(told.filter((text) => /[{}]|undefined/.test(text))).toEqual([])
    for (const t of titles) {
      expect(t.clcNumber).toMatch(/^[A-KN-VXZ][A-Z]?[\d.-]*$/)
      expect(t.subjects.length >= 2 && t.subjects.length <= 5, t.title).toBe(true)
      expect((t.gradeFrom ?? 1) <= (t.gradeTo ?? 6), t.title).toBe(true)
      expect(t.year).toBeLessThanOrEqual(2026)
    }
    const noted = titles.filter((t) => t.summary).length / titles.length
    expect(Math.abs(noted - 0.42)).toBeLessThan(0.05)
  })

  it('suffice for a bench of 20,000', () => {
    const many = buildTitles(20_000, createPrng(9))
    expect(many).toHaveLength(20_000)
    expect(unique(many.map((t) => `${t.title}/${t.subtitle}/${t.partNumber}`))).toBe(true)
    expect(unique(many.flatMap((t) => t.isbn ?? []))).toBe(true)
  })

  it('read statements of responsibility as the list writes them', () => {
    expect(parseAuthors('[英]E.B.怀特等 著/任溶溶，金波 译')).toEqual([
      { name: 'E.B.怀特', country: '英', andOthers: true, role: '著' },
      { name: '任溶溶', role: '译' },
      { name: '金波', role: '译' },
    ])
    expect(parseAuthors('徐刚 著/绘')).toEqual([{ name: '徐刚', role: '著绘' }])
    expect(parseAuthors('')).toEqual([])
  })
})
