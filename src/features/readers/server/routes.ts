import { type House, mount } from '#platform/http/mount.ts'
import * as contract from '../contract.ts'
import { changeCard, issueCard } from './cards.ts'
import { addReader, changeReader } from './changeReader.ts'
import { listReaders } from './findReaders.ts'
import { getReader } from './readerDetail.ts'

export function mountReaders(house: House): void {
  mount(house, contract.listReaders, ({ query }, ctx) => listReaders(query, ctx))
  mount(house, contract.getReader, ({ params }, ctx) => getReader(params.id, ctx))
  mount(house, contract.addReader, ({ body }, ctx) => addReader(body, ctx))
  mount(house, contract.changeReader, ({ params, body }, ctx) => changeReader(params.id, body, ctx))
  mount(house, contract.issueCard, ({ params, body }, ctx) => issueCard(params.id, body.number ?? null, ctx))
  mount(house, contract.changeCard, ({ params, body }, ctx) => changeCard(params.id, body.state, ctx))
}
