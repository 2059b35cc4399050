import './imports.css'
import { useState } from 'react'
import { useLocation, useSearchParams } from 'react-router'
import { useT } from '../language.tsx'
import { Page } from '../staff/Page.tsx'
import { ImportRun } from './ImportRun.tsx'
import { ImportStart } from './ImportStart.tsx'
import { kindOfAddress } from './kinds.ts'

/** Brings a list in: choose a file, look at what it would do, take it over. The address keeps the import. */
export function ImportPage() {
  const t = useT()
  const kind = kindOfAddress(useLocation().pathname)
  const [params, setParams] = useSearchParams()
  const importId = params.get('import')
  const [again, setAgain] = useState(false)
  const started = (id: string) => setParams({ import: id })
  return (
    <Page key={kind} title={t(`import.title.${kind}`)} hint={t(`import.hint.${kind}`)}>
      {importId ? (
        <ImportRun
          key={importId}
          importId={importId}
          kind={kind}
          onStarted={started}
          onAgain={() => {
            setAgain(true)
            setParams({})
          }}
        />
      ) : (
        <ImportStart kind={kind} focus={again} onStarted={started} />
      )}
    </Page>
  )
}
