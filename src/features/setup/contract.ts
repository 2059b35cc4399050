import { z } from 'zod'
import { me } from '#features/accounts/contract.ts'
import { classNamePattern, timeZone } from '#features/school/contract.ts'
import { day, endpoint } from '#platform/contract.ts'

const code = z.string().trim().min(1).max(40)

export const setUpSchool = endpoint({
  name: 'setUpSchool',
  method: 'POST',
  path: '/api/v1/setup',
  permission: 'public',
  summary: 'First run: school, term, classes and the first librarian; needs the set-up code printed at start',
  status: 201,
  perMinute: 60,
  refusals: ['already_set_up', 'wrong_setup_code', 'too_many_attempts'],
  body: z.object({
    code,
    school: z.object({ name: z.string().trim().min(1).max(60), timeZone }),
    term: z.object({ name: z.string().trim().min(1).max(40), startsOn: day, endsOn: day.nullish() }),
    classNamePattern,
    classes: z
      .array(
        z.object({
          grade: z.number().int().min(1).max(6),
          number: z.number().int().min(1).max(99),
          ownName: z.string().trim().max(20).nullish(),
        }),
      )
      .min(1)
      .max(200),
    librarian: z.object({
      username: z.string().trim().min(1).max(60),
      name: z.string().trim().min(1).max(60),
      password: z.string().min(1).max(200),
    }),
  }),
  reply: me,
})

export const checkSetUpCode = endpoint({
  name: 'checkSetUpCode',
  method: 'POST',
  path: '/api/v1/setup/code',
  permission: 'public',
  summary: 'Is this the set-up code? So that a typing error is told at the first step',
  refusals: ['already_set_up', 'wrong_setup_code', 'too_many_attempts'],
  perMinute: 60,
  body: z.object({ code }),
  reply: z.object({ ok: z.literal(true) }),
})

export const demoAccount = z.object({ role: z.string(), username: z.string(), password: z.string() })
export type DemoAccountLine = z.infer<typeof demoAccount>

export const setUpDemo = endpoint({
  name: 'setUpDemo',
  method: 'POST',
  path: '/api/v1/setup/demo',
  permission: 'public',
  summary: 'First run: try with the synthetic demo school',
  status: 201,
  perMinute: 60,
  refusals: ['already_set_up', 'wrong_setup_code', 'too_many_attempts'],
  body: z.object({ code }),
  reply: z.object({ accounts: z.array(demoAccount) }),
})
