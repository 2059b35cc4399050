import { paths } from '#platform/paths.ts'

export type ImportKindName = 'readers' | 'titles'

interface Column {
  key: string
  /** As the template writes it. */
  heading: string
  need: 'must' | 'pupils' | 'oneOf' | 'may'
}

/** What the page knows of a kind of list: where its things are, and which columns are worth explaining. */
export const IMPORT_KINDS: Record<ImportKindName, { list: string; columns: readonly Column[] }> = {
  readers: {
    list: paths.people(),
    columns: [
      { key: 'name', heading: '姓名', need: 'must' },
      { key: 'kind', heading: '类别', need: 'may' },
      { key: 'className', heading: '班级', need: 'pupils' },
      { key: 'studentNo', heading: '学籍号', need: 'oneOf' },
      { key: 'card', heading: '借书证号', need: 'oneOf' },
      { key: 'seatNo', heading: '座号', need: 'may' },
    ],
  },
  titles: {
    list: paths.books(),
    columns: [
      { key: 'title', heading: '题名', need: 'must' },
      { key: 'authors', heading: '责任者', need: 'may' },
      { key: 'isbn', heading: 'ISBN', need: 'may' },
      { key: 'copies', heading: '复本数', need: 'may' },
      { key: 'barcode', heading: '条码号', need: 'may' },
      { key: 'accessionNo', heading: '登录号', need: 'may' },
      { key: 'clcNumber', heading: '分类号', need: 'may' },
      { key: 'callNumber', heading: '索书号', need: 'may' },
      { key: 'price', heading: '价格', need: 'may' },
      { key: 'grades', heading: '适读年级', need: 'may' },
      { key: 'subjects', heading: '主题词', need: 'may' },
      { key: 'partNumber', heading: '分卷号', need: 'may' },
      { key: 'source', heading: '来源', need: 'may' },
      { key: 'acquiredOn', heading: '入藏日期', need: 'may' },
    ],
  },
}

/** The kind of list a page address asks for: its last part. */
export function kindOfAddress(pathname: string): ImportKindName {
  return pathname.endsWith('/titles') ? 'titles' : 'readers'
}
