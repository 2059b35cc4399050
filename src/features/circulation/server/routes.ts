import { type House, mount } from '#platform/http/mount.ts'
import * as contract from '../contract.ts'
import { checkOut } from './checkOut.ts'
import { openReader, readScan } from './desk.ts'
import { listDeskActions } from './deskActions.ts'
import { giveBack, noteCondition } from './giveBack.ts'
import { listLoans } from './loans.ts'
import { listPolicies, setPolicies } from './policies.ts'
import { undoAction } from './undo.ts'

export function mountCirculation(house: House): void {
  mount(house, contract.checkOut, ({ body }, ctx) => checkOut(body, ctx))
  mount(house, contract.giveBack, ({ body }, ctx) => giveBack(body, ctx))
  mount(house, contract.noteCondition, ({ params, body }, ctx) =>
    noteCondition(params.id, body, ctx).then(() => ({ ok: true as const })),
  )
  mount(house, contract.listLoans, ({ query }, ctx) => listLoans(query, ctx))
  mount(house, contract.readScan, ({ query }, ctx) => readScan(query, ctx))
  mount(house, contract.openReader, ({ params }, ctx) => openReader(params.id, ctx))
  mount(house, contract.listDeskActions, ({ query }, ctx) => listDeskActions(query, ctx))
  mount(house, contract.undoAction, ({ params }, ctx) => undoAction(params.id, ctx))
  mount(house, contract.listPolicies, (_, ctx) => listPolicies(ctx))
  mount(house, contract.setPolicies, ({ body }, ctx) => setPolicies(body, ctx))
}
