import { z } from 'zod'
import { day, endpoint, id, instant, okReply, pageOf, paging } from '#platform/contract.ts'
import { type PermissionWord, ROLES } from './roles.ts'

export const role = z.enum(ROLES)
const username = z.string().trim().min(1).max(60)
const password = z.string().min(1).max(200)

export const me = z.object({
  id,
  username: z.string(),
  name: z.string(),
  role,
  permissions: z.array(z.string()),
  readerId: id.nullable(),
  classes: z.array(z.object({ id, name: z.string() })),
})
export type Me = z.infer<typeof me>

export const signIn = endpoint({
  name: 'signIn',
  method: 'POST',
  path: '/api/v1/session',
  permission: 'public',
  summary: 'Sign in with user name and password; sets the session cookie',
  refusals: ['wrong_credentials', 'too_many_attempts'],
  keyless: true,
  // A computer room of pupils may share one address.
  perMinute: 300,
  body: z.object({ username, password }),
  reply: me,
})

export const signOut = endpoint({
  name: 'signOut',
  method: 'DELETE',
  path: '/api/v1/session',
  permission: 'signed_in',
  summary: 'End this session',
  reply: okReply,
})

export const whoAmI = endpoint({
  name: 'whoAmI',
  method: 'GET',
  path: '/api/v1/me',
  permission: 'signed_in',
  summary: 'The person signed in, their role, words of permission and classes',
  reply: me,
})

export const changePassword = endpoint({
  name: 'changePassword',
  method: 'PUT',
  path: '/api/v1/me/password',
  permission: 'signed_in',
  summary: 'Change the own password; ends the other sessions of this account',
  refusals: ['wrong_credentials', 'too_many_attempts'],
  body: z.object({ current: password, next: password }),
  reply: okReply,
})

export const account = z.object({
  id,
  username: z.string(),
  name: z.string(),
  role,
  state: z.enum(['active', 'disabled']),
  readerId: id.nullable(),
  readerName: z.string().nullable(),
  classes: z.array(z.object({ id, name: z.string() })),
  signedInAt: instant.nullable(),
})
export type Account = z.infer<typeof account>

export const listAccounts = endpoint({
  name: 'listAccounts',
  method: 'GET',
  path: '/api/v1/accounts',
  permission: 'accounts.read',
  summary: 'Accounts, by role and user name',
  query: z.object({ ...paging, q: z.string().max(60).optional(), role: role.optional() }),
  reply: pageOf(account),
})

export const createAccount = endpoint({
  name: 'createAccount',
  method: 'POST',
  path: '/api/v1/accounts',
  permission: 'accounts.manage',
  summary: 'Make an account',
  status: 201,
  refusals: ['username_taken', 'reader_has_account'],
  body: z.object({
    username,
    name: z.string().trim().min(1).max(60),
    role,
    password,
    readerId: id.nullish(),
    classIds: z.array(id).max(20).default([]),
  }),
  reply: account,
})

export const changeAccount = endpoint({
  name: 'changeAccount',
  method: 'PATCH',
  path: '/api/v1/accounts/:id',
  permission: 'accounts.manage',
  summary: 'Change name, role, classes or state of an account; a disabled account is signed out at once',
  refusals: ['last_librarian'],
  params: z.object({ id }),
  body: z.object({
    name: z.string().trim().min(1).max(60).optional(),
    role: role.optional(),
    state: z.enum(['active', 'disabled']).optional(),
    classIds: z.array(id).max(20).optional(),
  }),
  reply: account,
})

export const resetPassword = endpoint({
  name: 'resetPassword',
  method: 'PUT',
  path: '/api/v1/accounts/:id/password',
  permission: 'accounts.manage',
  summary: 'Set another person’s password; ends their sessions',
  params: z.object({ id }),
  body: z.object({ next: password }),
  reply: okReply,
})

export const session = z.object({
  id,
  accountId: id,
  name: z.string(),
  username: z.string(),
  role,
  kind: z.enum(['browser', 'program']),
  label: z.string(),
  permissions: z.array(z.string()).nullable(),
  ip: z.string(),
  userAgent: z.string(),
  createdAt: instant,
  seenAt: instant,
  expiresAt: instant.nullable(),
  current: z.boolean(),
})
export type Session = z.infer<typeof session>

export const listSessions = endpoint({
  name: 'listSessions',
  method: 'GET',
  path: '/api/v1/sessions',
  permission: 'accounts.manage',
  summary: 'Who is signed in where, and which programs hold a token',
  query: z.object({ ...paging, kind: z.enum(['browser', 'program']).optional() }),
  reply: pageOf(session),
})

export const endSession = endpoint({
  name: 'endSession',
  method: 'DELETE',
  path: '/api/v1/sessions/:id',
  permission: 'accounts.manage',
  summary: 'Sign somebody out, or revoke a program’s token',
  params: z.object({ id }),
  reply: okReply,
})

export const makeToken = endpoint({
  name: 'makeToken',
  method: 'POST',
  path: '/api/v1/tokens',
  permission: 'accounts.manage',
  summary: 'Make a bearer token for a program; the token is shown this once',
  status: 201,
  secretReply: true,
  body: z.object({
    label: z.string().trim().min(1).max(60),
    permissions: z.array(z.string() as z.ZodType<PermissionWord>).min(1),
    expiresOn: day.nullish(),
  }),
  reply: z.object({ id, token: z.string() }),
})

export const auditLine = z.object({
  id,
  at: instant,
  actor: z.string(),
  role: z.string(),
  action: z.string(),
  subjectId: id.nullable(),
  subject: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  reason: z.string().nullable(),
  requestId: z.string(),
})
export type AuditEntry = z.infer<typeof auditLine>

export const listAudit = endpoint({
  name: 'listAudit',
  method: 'GET',
  path: '/api/v1/audit',
  permission: 'audit.read',
  summary: 'Who did what when, newest first; by person, thing and day',
  query: z.object({
    ...paging,
    person: z.string().max(60).optional(),
    thing: z.string().max(100).optional(),
    from: day.optional(),
    to: day.optional(),
  }),
  reply: pageOf(auditLine),
})
