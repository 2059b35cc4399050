import { Form, Input, Select } from 'antd'
import { listClasses } from '#features/school/contract.ts'
import { useRead } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { ROLES, type Role, sightOf } from '../roles.ts'

/** Classes belong to the roles that see classes, and to no other. */
export function hasClasses(role: Role | undefined): boolean {
  return role !== undefined && sightOf(role) === 'classes'
}

/** Name, role and classes: what adding and changing an account have in common. */
export function AccountFields() {
  const t = useT()
  const role = Form.useWatch<Role | undefined>('role')
  const classes = useRead(listClasses)
  return (
    <>
      <Form.Item
        name="name"
        label={t('accounts.name')}
        rules={[{ required: true, whitespace: true, message: t('accounts.nameNeeded') }]}
      >
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="role" label={t('accounts.role')} extra={role && t(`accounts.roleMeans.${role}`)}>
        <Select options={ROLES.map((each) => ({ value: each, label: t(`role.${each}`) }))} />
      </Form.Item>
      {/* Kept while another role is chosen, so that choosing back loses nothing. */}
      <Form.Item
        name="classIds"
        label={t('accounts.classes')}
        hidden={!hasClasses(role)}
        extra={t('accounts.classesWhy')}
      >
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          maxCount={20}
          placeholder={t('accounts.chooseClasses')}
          options={classes.data?.items.map((each) => ({ value: each.id, label: each.name }))}
        />
      </Form.Item>
    </>
  )
}
