import { Button, Form, Input } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { passwordFault } from '#features/accounts/rules.ts'
import { ApiProblem } from '#platform/client.ts'
import { useT } from '#ui/language.tsx'
import type { LibrarianPart } from './draft.ts'

interface LibrarianStepProps {
  part: LibrarianPart
  busy: boolean
  error: unknown
  problem: ReactNode
  onChange(part: LibrarianPart): void
  onBack(): void
  onFinish(part: LibrarianPart): void
}

/** Step 3: who runs the library. The password is asked twice, as nobody could set it anew. */
export function LibrarianStep(props: LibrarianStepProps) {
  const t = useT()
  const [form] = Form.useForm<LibrarianPart>()
  useEffect(() => form.getFieldInstance('username')?.focus(), [form])
  useEffect(() => {
    const refused = fieldOf(props.error)
    if (!refused) return
    form.setFields([{ name: refused.name, errors: [refused.message] }])
    form.getFieldInstance(refused.name)?.focus()
  }, [form, props.error])
  return (
    <Form<LibrarianPart>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={props.part}
      onValuesChange={(_, all) => props.onChange(all)}
      onFinish={props.onFinish}
    >
      <NameFields />
      <PasswordFields />
      {!fieldOf(props.error) && props.problem}
      <div className="setup-buttons">
        <Button type="primary" htmlType="submit" loading={props.busy}>
          {t('setup.finish')}
        </Button>
        <Button onClick={props.onBack}>{t('action.back')}</Button>
      </div>
    </Form>
  )
}

function NameFields() {
  const t = useT()
  return (
    <div className="setup-pair">
      <Form.Item
        name="username"
        label={t('setup.librarian.username')}
        extra={t('setup.librarian.usernameWhy')}
        rules={[{ required: true, whitespace: true, message: t('setup.librarian.usernameNeeded') }]}
      >
        <Input maxLength={60} autoComplete="username" autoCapitalize="off" spellCheck={false} />
      </Form.Item>
      <Form.Item
        name="name"
        label={t('setup.librarian.name')}
        rules={[{ required: true, whitespace: true, message: t('setup.librarian.nameNeeded') }]}
      >
        <Input maxLength={60} autoComplete="name" />
      </Form.Item>
    </div>
  )
}

function PasswordFields() {
  const t = useT()
  return (
    <div className="setup-pair">
      <Form.Item
        name="password"
        label={t('setup.librarian.password')}
        extra={t('setup.librarian.passwordWhy')}
        validateTrigger="onBlur"
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_, value: string) => {
              const fault = passwordFault(value, getFieldValue('username'))
              if (fault) throw new Error(t(`invalid.${fault}`))
            },
          }),
        ]}
      >
        <Input.Password maxLength={200} autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('setup.librarian.again')}
        validateTrigger="onBlur"
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_, value: string) => {
              if (value !== getFieldValue('password')) throw new Error(t('password.differ'))
            },
          }),
        ]}
      >
        <Input.Password maxLength={200} autoComplete="new-password" />
      </Form.Item>
    </div>
  )
}

/** The server names `librarian.password` or `password`: the field of this step is the last word of it. */
function fieldOf(error: unknown): { name: keyof LibrarianPart; message: string } | undefined {
  if (!(error instanceof ApiProblem)) return undefined
  const name = error.problem.field?.split('.').at(-1)
  const known = (['username', 'password'] as const).find((each) => each === name)
  return known && { name: known, message: error.problem.message }
}
