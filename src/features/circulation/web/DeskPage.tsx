import './desk/desk.css'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { paths } from '#platform/paths.ts'
import { useQueryClient } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { ScanBox } from '#ui/scan/ScanBox.tsx'
import { play } from '#ui/sounds.ts'
import { listDeskActions } from '../contract.ts'
import { CONDITION_KEYS, CONDITIONS } from '../rules.ts'
import { DeskQueue } from './desk/deskQueue.ts'
import { FindPane } from './desk/FindPane.tsx'
import { deskName } from './desk/pending.ts'
import { QueuePane } from './desk/QueuePane.tsx'
import { ReaderPane } from './desk/ReaderPane.tsx'
import { TodayList } from './desk/TodayList.tsx'
import { TodayStrip } from './desk/TodayStrip.tsx'

/** The counter: one box for everything, left the reader, right what was scanned, below the day. */
export function DeskPage() {
  const t = useT()
  const queue = useDeskQueue()
  const desk = useSyncExternalStore(queue.subscribe, queue.state)
  const box = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [today, setToday] = useState(false)
  useDeskKeys(queue)
  useEffect(() => {
    document.title = `${t('desk.title')} · ${t('app.name')}`
  }, [t])
  const backToBox = () => {
    queue.closeFind()
    box.current?.focus()
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: only gives the focus back after the mouse
    <main
      className={desk.returnOnly ? 'desk return-only' : 'desk'}
      id="main"
      onClick={(event) => event.detail > 0 && isButton(event.target) && box.current?.focus()}
    >
      <h1 className="visually-hidden">{t('desk.title')}</h1>
      <div className="desk-box">
        <ScanBox
          box={box}
          label={t('desk.box')}
          placeholder={t(
            desk.returnOnly ? 'desk.boxReturnOnly' : desk.reader ? 'desk.boxReader' : 'desk.boxEmpty',
          )}
          onEnter={(text) => queue.enter(text)}
          onType={setTyped}
          onEscape={backToBox}
          onDown={() => document.querySelector<HTMLElement>('.desk-find .find-item')?.focus()}
        />
        <button
          type="button"
          className="mode-button"
          aria-pressed={desk.returnOnly}
          onClick={() => queue.toggleReturnOnly()}
        >
          {t('desk.returnOnly')} <kbd>F2</kbd>
        </button>
      </div>
      <DeskNotice offline={desk.offline} signedOut={desk.signedOut} />
      <section className="desk-reader" aria-label={t('desk.reader')}>
        {desk.find === null ? (
          <ReaderPane
            reader={desk.reader}
            returnOnly={desk.returnOnly}
            typed={typed}
            onFinish={() => queue.enter('')}
          />
        ) : (
          <FindPane
            words={desk.find}
            onReader={(reader) => {
              queue.openReader(reader.id, reader.name)
              box.current?.focus()
            }}
            onClose={backToBox}
          />
        )}
      </section>
      <section className="desk-queue" aria-label={t(today ? 'desk.today' : 'desk.queue')}>
        <div className="desk-tabs">
          <button type="button" aria-pressed={!today} onClick={() => setToday(false)}>
            {t('desk.queue')}
          </button>
          <button type="button" aria-pressed={today} onClick={() => setToday(true)}>
            {t('desk.today')}
          </button>
        </div>
        {today ? <TodayList queue={queue} /> : <QueuePane queue={queue} lines={desk.lines} />}
      </section>
      <TodayStrip desk={queue.desk} onUndo={() => queue.undo()} />
    </main>
  )
}

/** After a click with the mouse the focus goes back to the box; who uses the keyboard keeps their place. */
function isButton(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button:not(.override)') !== null
}

function DeskNotice({ offline, signedOut }: { offline: boolean; signedOut: boolean }) {
  const t = useT()
  if (!offline && !signedOut) return null
  return (
    <p role="status" className="desk-notice">
      {t(signedOut ? 'desk.signedOut' : 'desk.offline')}{' '}
      {signedOut && (
        <a href={paths.signIn()} target="_blank" rel="noreferrer">
          {t('nav.signIn')}
        </a>
      )}
    </p>
  )
}

function useDeskQueue(): DeskQueue {
  const queries = useQueryClient()
  const [queue] = useState(
    () =>
      new DeskQueue(deskName(), {
        onChange: () => void queries.invalidateQueries({ queryKey: [listDeskActions.name] }),
        onSound: play,
      }),
  )
  useEffect(() => {
    queue.start()
    return () => queue.stop()
  }, [queue])
  return queue
}

/** Ctrl+Z undoes the last action; in a field with something typed it undoes the typing, as everywhere. */
function isUndoKey(event: KeyboardEvent): boolean {
  const typing = event.target instanceof HTMLInputElement && event.target.value !== ''
  return (event.ctrlKey || event.metaKey) && event.code === 'KeyZ' && !event.shiftKey && !typing
}

/** F2 return only, Ctrl+Z undo, and one key for each condition a volume can come back in. */
function useDeskKeys(queue: DeskQueue): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const condition = CONDITIONS.find((each) => CONDITION_KEYS[each] === event.key)
      if (event.key === 'F2') queue.toggleReturnOnly()
      else if (isUndoKey(event)) queue.undo()
      else if (condition) queue.condition(condition)
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [queue])
}
