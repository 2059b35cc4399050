import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { getTitle, type TitleDetail } from '#features/catalogue/contract.ts'
import { useRead } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { AddCopies, type Added } from './AddCopies.tsx'
import { EditRecord } from './EditRecord.tsx'
import { RecordFacts } from './RecordFacts.tsx'
import { VolumeList } from './VolumeList.tsx'

interface May {
  changeRecord: boolean
  changeVolumes: boolean
}

interface TitlePaneProps {
  id: string
  may: May
  /** True when somebody opened it from the list: then the cursor comes along. */
  takeFocus: boolean
  onClose(): void
}

/** The title beside the list: its record, its volumes, and what may be done to them. */
export function TitlePane({ id, may, takeFocus, onClose }: TitlePaneProps) {
  const t = useT()
  const pane = useRef<HTMLElement>(null)
  const title = useRead(getTitle, { params: { id } })
  useEffect(() => {
    if (takeFocus) pane.current?.focus()
  }, [takeFocus])
  return (
    <aside
      ref={pane}
      className="thing"
      tabIndex={-1}
      aria-busy={title.isPending}
      aria-label={title.data ? t('books.open', { title: title.data.title }) : t('books.record')}
    >
      <div className="thing-head">
        <h2>{title.data && [title.data.title, title.data.partNumber].filter(Boolean).join(' ')}</h2>
        <Button type="text" size="small" className="no-print" onClick={onClose}>
          {t('action.close')}
        </Button>
      </div>
      <Problem error={title.error} />
      {title.data && <Opened title={title.data} may={may} />}
    </aside>
  )
}

function Opened({ title, may }: { title: TitleDetail; may: May }) {
  const t = useT()
  const [editing, setEditing] = useState(false)
  return (
    <>
      <RecordFacts title={title} />
      {may.changeRecord && (
        <Button className="no-print" onClick={() => setEditing(true)}>
          {t('books.changeRecord')}
        </Button>
      )}
      <section className="pane-part">
        <h2>{t('books.volumes', { count: title.volumes.length })}</h2>
        {may.changeVolumes && <MoreCopies title={title} />}
        <VolumeList volumes={title.volumes} mayChange={may.changeVolumes} />
      </section>
      <EditRecord title={title} open={editing} onClose={() => setEditing(false)} />
    </>
  )
}

function MoreCopies({ title }: { title: TitleDetail }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const [added, setAdded] = useState<Added>()
  const opener = useRef<HTMLButtonElement>(null)
  const close = () => {
    setOpen(false)
    requestAnimationFrame(() => opener.current?.focus())
  }
  if (open) {
    return (
      <AddCopies
        title={title}
        cancelLabel={t('action.cancel')}
        onCancel={close}
        onAdded={(done) => {
          setAdded(done)
          close()
        }}
      />
    )
  }
  return (
    <>
      <Button
        ref={opener}
        className="no-print"
        onClick={() => {
          setAdded(undefined)
          setOpen(true)
        }}
      >
        {t('books.addCopies')}
      </Button>
      <div role="status">
        {added && (
          <p className="notice">
            {t('books.copiesAdded', { count: added.barcodes.length, barcodes: added.barcodes.join('、') })}
          </p>
        )}
      </div>
    </>
  )
}
