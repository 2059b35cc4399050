import { type House, mount } from '#platform/http/mount.ts'
import { nextNumber } from '#platform/sequence.ts'
import * as contract from '../contract.ts'
import { ACCESSION_SHAPE } from '../rules.ts'
import { addTitle, addVolumes } from './acquire.ts'
import { changeVolume, getVolume } from './volumes.ts'

export function mountHoldings(house: House): void {
  mount(house, contract.nextNumbers, async (_, ctx) => ({
    accessionNo: await nextNumber(ctx.db, ACCESSION_SHAPE),
  }))
  mount(house, contract.addTitle, ({ body }, ctx) => addTitle(body, ctx))
  mount(house, contract.addVolumes, ({ params, body }, ctx) => addVolumes(params.id, body, ctx))
  mount(house, contract.getVolume, ({ params }, ctx) => getVolume(params.barcode, ctx))
  mount(house, contract.changeVolume, ({ params, body }, ctx) => changeVolume(params.barcode, body, ctx))
}
