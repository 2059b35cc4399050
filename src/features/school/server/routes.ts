import { type House, mount } from '#platform/http/mount.ts'
import * as contract from '../contract.ts'
import { addClosedPeriod, addTerm, getCalendar, removeClosedPeriod } from './calendar.ts'
import { addClass, changeClass, listClasses } from './classes.ts'
import { changeSchool, getSchool } from './school.ts'

export function mountSchool(house: House): void {
  mount(house, contract.getSchool, (_, ctx) => getSchool(ctx))
  mount(house, contract.changeSchool, async ({ body }, ctx) => {
    const { timeZone } = body
    if (timeZone) {
      ctx.afterCommit(() => {
        house.clock.timeZone = timeZone
      })
    }
    return changeSchool(body, ctx)
  })
  mount(house, contract.listClasses, async ({ query }, ctx) => ({
    items: await listClasses(ctx, query.left === 'yes'),
  }))
  mount(house, contract.addClass, ({ body }, ctx) => addClass(body, ctx))
  mount(house, contract.changeClass, ({ params, body }, ctx) => changeClass(params.id, body.ownName, ctx))
  mount(house, contract.getCalendar, (_, ctx) => getCalendar(ctx))
  mount(house, contract.addTerm, ({ body }, ctx) => addTerm(body, ctx))
  mount(house, contract.addClosedPeriod, ({ body }, ctx) => addClosedPeriod(body, ctx))
  mount(house, contract.removeClosedPeriod, ({ params }, ctx) =>
    removeClosedPeriod(params.id, ctx).then(() => ({ ok: true as const })),
  )
}
