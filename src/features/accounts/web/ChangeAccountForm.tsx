import { Button, Form } from 'antd'
import { useWrite } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { type Account, changeAccount, listAccounts, whoAmI } from '../contract.ts'
import type { Role } from '../roles.ts'
import { AccountFields, hasClasses } from './AccountFields.tsx'
import { fieldOf, showOnField } from './formProblem.ts'

interface Changes {
  name: string
  role: Role
  classIds: string[]
}

const FIELDS: readonly (keyof Changes)[] = ['name', 'role', 'classIds']

/** Name, role and classes of an account. */
export function ChangeAccountForm({ account }: { account: Account }) {
  const t = useT()
  const [form] = Form.useForm<Changes>()
  const change = useWrite(changeAccount, { refresh: [listAccounts, whoAmI] })
  const save = ({ name, role, classIds = [] }: Changes) => {
    const given = { name: name.trim(), role, classIds: hasClasses(role) ? classIds : [] }
    if (isSame(given, account)) return
    change.mutate(
      { params: { id: account.id }, body: given },
      { onError: (error) => showOnField(form, FIELDS, error) },
    )
  }
  return (
    <Form<Changes>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{
        name: account.name,
        role: account.role,
        classIds: account.classes.map((each) => each.id),
      }}
      onValuesChange={() => change.reset()}
      onFinish={save}
    >
      <AccountFields />
      {!fieldOf(change.error, FIELDS) && <Problem error={change.error} />}
      <div className="account-part">
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t('action.save')}
        </Button>
        {change.isSuccess && (
          <span role="status" className="quiet">
            {t('accounts.saved')}
          </span>
        )}
      </div>
    </Form>
  )
}

function isSame(given: Changes, account: Account): boolean {
  const before = account.classes.map((each) => each.id)
  return (
    given.name === account.name &&
    given.role === account.role &&
    given.classIds.length === before.length &&
    given.classIds.every((classId) => before.includes(classId))
  )
}
