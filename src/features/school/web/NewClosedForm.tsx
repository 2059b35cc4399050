import { Button, Form, Input } from 'antd'
import { useWrite } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { addClosedPeriod, getCalendar, getSchool } from '../contract.ts'

interface NewClosed {
  fromDay: string
  toDay?: string
  reason: string
}

/** From, to, why. One day alone needs no end. */
export function NewClosedForm({ today }: { today: string }) {
  const t = useT()
  const [form] = Form.useForm<NewClosed>()
  const fromDay = Form.useWatch('fromDay', form)
  const add = useWrite(addClosedPeriod, {
    refresh: [getCalendar, getSchool],
    onDone: () => {
      form.setFieldsValue({ toDay: '', reason: '' })
      form.getFieldInstance('fromDay')?.focus()
    },
  })
  return (
    <Form<NewClosed>
      form={form}
      className="panel"
      layout="vertical"
      requiredMark={false}
      initialValues={{ fromDay: today }}
      onFinish={(given) => add.mutate({ body: { ...given, toDay: given.toDay || given.fromDay } })}
    >
      <div className="panel-row">
        <Form.Item
          name="fromDay"
          label={t('calendar.from')}
          rules={[{ required: true, message: t('calendar.dayNeeded') }]}
        >
          <Input type="date" />
        </Form.Item>
        <Form.Item
          name="toDay"
          label={t('calendar.to')}
          rules={[
            ({ getFieldValue }) => ({
              validator: async (_, day?: string) => {
                if (day && day < getFieldValue('fromDay')) throw new Error(t('invalid.day_order'))
              },
            }),
          ]}
        >
          <Input type="date" min={fromDay} />
        </Form.Item>
        <Form.Item
          name="reason"
          className="panel-grow"
          label={t('calendar.reason')}
          rules={[{ required: true, whitespace: true, message: t('calendar.reasonNeeded') }]}
        >
          <Input maxLength={60} placeholder={t('calendar.reasonExample')} autoComplete="off" />
        </Form.Item>
      </div>
      <Problem error={add.error} />
      <Button type="primary" htmlType="submit" loading={add.isPending}>
        {t('calendar.close')}
      </Button>
    </Form>
  )
}
