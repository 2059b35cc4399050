import { Button, Form, Input } from 'antd'
import { useEffect } from 'react'
import { useWrite } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { Pane } from '#ui/staff/Pane.tsx'
import { type Account, createAccount, listAccounts } from '../contract.ts'
import type { Role } from '../roles.ts'
import { AccountFields, hasClasses } from './AccountFields.tsx'
import { fieldOf, showOnField } from './formProblem.ts'
import { passwordRules } from './passwordRules.ts'
import { ReaderSelect } from './ReaderSelect.tsx'

interface NewAccount {
  username: string
  name: string
  role: Role
  password: string
  readerId?: string
  classIds?: string[]
}

const FIELDS: readonly (keyof NewAccount)[] = ['username', 'name', 'role', 'password', 'readerId', 'classIds']

interface NewAccountPaneProps {
  onAdded(account: Account): void
  onClose(): void
}

/** One more account. With a reader chosen the person also sees their own loans. */
export function NewAccountPane({ onAdded, onClose }: NewAccountPaneProps) {
  const t = useT()
  const [form] = Form.useForm<NewAccount>()
  const add = useWrite(createAccount, { refresh: [listAccounts], onDone: onAdded })
  useEffect(() => form.getFieldInstance('username')?.focus(), [form])
  const save = (given: NewAccount) =>
    add.mutate(
      { body: { ...given, classIds: hasClasses(given.role) ? (given.classIds ?? []) : [] } },
      { onError: (error) => showOnField(form, FIELDS, error) },
    )
  return (
    <Pane title={t('accounts.add')} onClose={onClose}>
      <Form<NewAccount>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ role: 'teacher' }}
        onFinish={save}
      >
        <Form.Item
          name="username"
          label={t('accounts.username')}
          extra={t('accounts.usernameWhy')}
          rules={[{ required: true, whitespace: true, message: t('accounts.usernameNeeded') }]}
        >
          <Input maxLength={60} autoComplete="off" autoCapitalize="off" spellCheck={false} />
        </Form.Item>
        <AccountFields />
        <Form.Item
          name="password"
          label={t('accounts.password')}
          extra={t('accounts.passwordWhy')}
          validateTrigger="onBlur"
          rules={passwordRules(t, () => form.getFieldValue('username') ?? '')}
        >
          <Input.Password maxLength={200} autoComplete="new-password" />
        </Form.Item>
        <Form.Item name="readerId" label={t('accounts.reader')} extra={t('accounts.readerWhy')}>
          <ReaderSelect />
        </Form.Item>
        {!fieldOf(add.error, FIELDS) && <Problem error={add.error} />}
        <Button type="primary" htmlType="submit" loading={add.isPending}>
          {t('accounts.create')}
        </Button>
      </Form>
    </Pane>
  )
}
