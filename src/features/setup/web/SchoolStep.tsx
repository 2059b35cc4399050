import { Button, Form, type FormInstance, Input, Select } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { getSchool } from '#features/school/contract.ts'
import { ApiProblem } from '#platform/client.ts'
import { useWrite } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { timeZones } from '#ui/timeZones.ts'
import { checkSetUpCode, type DemoAccountLine, setUpDemo } from '../contract.ts'
import type { SchoolPart } from './draft.ts'

interface SchoolStepProps {
  part: SchoolPart
  problem: ReactNode
  onChange(part: SchoolPart): void
  onNext(): void
  onDemo(accounts: DemoAccountLine[]): void
}

/** Step 1: the code from the console, the school, its first term. A wrong code is told here and not at the end. */
export function SchoolStep({ part, problem, onChange, onNext, onDemo }: SchoolStepProps) {
  const t = useT()
  const [form] = Form.useForm<SchoolPart>()
  const check = useWrite(checkSetUpCode, { onDone: onNext })
  useEffect(() => form.getFieldInstance('code')?.focus(), [form])
  return (
    <Form<SchoolPart>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={part}
      onValuesChange={(_, all) => onChange(all)}
      onFinish={({ code }) => check.mutate({ body: { code } }, { onError: (error) => tellCode(form, error) })}
    >
      {problem}
      <Form.Item
        name="code"
        label={t('setup.code')}
        extra={t('setup.code.where')}
        rules={[{ required: true, whitespace: true, message: t('setup.code.needed') }]}
      >
        <Input className="setup-code" maxLength={40} autoComplete="off" spellCheck={false} />
      </Form.Item>
      <SchoolFields />
      {!isAboutCode(check.error) && <Problem error={check.error} />}
      <div className="setup-buttons">
        <Button type="primary" htmlType="submit" loading={check.isPending}>
          {t('action.next')}
        </Button>
        <DemoButton form={form} onDemo={onDemo} />
      </div>
    </Form>
  )
}

function SchoolFields() {
  const t = useT()
  return (
    <>
      <Form.Item
        name="name"
        label={t('setup.school.name')}
        rules={[{ required: true, whitespace: true, message: t('setup.school.needed') }]}
      >
        <Input maxLength={60} autoComplete="organization" placeholder={t('setup.school.example')} />
      </Form.Item>
      <Form.Item name="timeZone" label={t('setup.timeZone')} extra={t('setup.timeZone.why')}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={timeZones(t)} />
      </Form.Item>
      <div className="setup-pair">
        <Form.Item
          name="termName"
          label={t('setup.term.name')}
          rules={[{ required: true, whitespace: true, message: t('setup.term.needed') }]}
        >
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="termStartsOn"
          label={t('setup.term.startsOn')}
          rules={[{ required: true, message: t('setup.term.startNeeded') }]}
        >
          <Input type="date" />
        </Form.Item>
      </div>
    </>
  )
}

/** The quiet way out: look round first, with people and books that do not exist. */
function DemoButton({ form, onDemo }: Pick<SchoolStepProps, 'onDemo'> & { form: FormInstance<SchoolPart> }) {
  const t = useT()
  const demo = useWrite(setUpDemo, { refresh: [getSchool], onDone: ({ accounts }) => onDemo(accounts) })
  const tryDemo = async () => {
    const given = await form.validateFields(['code']).catch(() => undefined)
    if (!given) return form.getFieldInstance('code')?.focus()
    demo.mutate({ body: { code: given.code } }, { onError: (error) => tellCode(form, error) })
  }
  return (
    <>
      <Button type="text" loading={demo.isPending} onClick={tryDemo}>
        {t('setup.demo')}
      </Button>
      {demo.isPending && (
        <p role="status" className="quiet">
          {t('setup.demo.making')}
        </p>
      )}
      {!isAboutCode(demo.error) && <Problem error={demo.error} />}
    </>
  )
}

function isAboutCode(error: unknown): error is ApiProblem {
  return error instanceof ApiProblem && error.problem.field === 'code'
}

function tellCode(form: FormInstance<SchoolPart>, error: unknown): void {
  if (!isAboutCode(error)) return
  form.setFields([{ name: 'code', errors: [error.problem.message] }])
  form.getFieldInstance('code')?.focus()
}
