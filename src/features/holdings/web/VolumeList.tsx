import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { TitleDetail } from '#features/catalogue/contract.ts'
import { useT } from '#ui/language.tsx'
import { VolumeEditor } from './VolumeEditor.tsx'

export type Volume = TitleDetail['volumes'][number]

const TAG: Record<Volume['state'], string> = {
  available: 'good',
  on_loan: 'out',
  in_repair: 'warn',
  lost: 'bad',
  withdrawn: '',
}

interface VolumeListProps {
  volumes: Volume[]
  mayChange: boolean
}

/** The volumes of a title by accession number; one at a time opens to be changed. */
export function VolumeList({ volumes, mayChange }: VolumeListProps) {
  const t = useT()
  const [openId, setOpenId] = useState<string>()
  if (volumes.length === 0) return <p className="quiet">{t('books.noVolumes')}</p>
  return (
    <ul className="volumes">
      {volumes.map((volume) => (
        <VolumeRow
          key={volume.id}
          volume={volume}
          mayChange={mayChange}
          open={openId === volume.id}
          onToggle={() => setOpenId(openId === volume.id ? undefined : volume.id)}
        />
      ))}
    </ul>
  )
}

interface VolumeRowProps {
  volume: Volume
  mayChange: boolean
  open: boolean
  onToggle(): void
}

function VolumeRow({ volume, mayChange, open, onToggle }: VolumeRowProps) {
  const t = useT()
  const toggle = useRef<HTMLButtonElement>(null)
  const verb = t(open ? 'action.close' : 'action.edit')
  const back = () => toggle.current?.focus()
  const close = () => {
    onToggle()
    back()
  }
  return (
    // Esc closes the volume before it closes the title.
    <li
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return
        event.stopPropagation()
        close()
      }}
    >
      <div className="volume-head">
        <b className="volume-barcode">{volume.barcode}</b>
        <span className={`tag ${TAG[volume.state]}`}>{t(`volume.state.${volume.state}`)}</span>
        {mayChange && (
          <Button
            ref={toggle}
            type="text"
            size="small"
            className="no-print"
            aria-expanded={open}
            aria-label={t('books.volumeButton', { verb, barcode: volume.barcode })}
            onClick={onToggle}
          >
            {verb}
          </Button>
        )}
      </div>
      <dl className="volume-facts">
        {factsOf(volume).map(([name, value]) => (
          <div key={name}>
            <dt>{t(`books.field.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {open && <VolumeEditor volume={volume} onMoved={back} onSaved={close} />}
    </li>
  )
}

function factsOf(volume: Volume): [string, string][] {
  const facts: [string, string | null][] = [
    ['accessionNo', volume.accessionNo],
    ['callNumber', volume.callNumber],
    ['location', volume.location],
    ['dueOn', volume.dueOn],
  ]
  return facts.flatMap(([name, value]) => (value ? [[name, value]] : []))
}
