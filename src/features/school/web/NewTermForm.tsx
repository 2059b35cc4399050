import { Button, Form, Input } from 'antd'
import { useEffect } from 'react'
import { useWrite } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { addTerm, getCalendar } from '../contract.ts'

interface NewTerm {
  name: string
  startsOn: string
  endsOn?: string
}

/** One more term; its end may still be open. */
export function NewTermForm({ onClose }: { onClose(): void }) {
  const t = useT()
  const [form] = Form.useForm<NewTerm>()
  const add = useWrite(addTerm, { refresh: [getCalendar], onDone: onClose })
  useEffect(() => form.getFieldInstance('name')?.focus(), [form])
  return (
    <Form<NewTerm>
      form={form}
      className="panel"
      layout="vertical"
      requiredMark={false}
      onFinish={(given) => add.mutate({ body: { ...given, endsOn: given.endsOn || null } })}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <div className="panel-row">
        <Form.Item
          name="name"
          className="panel-grow"
          label={t('calendar.termName')}
          rules={[{ required: true, whitespace: true, message: t('calendar.termNameNeeded') }]}
        >
          <Input maxLength={40} placeholder={t('calendar.termExample')} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="startsOn"
          label={t('calendar.startsOn')}
          rules={[{ required: true, message: t('calendar.dayNeeded') }]}
        >
          <Input type="date" />
        </Form.Item>
        <Form.Item
          name="endsOn"
          label={t('calendar.endsOn')}
          rules={[
            ({ getFieldValue }) => ({
              validator: async (_, day?: string) => {
                if (day && day < getFieldValue('startsOn')) throw new Error(t('invalid.day_order'))
              },
            }),
          ]}
        >
          <Input type="date" />
        </Form.Item>
      </div>
      <Problem error={add.error} />
      <div className="panel-row">
        <Button htmlType="submit" loading={add.isPending}>
          {t('calendar.addTermNow')}
        </Button>
        <Button type="text" onClick={onClose}>
          {t('action.cancel')}
        </Button>
      </div>
    </Form>
  )
}
