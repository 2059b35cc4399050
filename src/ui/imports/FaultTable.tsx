import { Table } from 'antd'
import { urlOf } from '#platform/client.ts'
import { faultyRows, type ImportReport } from '#platform/imports/contract.ts'
import { useT } from '../language.tsx'

/** The faulty rows with their reasons, and the same as a file to mend. */
export function FaultTable({ report }: { report: ImportReport }) {
  const t = useT()
  return (
    <section className="import-part">
      <header className="import-part-head">
        <h2>{t('import.faultsTitle', { count: report.faultyRows })}</h2>
        <a href={urlOf(faultyRows, { params: { id: report.id } })} download>
          {t('import.downloadFaults')}
        </a>
      </header>
      <p className="quiet">{t('import.faultsHint')}</p>
      <Table
        size="small"
        tableLayout="fixed"
        rowKey="key"
        dataSource={report.faulty.map((fault, key) => ({ ...fault, key }))}
        pagination={{ pageSize: 20, size: 'small', hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          { title: t('import.row'), dataIndex: 'row', width: 56, align: 'right' },
          { title: t('import.column'), dataIndex: 'column', width: 92 },
          { title: t('import.value'), dataIndex: 'value', width: '23%' },
          { title: t('import.reason'), dataIndex: 'message' },
        ]}
      />
    </section>
  )
}
