import { type MouseEvent, useEffect, useId, useRef } from 'react'
import { useT } from '#ui/language.tsx'
import { MyLoanList } from './MyLoanList.tsx'
import type { MyChild } from './myClass.ts'

interface MyChildSheetProps {
  child: MyChild
  today: string
  onClose(): void
}

/** What one child has out. The browser's own dialog keeps the focus and gives it back to the tile. */
export function MyChildSheet({ child, today, onClose }: MyChildSheetProps) {
  const t = useT()
  const titleId = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const { reader, loans } = child
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal()
  }, [])
  const onClick = (event: MouseEvent) => {
    if (event.target === dialog.current) dialog.current.close()
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a tap beside the sheet closes it; keys have Esc and the button
    <dialog ref={dialog} className="my-sheet" aria-labelledby={titleId} onClose={onClose} onClick={onClick}>
      <div className="my-sheet-inside">
        <h2 id={titleId}>
          {loans.length > 0
            ? t('my.class.out', { name: reader.name, count: loans.length })
            : t('my.class.outNone', { name: reader.name })}
        </h2>
        <MyLoanList loans={loans} today={today} />
        <button type="button" className="button" onClick={() => dialog.current?.close()}>
          {t('action.close')}
        </button>
      </div>
    </dialog>
  )
}
