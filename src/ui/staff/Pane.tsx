import { Button } from 'antd'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { useT } from '../language.tsx'

interface PaneProps {
  title: string
  onClose(): void
  children: ReactNode
}

/** The right side: takes the cursor when it opens, gives way on Esc and puts the cursor back where it was, or into the list. */
export function Pane({ title, onClose, children }: PaneProps) {
  const t = useT()
  const titleId = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const from = document.activeElement
    heading.current?.focus()
    return () => {
      const to = from?.isConnected ? from : document.querySelector('.row-link')
      if (to instanceof HTMLElement) to.focus()
    }
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return
    event.stopPropagation()
    onClose()
  }
  return (
    <section className="thing" aria-labelledby={titleId} onKeyDown={onKeyDown}>
      <header className="thing-head">
        <h2 id={titleId} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <Button type="text" size="small" className="no-print" onClick={onClose}>
          {t('action.close')}
        </Button>
      </header>
      {children}
    </section>
  )
}
