import type { FormRule } from 'antd'
import type { Translate } from '#messages/translate.ts'
import { passwordFault } from '../rules.ts'

/** The server's rule for a password, said at the field before anything is sent. */
export function passwordRules(t: Translate, username: () => string): FormRule[] {
  return [
    {
      validator: async (_, password: string = '') => {
        const fault = passwordFault(password, username())
        if (fault) throw new Error(t(`invalid.${fault}`))
      },
    },
  ]
}
