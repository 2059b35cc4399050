import type { Context } from '#platform/http/context.ts'
import { type House, mount } from '#platform/http/mount.ts'
import * as contract from '../contract.ts'
import { requireEmptyStore, setUpSchool } from './setUp.ts'

export interface FirstRun {
  /** The code printed at start; a store that is set up has no use for it. */
  code: string
  /** Fills the empty store with the demo school. */
  loadDemo(ctx: Context): Promise<contract.DemoAccountLine[]>
}

export function mountSetup(house: House, firstRun: FirstRun): void {
  mount(house, contract.checkSetUpCode, async ({ body }, ctx) => {
    await requireEmptyStore(firstRun.code, body.code, ctx)
    return { ok: true as const }
  })
  mount(house, contract.setUpSchool, async ({ body }, ctx) => {
    await requireEmptyStore(firstRun.code, body.code, ctx)
    ctx.afterCommit(() => {
      house.clock.timeZone = body.school.timeZone
    })
    return setUpSchool(body, ctx)
  })
  mount(house, contract.setUpDemo, async ({ body }, ctx) => {
    await requireEmptyStore(firstRun.code, body.code, ctx)
    return { accounts: await firstRun.loadDemo(ctx) }
  })
}
