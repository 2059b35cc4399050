import { Button, Checkbox, Form, Input } from 'antd'
import { useEffect } from 'react'
import { getSchool } from '#features/school/contract.ts'
import { useRead, useWrite } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { Pane } from '#ui/staff/Pane.tsx'
import { listSessions, makeToken } from '../contract.ts'
import { PERMISSIONS, type PermissionWord } from '../roles.ts'
import { fieldOf, showOnField } from './formProblem.ts'
import { TokenOnce } from './TokenOnce.tsx'

interface NewToken {
  label: string
  permissions: PermissionWord[]
  expiresOn?: string
}

const FIELDS: readonly (keyof NewToken)[] = ['label', 'permissions', 'expiresOn']
const WORDS = Object.keys(PERMISSIONS) as PermissionWord[]

/** A token for a program: what it is for, what it may do, until when. The token itself is shown this once. */
export function NewTokenPane({ onClose }: { onClose(): void }) {
  const t = useT()
  const [form] = Form.useForm<NewToken>()
  const make = useWrite(makeToken, { refresh: [listSessions] })
  useEffect(() => form.getFieldInstance('label')?.focus(), [form])
  if (make.data) {
    return (
      <Pane title={t('tokens.made')} onClose={onClose}>
        <TokenOnce token={make.data.token} />
      </Pane>
    )
  }
  const save = (given: NewToken) =>
    make.mutate(
      { body: { ...given, expiresOn: given.expiresOn || null } },
      { onError: (error) => showOnField(form, FIELDS, error) },
    )
  return (
    <Pane title={t('tokens.make')} onClose={onClose}>
      <Form<NewToken> form={form} layout="vertical" requiredMark={false} onFinish={save}>
        <TokenFields />
        {!fieldOf(make.error, FIELDS) && <Problem error={make.error} />}
        <Button type="primary" htmlType="submit" loading={make.isPending}>
          {t('tokens.makeNow')}
        </Button>
      </Form>
    </Pane>
  )
}

function TokenFields() {
  const t = useT()
  const school = useRead(getSchool)
  const today = school.data?.today
  return (
    <>
      <Form.Item
        name="label"
        label={t('tokens.label')}
        extra={t('tokens.labelWhy')}
        rules={[{ required: true, whitespace: true, message: t('tokens.labelNeeded') }]}
      >
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="permissions"
        label={t('tokens.rights')}
        extra={t('tokens.rightsWhy')}
        rules={[
          {
            validator: async (_, words?: PermissionWord[]) => {
              if (!words?.length) throw new Error(t('tokens.rightsNeeded'))
            },
          },
        ]}
      >
        <Checkbox.Group
          className="token-rights"
          aria-label={t('tokens.rights')}
          options={WORDS.map((word) => ({
            value: word,
            label: (
              <>
                {t(`permission.${word}`)} <code className="quiet">{word}</code>
              </>
            ),
          }))}
        />
      </Form.Item>
      <Form.Item
        name="expiresOn"
        label={t('tokens.until')}
        extra={t('tokens.untilWhy')}
        rules={[
          {
            validator: async (_, day?: string) => {
              if (day && today && day < today) throw new Error(t('tokens.untilPast'))
            },
          },
        ]}
      >
        <Input type="date" min={today} className="day-field" />
      </Form.Item>
    </>
  )
}
