import { Radio } from 'antd'
import { useEffect, useId, useState } from 'react'
import { urlOf } from '#platform/client.ts'
import { importTemplate, startImport } from '#platform/imports/contract.ts'
import { useWrite } from '../data.tsx'
import { useT } from '../language.tsx'
import { problemText } from '../Problem.tsx'
import { DropField } from './DropField.tsx'
import { ImportColumns } from './ImportColumns.tsx'
import type { ImportKindName } from './kinds.ts'
import { Steps } from './Steps.tsx'

const MOST_BYTES = 20 * 1024 * 1024

interface ImportStartProps {
  kind: ImportKindName
  /** The person came back to this step: the cursor goes to the file. */
  focus?: boolean
  onStarted(importId: string): void
}

/** First step: the template, what its columns mean, and the file. */
export function ImportStart({ kind, focus, onStarted }: ImportStartProps) {
  const t = useT()
  const [addCopies, setAddCopies] = useState(false)
  const [tooLarge, setTooLarge] = useState(false)
  const start = useWrite(startImport, { onDone: (reply) => onStarted(reply.id) })
  useKeepOnPage()
  const take = (file: File) => {
    setTooLarge(file.size > MOST_BYTES)
    start.reset()
    if (file.size <= MOST_BYTES) start.mutate({ body: formOf(kind, addCopies, file) })
  }
  const problem = tooLarge ? t('invalid.file_too_large') : start.error && problemText(start.error, t)
  return (
    <>
      <Steps current="choose" />
      <div className="import-start">
        {kind === 'titles' && <HeldChoice addCopies={addCopies} onChange={setAddCopies} />}
        <DropField focus={focus} busy={start.isPending} problem={problem || undefined} onFile={take} />
        <p>
          {t('import.template.before')}{' '}
          <a href={urlOf(importTemplate, { params: { kind } })} download>
            {t(`import.template.${kind}`)}
          </a>
          {t('import.template.after')}
        </p>
        <ImportColumns kind={kind} />
      </div>
    </>
  )
}

/** What happens with the rows of books that are held already. */
function HeldChoice({ addCopies, onChange }: { addCopies: boolean; onChange(addCopies: boolean): void }) {
  const t = useT()
  const labelId = useId()
  return (
    <div className="import-choice">
      <span id={labelId}>{t('import.held')}</span>
      <Radio.Group
        aria-labelledby={labelId}
        value={addCopies}
        onChange={(event) => onChange(event.target.value)}
      >
        <Radio value={false}>{t('import.held.skip')}</Radio>
        <Radio value={true}>{t('import.held.add')}</Radio>
      </Radio.Group>
    </div>
  )
}

/** The server reads the fields that come before the file. */
function formOf(kind: ImportKindName, addCopies: boolean, file: File): FormData {
  const form = new FormData()
  form.set('kind', kind)
  form.set('addCopies', String(addCopies))
  form.set('file', file)
  return form
}

/** A file let go beside the field must not make the browser leave the page for it. */
function useKeepOnPage(): void {
  useEffect(() => {
    const keep = (event: DragEvent) => event.preventDefault()
    window.addEventListener('dragover', keep)
    window.addEventListener('drop', keep)
    return () => {
      window.removeEventListener('dragover', keep)
      window.removeEventListener('drop', keep)
    }
  }, [])
}
