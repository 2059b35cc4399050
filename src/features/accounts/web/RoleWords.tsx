import { Segmented } from 'antd'
import { useT } from '#ui/language.tsx'
import { ROLES, type Role } from '../roles.ts'

/** The roles as a line of words to choose from; none chosen is all. */
export function RoleWords({ value, onChange }: { value?: Role; onChange(role: Role | undefined): void }) {
  const t = useT()
  return (
    <Segmented<Role | ''>
      className="role-words"
      aria-label={t('accounts.role')}
      value={value ?? ''}
      options={[
        { value: '', label: t('word.all') },
        ...ROLES.map((each) => ({ value: each, label: t(`role.${each}`) })),
      ]}
      onChange={(next) => onChange(next || undefined)}
    />
  )
}
