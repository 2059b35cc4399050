import { useT } from '../language.tsx'
import { IMPORT_KINDS, type ImportKindName } from './kinds.ts'

/** The columns of a list explained, folded until somebody wants to know. */
export function ImportColumns({ kind }: { kind: ImportKindName }) {
  const t = useT()
  return (
    <details className="import-columns">
      <summary>{t('import.columns')}</summary>
      <p className="quiet">{t('import.columnsHint')}</p>
      <table className="import-plain-table">
        <thead>
          <tr>
            <th scope="col">{t('import.column')}</th>
            <th scope="col">{t('import.need')}</th>
            <th scope="col">{t('import.howToWrite')}</th>
          </tr>
        </thead>
        <tbody>
          {IMPORT_KINDS[kind].columns.map(({ key, heading, need }) => (
            <tr key={key}>
              <th scope="row">{heading}</th>
              <td>{t(`import.need.${need}`)}</td>
              <td>{t(`import.column.${kind}.${key}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {t.has(`import.otherColumns.${kind}`) && <p className="quiet">{t(`import.otherColumns.${kind}`)}</p>}
    </details>
  )
}
