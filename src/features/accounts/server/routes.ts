import { type House, mount } from '#platform/http/mount.ts'
import * as contract from '../contract.ts'
import { changeAccount, createAccount, listAccounts } from './accounts.ts'
import { listAudit } from './audit.ts'
import { meOf } from './me.ts'
import { changePassword, resetPassword } from './passwords.ts'
import { endSession, listSessions, makeToken, signOut } from './sessions.ts'
import { signIn } from './signIn.ts'

const ok = { ok: true } as const

export function mountAccounts(house: House): void {
  mount(house, contract.signIn, ({ body }, ctx) => signIn(body, ctx))
  mount(house, contract.signOut, (_, ctx) => signOut(ctx).then(() => ok))
  mount(house, contract.whoAmI, (_, ctx) => meOf(ctx))
  mount(house, contract.changePassword, ({ body }, ctx) => changePassword(body, ctx).then(() => ok))
  mount(house, contract.listAccounts, ({ query }, ctx) => listAccounts(query, ctx))
  mount(house, contract.createAccount, ({ body }, ctx) => createAccount(body, ctx))
  mount(house, contract.changeAccount, ({ params, body }, ctx) => changeAccount(params.id, body, ctx))
  mount(house, contract.resetPassword, ({ params, body }, ctx) =>
    resetPassword(params.id, body.next, ctx).then(() => ok),
  )
  mount(house, contract.listSessions, ({ query }, ctx) => listSessions(query, ctx))
  mount(house, contract.endSession, ({ params }, ctx) => endSession(params.id, ctx).then(() => ok))
  mount(house, contract.makeToken, ({ body }, ctx) => makeToken(body, ctx))
  mount(house, contract.listAudit, ({ query }, ctx) => listAudit(query, ctx))
}
