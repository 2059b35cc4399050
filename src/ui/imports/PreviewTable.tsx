import { Table } from 'antd'
import type { ImportReport } from '#platform/imports/contract.ts'
import { useT } from '../language.tsx'

/** The first rows that would be new or changed. */
export function PreviewTable({ report }: { report: ImportReport }) {
  const t = useT()
  const { preview, created, changed } = report
  const all = created + changed
  return (
    <section className="import-part">
      <h2>
        {preview.length < all
          ? t('import.previewFirst', { count: preview.length, all })
          : t('import.preview', { count: all })}
      </h2>
      <Table
        size="small"
        tableLayout="fixed"
        rowKey="key"
        dataSource={preview.map((line, key) => ({ ...line, key }))}
        pagination={{ pageSize: 20, size: 'small', hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          { title: t('import.row'), dataIndex: 'row', width: 56, align: 'right' },
          {
            title: t('import.what'),
            dataIndex: 'what',
            width: 76,
            render: (what: 'new' | 'changed') => (
              <span className={what === 'new' ? 'tag good' : 'tag out'}>{t(`import.what.${what}`)}</span>
            ),
          },
          { title: t(`import.thing.${report.kind}`), dataIndex: 'text', width: '32%' },
          { title: t('import.detail'), dataIndex: 'detail' },
        ]}
      />
    </section>
  )
}
