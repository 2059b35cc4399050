import { Button, Form, Input, InputNumber, Select } from 'antd'
import { useEffect } from 'react'
import { useRead, useWrite } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { addClass, getSchool, listClasses, type SchoolClass, type SchoolFacts } from '../contract.ts'
import { classNameOf, entryYearOf, GRADES } from '../rules.ts'

interface NewClass {
  grade: number
  number: number
  ownName?: string
}

/** One more class of today; what it will be called is shown while one fills it in. */
export function NewClassForm({ onClose }: { onClose(): void }) {
  const t = useT()
  const [form] = Form.useForm<NewClass>()
  const school = useRead(getSchool)
  const classes = useRead(listClasses)
  const given = Form.useWatch([], form) as NewClass | undefined
  const add = useWrite(addClass, {
    refresh: [listClasses],
    onDone: (made) => form.setFieldsValue({ number: made.number + 1, ownName: '' }),
  })
  const nextNumber = (grade: number) => nextNumberIn(classes.data?.items ?? [], grade)
  useEffect(() => form.getFieldInstance('grade')?.focus(), [form])
  return (
    <Form<NewClass>
      form={form}
      className="panel class-form"
      layout="vertical"
      requiredMark={false}
      initialValues={{ grade: 1, number: nextNumber(1) }}
      onValuesChange={(changed) => {
        if (changed.grade) form.setFieldsValue({ number: nextNumber(changed.grade) })
      }}
      onFinish={({ grade, number, ownName }) =>
        add.mutate({ body: { grade, number, ownName: ownName?.trim() || null } })
      }
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && onClose()}
    >
      <div className="panel-row">
        <ClassFields />
        <p className="class-preview">
          {given && school.data && t('classes.called', { name: nameOf(given, school.data) })}
        </p>
      </div>
      <Problem error={add.error} />
      {add.data && add.isSuccess && (
        <p role="status" className="quiet">
          {t('classes.added', { name: add.data.name })}
        </p>
      )}
      <div className="panel-row">
        <Button type="primary" htmlType="submit" loading={add.isPending}>
          {t('classes.addNow')}
        </Button>
        <Button onClick={onClose}>{t('action.close')}</Button>
      </div>
    </Form>
  )
}

function ClassFields() {
  const t = useT()
  return (
    <>
      <Form.Item name="grade" label={t('classes.grade')}>
        <Select options={GRADES.map((grade) => ({ value: grade, label: t(`grade.${grade}`) }))} />
      </Form.Item>
      <Form.Item
        name="number"
        label={t('classes.number')}
        rules={[{ required: true, message: t('classes.numberNeeded') }]}
      >
        <InputNumber min={1} max={99} precision={0} />
      </Form.Item>
      <Form.Item name="ownName" label={t('classes.ownName')}>
        <Input maxLength={20} placeholder={t('word.optional')} autoComplete="off" />
      </Form.Item>
    </>
  )
}

function nextNumberIn(classes: SchoolClass[], grade: number): number {
  return Math.max(0, ...classes.filter((each) => each.grade === grade).map((each) => each.number)) + 1
}

function nameOf({ grade, number, ownName }: NewClass, school: SchoolFacts): string {
  const entryYear = entryYearOf(grade, school.today, school.yearStartsMonth)
  return classNameOf({ entryYear, number, ownName: ownName?.trim() || null }, school.today, {
    pattern: school.classNamePattern,
    startsMonth: school.yearStartsMonth,
  })
}
