import { type House, mount } from '#platform/http/mount.ts'
import * as contract from '../contract.ts'
import { findHeld, search } from './search.ts'
import { getTitle } from './titleDetail.ts'
import { changeTitle } from './titles.ts'

export function mountCatalogue(house: House): void {
  mount(house, contract.search, ({ query }, ctx) => search(query, ctx))
  mount(house, contract.getTitle, ({ params }, ctx) => getTitle(params.id, ctx))
  mount(house, contract.findHeld, ({ query }, ctx) => findHeld(query, ctx))
  mount(house, contract.changeTitle, ({ params, body }, ctx) => changeTitle(params.id, body, ctx))
}
