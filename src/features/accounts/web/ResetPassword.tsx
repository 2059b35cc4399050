import { Button, Form, Input } from 'antd'
import { useEffect, useState } from 'react'
import { useWrite } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { type Account, listSessions, resetPassword } from '../contract.ts'
import { fieldOf, showOnField } from './formProblem.ts'
import { passwordRules } from './passwordRules.ts'

const FIELDS = ['next']

/** A new password for somebody who forgot theirs, set where one stands. */
export function ResetPassword({ account }: { account: Account }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const [done, setDone] = useState(false)
  const close = () => setOpen(false)
  if (open) {
    return (
      <ResetForm
        account={account}
        onCancel={close}
        onDone={() => {
          setDone(true)
          close()
        }}
      />
    )
  }
  return (
    <div className="account-part">
      <Button
        onClick={() => {
          setDone(false)
          setOpen(true)
        }}
      >
        {t('accounts.resetPassword')}
      </Button>
      {done && (
        <span role="status" className="quiet">
          {t('accounts.passwordSet')}
        </span>
      )}
    </div>
  )
}

interface ResetFormProps {
  account: Account
  onCancel(): void
  onDone(): void
}

function ResetForm({ account, onCancel, onDone }: ResetFormProps) {
  const t = useT()
  const [form] = Form.useForm<{ next: string }>()
  const reset = useWrite(resetPassword, { refresh: [listSessions], onDone })
  useEffect(() => form.getFieldInstance('next')?.focus(), [form])
  const save = ({ next }: { next: string }) =>
    reset.mutate(
      { params: { id: account.id }, body: { next } },
      { onError: (error) => showOnField(form, FIELDS, error) },
    )
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      className="account-part"
      onValuesChange={() => form.setFields([{ name: 'next', errors: [] }])}
      onFinish={save}
    >
      <Form.Item
        name="next"
        label={t('accounts.newPassword')}
        extra={t('accounts.resetWhy')}
        validateTrigger="onSubmit"
        rules={passwordRules(t, () => account.username)}
      >
        <Input.Password maxLength={200} autoComplete="new-password" />
      </Form.Item>
      {!fieldOf(reset.error, FIELDS) && <Problem error={reset.error} />}
      <Button htmlType="submit" loading={reset.isPending}>
        {t('accounts.setPassword')}
      </Button>
      <Button type="text" onClick={onCancel}>
        {t('action.cancel')}
      </Button>
    </Form>
  )
}
