import { Button, Form, Input, Select } from 'antd'
import { useMemo } from 'react'
import { useWrite } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { timeZones } from '#ui/timeZones.ts'
import { changeSchool, getSchool, type SchoolFacts } from '../contract.ts'

/** The school's name, as every page shows it, and the zone its days are counted in. */
export function SchoolPart({ school }: { school: SchoolFacts }) {
  const t = useT()
  const zones = useMemo(() => timeZones(t), [t])
  const change = useWrite(changeSchool, { refresh: [getSchool] })
  return (
    <section className="calendar-part">
      <h2>{t('school.part')}</h2>
      <Form<Pick<SchoolFacts, 'name' | 'timeZone'>>
        className="panel"
        layout="vertical"
        requiredMark={false}
        initialValues={school}
        onFinish={(body) => change.mutate({ body })}
      >
        <div className="panel-row">
          <Form.Item
            name="name"
            className="panel-grow"
            label={t('setup.school.name')}
            rules={[{ required: true, whitespace: true, message: t('setup.school.needed') }]}
          >
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
          <Form.Item name="timeZone" className="panel-grow" label={t('setup.timeZone')}>
            <Select showSearch optionFilterProp="label" options={zones} />
          </Form.Item>
        </div>
        <Problem error={change.error} />
        {change.isSuccess && <p className="notice">{t('school.saved')}</p>}
        <Button htmlType="submit" loading={change.isPending}>
          {t('action.save')}
        </Button>
      </Form>
    </section>
  )
}
