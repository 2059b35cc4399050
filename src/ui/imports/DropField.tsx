import { type ChangeEvent, type DragEvent, useId, useState } from 'react'
import { useT } from '../language.tsx'

const ACCEPT = '.xlsx,.xls,.csv,.txt,.tsv'

interface DropFieldProps {
  busy: boolean
  focus?: boolean
  problem?: string
  onFile(file: File): void
}

/** Where a file is dropped; a real file input lies in it, so that Tab and Enter reach it too. */
export function DropField({ busy, focus, problem, onFile }: DropFieldProps) {
  const t = useT()
  const problemId = useId()
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file && !busy) onFile(file)
  }
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    if (file) onFile(file)
    // so that the same file, mended, can be chosen again
    event.target.value = ''
  }
  return (
    <>
      <label
        className={over ? 'import-drop over' : 'import-drop'}
        aria-busy={busy}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          type="file"
          className="visually-hidden"
          accept={ACCEPT}
          disabled={busy}
          // biome-ignore lint/a11y/noAutofocus: where the person was is gone with the step before
          autoFocus={focus}
          aria-describedby={problem ? problemId : undefined}
          aria-invalid={problem !== undefined}
          onChange={choose}
        />
        <span className="import-drop-word">{busy ? t('import.uploading') : t('import.drop')}</span>
        <span className="quiet">{t('import.dropHint')}</span>
      </label>
      {problem && (
        <p className="problem" role="alert" id={problemId}>
          {problem}
        </p>
      )}
    </>
  )
}
