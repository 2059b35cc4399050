import { Button, Form, Input } from 'antd'
import { useEffect } from 'react'
import { listClasses } from '#features/school/contract.ts'
import { useWrite } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { Pane } from '#ui/staff/Pane.tsx'
import { addReader, listReaders } from '../contract.ts'
import { READER_KINDS, type ReaderKind } from '../rules.ts'
import { ClassFields, fieldOf, NameFields, showOnField } from './ReaderFields.tsx'
import { usePeopleQuery } from './usePeopleQuery.ts'
import { Words } from './Words.tsx'

interface NewReader {
  kind: ReaderKind
  name: string
  classId?: string
  seatNo?: number | null
  studentNo?: string
  cardNumber?: string
}

const FIELDS: readonly (keyof NewReader)[] = ['kind', 'name', 'classId', 'seatNo', 'studentNo', 'cardNumber']

/** One more reader; the class filtered for is the class proposed. */
export function AddReaderPane({ onAdded, onClose }: { onAdded(readerId: string): void; onClose(): void }) {
  const t = useT()
  const { classId } = usePeopleQuery()
  const [form] = Form.useForm<NewReader>()
  const kind = Form.useWatch('kind', form) ?? 'pupil'
  const add = useWrite(addReader, {
    refresh: [listReaders, listClasses],
    onDone: (reader) => onAdded(reader.id),
  })
  useEffect(() => form.getFieldInstance('name')?.focus(), [form])
  const save = (given: NewReader) =>
    add.mutate(
      {
        body: {
          ...given,
          studentNo: given.studentNo?.trim() || null,
          cardNumber: given.cardNumber?.trim() || null,
        },
      },
      { onError: (error) => showOnField(form, FIELDS, error) },
    )
  return (
    <Pane title={t('people.add')} onClose={onClose}>
      <Form<NewReader>
        form={form}
        className="people-form"
        layout="vertical"
        requiredMark={false}
        initialValues={{ kind: 'pupil', classId }}
        onFinish={save}
      >
        <Form.Item name="kind">
          <Words
            label={t('people.kind')}
            labelled
            options={READER_KINDS.map((each) => ({ value: each, label: t(`reader.kind.${each}`) }))}
          />
        </Form.Item>
        <NameFields />
        <ClassFields classNeeded={kind === 'pupil'} />
        <Form.Item name="cardNumber" label={t('people.card')} extra={t('people.card.allottedWhy')}>
          <Input maxLength={40} autoComplete="off" placeholder={t('word.optional')} />
        </Form.Item>
        {!fieldOf(add.error, FIELDS) && <Problem error={add.error} />}
        <Button type="primary" htmlType="submit" loading={add.isPending}>
          {t('people.addNow')}
        </Button>
      </Form>
    </Pane>
  )
}
