import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'
import type { Db } from './db.ts'
import { moveBehind, nextNumber, takeFreeNumbers, takeNumbers } from './sequence.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ school: false })
})
afterAll(() => house.close())

const shape = (name: string) => ({ name, prefix: 'P', width: 4 })
const inTransaction = <T>(work: (db: Db) => Promise<T>) => house.database.write.transaction().execute(work)
const none = async () => new Set<string>()

describe('a sequence of numbers', () => {
  it('begins at one and goes on', async () => {
    const db = house.database.write
    expect(await nextNumber(db, shape('a'))).toBe('P0001')
    expect(await takeNumbers(db, shape('a'), 2)).toEqual(['P0001', 'P0002'])
    expect(await takeNumbers(db, shape('a'), 0)).toEqual([])
    expect(await nextNumber(db, shape('a'))).toBe('P0003')
    expect(await takeNumbers(db, shape('b'), 1)).toEqual(['P0001'])
  })

  it('gives no number twice and leaves none out, to forty transactions at once', async () => {
    const taken = await Promise.all(
      Array.from({ length: 40 }, () => inTransaction((db) => takeNumbers(db, shape('busy'), 3))),
    )
    const numbers = taken.flat().sort()
    expect(numbers).toEqual(Array.from({ length: 120 }, (_, at) => `P${String(at + 1).padStart(4, '0')}`))
  })

  it('burns none in transactions that are rolled back', async () => {
    const broken = (db: Db) =>
      takeNumbers(db, shape('back'), 5).then(() => {
        throw new Error('rolled back')
      })
    await takeNumbers(house.database.write, shape('back'), 1)
    await Promise.allSettled([inTransaction(broken), inTransaction(broken)])
    expect(await takeNumbers(house.database.write, shape('back'), 1)).toEqual(['P0002'])
  })

  it('makes the second wait for the first, and gives it the first’s numbers when that fails', async () => {
    await takeNumbers(house.database.write, shape('wait'), 1)
    let second: Promise<string[] | 'waits'> = Promise.resolve('waits')
    const first = inTransaction(async (db) => {
      await takeNumbers(db, shape('wait'), 1)
      second = inTransaction((other) => takeNumbers(other, shape('wait'), 1))
      const early = await Promise.race([second, new Promise((done) => setTimeout(done, 100, 'waits'))])
      expect(early).toBe('waits')
      throw new Error('the first fails')
    })
    await expect(first).rejects.toThrow('the first fails')
    expect(await second).toEqual(['P0002'])
  })

  it('passes over numbers that came into use another way', async () => {
    const used = new Set(['P0001', 'P0003', 'P0004'])
    const free = await takeFreeNumbers(house.database.write, shape('free'), 3, async () => used)
    expect(free).toEqual(['P0002', 'P0005', 'P0006'])
  })

  it('goes on behind the largest number of its shape that came from outside', async () => {
    const db = house.database.write
    await moveBehind(db, shape('list'), ['X9999', 'P0041', 'P12', 'P', 'P00A9'])
    expect(await takeFreeNumbers(db, shape('list'), 1, none)).toEqual(['P0042'])
    await moveBehind(db, shape('list'), ['P0007'])
    expect(await takeNumbers(db, shape('list'), 1)).toEqual(['P0043'])
  })

  it('grows past its width', async () => {
    const db = house.database.write
    await moveBehind(db, shape('wide'), ['P9999'])
    expect(await takeNumbers(db, shape('wide'), 1)).toEqual(['P10000'])
  })
})
