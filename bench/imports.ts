import { writeXlsx } from '#formats/sheet/writeXlsx.ts'
import type { Http } from './http.ts'
import { round } from './measure.ts'

interface Report {
  state: string
  created: number
  faultyRows: number
  failure: string | null
}

/** A class list of 2,000 rows and a book list of 12,000 volumes as .xlsx: dry run and taking over, in seconds. */
export async function importBench(http: Http) {
  return {
    'readers, 2,000 rows': await importOne(http, 'readers', readerList(2000)),
    'volumes, 12,000 rows': await importOne(http, 'titles', bookList(12_000)),
  }
}

async function importOne(http: Http, kind: string, file: Uint8Array) {
  const began = performance.now()
  const { id } = await http.upload(kind, `${kind}.xlsx`, file)
  const checked = await until(http, id, 'checked')
  const checkedAt = performance.now()
  await http.call('POST', `/api/v1/imports/${id}/commit`, {})
  await until(http, id, 'committed')
  const seconds = (from: number, to: number) => round((to - from) / 1000)
  return {
    rows: checked.created,
    dryRunSeconds: seconds(began, checkedAt),
    takeOverSeconds: seconds(checkedAt, performance.now()),
  }
}

async function until(http: Http, id: string, state: string): Promise<Report> {
  for (;;) {
    const report = await http.call<Report>('GET', `/api/v1/imports/${id}`)
    if (report.failure || report.faultyRows > 0 || report.state === 'failed')
      throw new Error(JSON.stringify(report).slice(0, 500))
    if (report.state === state) return report
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

function readerList(rows: number): Uint8Array {
  const columns = ['姓名', '班级', '学籍号', '座号'].map((heading) => ({ heading, text: true }))
  const line = (index: number) => [
    `新生${index}`,
    '2024级1班',
    `L${String(index).padStart(18, '0')}`,
    String((index % 60) + 1),
  ]
  return writeXlsx([{ name: '名单', columns, rows: Array.from({ length: rows }, (_, index) => line(index)) }])
}

function bookList(rows: number): Uint8Array {
  const columns = ['题名', '责任者', '出版社', '出版年', '价格', '分类号', '条码号'].map((heading) => ({
    heading,
    text: true,
  }))
  const line = (index: number) => [
    `导入的第${Math.floor(index / 4)}种书`,
    '作者甲 著',
    '测试出版社',
    '2026',
    '22.00',
    'I287.45',
    `N${String(index).padStart(7, '0')}`,
  ]
  return writeXlsx([{ name: '清单', columns, rows: Array.from({ length: rows }, (_, index) => line(index)) }])
}
