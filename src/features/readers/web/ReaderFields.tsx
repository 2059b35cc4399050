import { Form, type FormInstance, Input, InputNumber, Select } from 'antd'
import { listClasses } from '#features/school/contract.ts'
import { ApiProblem } from '#platform/client.ts'
import { useRead } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'

/** Name and 学籍号: what adding and changing a reader have in common. */
export function NameFields() {
  const t = useT()
  return (
    <>
      <Form.Item
        name="name"
        label={t('people.name')}
        rules={[{ required: true, whitespace: true, message: t('people.nameNeeded') }]}
      >
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="studentNo" label={t('people.studentNo')} extra={t('people.studentNoWhy')}>
        <Input maxLength={40} autoComplete="off" placeholder={t('word.optional')} />
      </Form.Item>
    </>
  )
}

export function ClassFields({ classNeeded }: { classNeeded: boolean }) {
  const t = useT()
  const classes = useRead(listClasses)
  return (
    <div className="people-class-and-seat">
      <Form.Item
        name="classId"
        label={t('people.class')}
        rules={[{ required: classNeeded, message: t('people.classNeeded') }]}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={classNeeded ? t('people.chooseClass') : t('word.optional')}
          options={classes.data?.items.map((each) => ({ value: each.id, label: each.name }))}
        />
      </Form.Item>
      <Form.Item name="seatNo" label={t('people.seat')}>
        <InputNumber min={1} max={99} precision={0} />
      </Form.Item>
    </div>
  )
}

/** The field a server's refusal names, when the form has it: then the sentence stands there and nowhere else. */
export function fieldOf(error: unknown, fields: readonly string[]): string | undefined {
  const field = error instanceof ApiProblem ? error.problem.field : undefined
  return field && fields.includes(field) ? field : undefined
}

export function showOnField(form: FormInstance, fields: readonly string[], error: unknown): void {
  const field = fieldOf(error, fields)
  if (!field || !(error instanceof ApiProblem)) return
  form.setFields([{ name: field, errors: [error.problem.message] }])
  form.getFieldInstance(field)?.focus?.()
}
