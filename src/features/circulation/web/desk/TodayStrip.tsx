import { useState } from 'react'
import { Link } from 'react-router'
import { paths } from '#platform/paths.ts'
import { useRead } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { play, setVolume, volume } from '#ui/sounds.ts'
import { listDeskActions } from '../../contract.ts'

const LOUDNESS = { off: 0, soft: 0.25, middle: 0.5, loud: 1 } as const

/** Today's counts, undo, and how loud the counter is. */
export function TodayStrip({ desk, onUndo }: { desk: string; onUndo(): void }) {
  const t = useT()
  const actions = useRead(listDeskActions, { query: { desk, page: 1, size: 1 } }, { keepPrevious: true })
  const [loudness, setLoudness] = useState(volume)
  const choose = (value: number) => {
    setVolume(value)
    setLoudness(value)
    play('lent')
  }
  return (
    <footer className="desk-strip">
      <span>
        {t('desk.lentToday')} <b className="count-lent">{actions.data?.lent ?? 0}</b>
      </span>
      <span>
        {t('desk.returnedToday')} <b className="count-returned">{actions.data?.returned ?? 0}</b>
      </span>
      <span className="strip-gap" />
      <button type="button" className="text-button" onClick={onUndo}>
        {t('desk.undoLast')} <kbd>Ctrl+Z</kbd>
      </button>
      <Link to={paths.deskCodes()}>{t('desk.codes')}</Link>
      <label>
        {t('desk.sound')}{' '}
        <select value={loudness} onChange={(event) => choose(Number(event.target.value))}>
          {Object.entries(LOUDNESS).map(([name, value]) => (
            <option key={name} value={value}>
              {t(`sound.${name}`)}
            </option>
          ))}
        </select>
      </label>
    </footer>
  )
}
