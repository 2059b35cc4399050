import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkOut, listLoans, readScan } from '#features/circulation/contract.ts'
import { newId } from '#platform/ids.ts'
import { type Client, openTestHouse, type TestHouse, TODAY } from '#tests/support/house.ts'
import { makeBook, makeReader } from '#tests/support/make.ts'
import { changeCard, issueCard } from '../contract.ts'

let house: TestHouse
let librarian: Client
beforeAll(async () => {
  house = await openTestHouse()
  librarian = await house.as('librarian')
})
afterAll(() => house.close())

const cardOf = (reader: { cards: { id: string }[] }) => reader.cards[0]?.id ?? ''
const setState = (id: string, state: 'active' | 'lost' | 'ended') =>
  librarian.call(changeCard, { params: { id }, body: { state } })
const issue = (id: string, number?: string) => librarian.call(issueCard, { params: { id }, body: { number } })
const lend = async (card: string) => {
  const { barcodes } = await makeBook(librarian)
  return librarian.call(checkOut, { body: { card, barcode: barcodes[0] ?? '' } })
}

describe('a lost card', () => {
  it('borrows nothing, and its replacement keeps the loans of the person', async () => {
    const reader = await makeReader(librarian)
    expect((await lend(reader.card ?? '')).status).toBe(201)
    const lost = await setState(cardOf(reader), 'lost')
    expect(lost.body).toMatchObject({ card: reader.card, cardState: 'lost' })
    const blocked = await lend(reader.card ?? '')
    expect([blocked.status, blocked.problem.code]).toEqual([409, 'card_lost'])

    const { status, body } = await issue(reader.id)
    expect(status).toBe(201)
    expect(body.card).not.toBe(reader.card)
    expect(body.cards.map((card) => [card.number, card.state, card.endedOn])).toEqual([
      [body.card, 'active', null],
      [reader.card, 'replaced', TODAY],
    ])
    expect((await lend(reader.card ?? '')).problem.code).toBe('card_replaced')
    expect((await lend(body.card ?? '')).status).toBe(201)
    const loans = await librarian.call(listLoans, { query: { reader: reader.id, open: 'true' } })
    expect(loans.body.total).toBe(2)
  })

  it('that was found again borrows as before', async () => {
    const reader = await makeReader(librarian)
    await setState(cardOf(reader), 'lost')
    expect((await setState(cardOf(reader), 'active')).body.cardState).toBe('active')
    expect((await lend(reader.card ?? '')).status).toBe(201)
  })

  it('scanned at the counter opens the reader and says why nothing is lent', async () => {
    const reader = await makeReader(librarian)
    await setState(cardOf(reader), 'lost')
    const scan = await librarian.call(readScan, { query: { code: reader.card ?? '' } })
    expect(scan.body).toMatchObject({
      meaning: 'open_reader',
      reader: { id: reader.id, blocks: ['card_lost'] },
    })
  })
})

describe('a card', () => {
  it('that ended or was replaced stays so', async () => {
    const reader = await makeReader(librarian)
    const old = cardOf(reader)
    expect((await setState(old, 'ended')).body.cards).toMatchObject([{ state: 'ended', endedOn: TODAY }])
    for (const state of ['active', 'lost', 'ended'] as const) {
      const answer = await setState(old, state)
      expect([answer.status, answer.problem.code]).toEqual([409, 'card_move'])
    }
    expect((await lend(reader.card ?? '')).problem.code).toBe('card_ended')
  })

  it('bears a number nobody has or had', async () => {
    const [one, other] = [await makeReader(librarian), await makeReader(librarian)]
    const taken = await issue(one.id, ` ${other.card?.toLowerCase()} `)
    expect([taken.status, taken.problem.code, taken.problem.field]).toEqual([409, 'card_taken', 'number'])
    await issue(other.id)
    expect((await issue(one.id, other.card ?? '')).problem.code).toBe('card_taken')
    expect((await lend(one.card ?? '')).status).toBe(201)
  })

  it('is one in use, however many are issued at once', async () => {
    const reader = await makeReader(librarian)
    const answers = await Promise.all(Array.from({ length: 5 }, () => issue(reader.id)))
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201, 201, 201])
    const rows = await house.database.read
      .selectFrom('card')
      .select('state')
      .where('reader_id', '=', reader.id)
      .execute()
    expect(rows.filter((row) => row.state === 'active')).toHaveLength(1)
    expect(rows.filter((row) => row.state === 'replaced')).toHaveLength(5)
  })

  it('of nobody is 404', async () => {
    expect((await setState(newId(), 'lost')).problem.code).toBe('unknown_card')
    expect((await issue(newId())).problem.code).toBe('unknown_reader')
  })
})
