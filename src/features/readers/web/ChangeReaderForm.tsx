import { Button, Form } from 'antd'
import { useEffect } from 'react'
import { listLoans } from '#features/circulation/contract.ts'
import { getSchool, listClasses } from '#features/school/contract.ts'
import type { CallInput } from '#platform/contract.ts'
import { useRead, useWrite } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { changeReader, getReader, listReaders, type ReaderDetail } from '../contract.ts'
import { ClassFields, fieldOf, NameFields, showOnField } from './ReaderFields.tsx'
import { Words } from './Words.tsx'

interface Changes {
  name: string
  classId?: string
  seatNo?: number | null
  studentNo?: string
  presence: 'here' | 'left'
  leftOn?: string
}

const FIELDS: readonly (keyof Changes)[] = ['name', 'classId', 'seatNo', 'studentNo', 'leftOn']

/** Changes a reader: a new class begins today, the old one stays as history. */
export function ChangeReaderForm({ reader, onDone }: { reader: ReaderDetail; onDone(): void }) {
  const t = useT()
  const [form] = Form.useForm<Changes>()
  const school = useRead(getSchool)
  const presence = Form.useWatch('presence', form) ?? (reader.leftOn ? 'left' : 'here')
  const change = useWrite(changeReader, { refresh: [getReader, listReaders, listClasses], onDone })
  useEffect(() => form.getFieldInstance('name')?.focus(), [form])
  const save = (given: Changes) =>
    change.mutate(
      { params: { id: reader.id }, body: changesOf(given, reader) },
      { onError: (error) => showOnField(form, FIELDS, error) },
    )
  return (
    <Form<Changes>
      form={form}
      className="people-form"
      layout="vertical"
      requiredMark={false}
      initialValues={{
        name: reader.name,
        classId: reader.classId ?? undefined,
        seatNo: reader.seatNo,
        studentNo: reader.studentNo ?? '',
        presence: reader.leftOn ? 'left' : 'here',
        leftOn: reader.leftOn ?? school.data?.today,
      }}
      onFinish={save}
    >
      <NameFields />
      <Form.Item name="presence">
        <Words
          label={t('people.presence')}
          labelled
          options={[
            { value: 'here', label: t('people.here') },
            { value: 'left', label: t('people.left') },
          ]}
        />
      </Form.Item>
      {presence === 'here' ? (
        <ClassFields classNeeded={reader.kind === 'pupil'} />
      ) : (
        <LeavingFields reader={reader} />
      )}
      {!fieldOf(change.error, FIELDS) && <Problem error={change.error} />}
      <div className="people-inline-buttons">
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t('action.save')}
        </Button>
        <Button onClick={onDone}>{t('action.cancel')}</Button>
      </div>
    </Form>
  )
}

function LeavingFields({ reader }: { reader: ReaderDetail }) {
  const t = useT()
  const loans = useRead(listLoans, { query: { reader: reader.id, open: 'true', size: 200 } })
  const out = loans.data?.total ?? 0
  return (
    <>
      <Form.Item
        name="leftOn"
        label={t('people.leftOn')}
        rules={[{ required: true, message: t('people.leftOnNeeded') }]}
      >
        <input type="date" className="people-date-input" />
      </Form.Item>
      {out > 0 && <p className="people-attention">{t('people.stillOut', { count: out })}</p>}
    </>
  )
}

/** Only what differs is sent, so that two people who change different things do not undo each other. */
function changesOf(given: Changes, reader: ReaderDetail): CallInput<typeof changeReader>['body'] {
  const studentNo = given.studentNo?.trim() || null
  const leftOn = given.presence === 'left' ? (given.leftOn ?? null) : null
  return {
    ...(given.name.trim() !== reader.name ? { name: given.name } : {}),
    ...(studentNo !== reader.studentNo ? { studentNo } : {}),
    ...(leftOn !== reader.leftOn ? { leftOn } : {}),
    ...(given.presence === 'here' ? placeOf(given, reader) : {}),
  }
}

function placeOf(given: Changes, reader: ReaderDetail) {
  const seatNo = given.seatNo ?? null
  return {
    ...(given.classId && given.classId !== reader.classId ? { classId: given.classId } : {}),
    ...(seatNo !== reader.seatNo ? { seatNo } : {}),
  }
}
