import { writeCsv } from '#formats/sheet/csv.ts'

/** Saves rows, the first of them the headings, as a CSV that Excel opens with its Chinese whole. */
export function saveCsv(fileName: string, [headings = [], ...rows]: readonly (readonly string[])[]): void {
  const bytes = writeCsv(
    headings.map((heading) => ({ heading })),
    rows,
  )
  const url = URL.createObjectURL(new Blob([bytes as BlobPart], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${fileName}.csv`
  link.click()
  URL.revokeObjectURL(url)
}
