import { unzip, zip } from './zip.ts'

/** `headingRow` is 1-based; `textColumns` tells for each column whether it holds text. */
export type SheetDress = { headingRow: number; textColumns: readonly boolean[] }

/** Places in the cellXfs of STYLES. The library numbers formats as it meets them: General, then "@". */
const TEXT = 1
const HEADING = 2

const STYLES = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2"><font><sz val="11"/><name val="宋体"/><family val="3"/><charset val="134"/></font><font><b/><sz val="11"/><name val="宋体"/><family val="3"/><charset val="134"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="0"/><tableStyles count="0"/></styleSheet>`

/**
 * Adds to a workbook what the library does not write: bold headings, headings that stay in view, and
 * the text format of whole columns. `workbook` must use no formats but General and "@".
 */
export function dressed(workbook: Uint8Array, sheets: readonly SheetDress[]): Uint8Array {
  const parts = unzip(workbook, 2 ** 31)
  parts.set('xl/styles.xml', Buffer.from(STYLES, 'utf8'))
  for (const [at, dress] of sheets.entries()) {
    const name = `xl/worksheets/sheet${at + 1}.xml`
    const part = parts.get(name)
    if (!part) throw new Error(`the library wrote no ${name}`)
    parts.set(name, Buffer.from(dressSheet(part.toString('utf8'), dress), 'utf8'))
  }
  return zip(parts)
}

function dressSheet(xml: string, { headingRow, textColumns }: SheetDress): string {
  const pane = `<pane ySplit="${headingRow}" topLeftCell="A${headingRow + 1}" activePane="bottomLeft" state="frozen"/>`
  const view = `<sheetView workbookViewId="0">${pane}<selection pane="bottomLeft"/></sheetView>`
  const bodyAt = xml.indexOf('<sheetData>')
  const head = xml
    .slice(0, bodyAt)
    .replace(/<sheetViews>.*?<\/sheetViews>/s, `<sheetViews>${view}</sheetViews>`)
    .replace(/<col [^>]*?min="(\d+)"/g, (tag, column: string) =>
      textColumns[Number(column) - 1] ? tag.replace('<col ', `<col style="${TEXT}" `) : tag,
    )
  const rowAt = xml.indexOf(`<row r="${headingRow}"`, bodyAt)
  const rowEnd = xml.indexOf('</row>', rowAt)
  const heading = xml.slice(rowAt, rowEnd).replaceAll(`s="${TEXT}"`, `s="${HEADING}"`)
  return head + xml.slice(bodyAt, rowAt) + heading + xml.slice(rowEnd)
}
