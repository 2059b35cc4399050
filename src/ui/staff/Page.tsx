import { type ReactNode, useEffect } from 'react'
import { useT } from '../language.tsx'

interface PageProps {
  title: string
  /** What the page is for, in a line. */
  hint?: ReactNode
  /** The one primary button, and quieter ones before it. */
  actions?: ReactNode
  /** Filters as one line of words. */
  filters?: ReactNode
  children: ReactNode
}

/** A staff page: its name, its one action, its filters, its work. */
export function Page({ title, hint, actions, filters, children }: PageProps) {
  const t = useT()
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`
  }, [title, t])
  return (
    <main className="page" id="main">
      <header className="page-head">
        <div>
          <h1>{title}</h1>
          {hint && <p className="quiet">{hint}</p>}
        </div>
        {actions && <div className="page-actions no-print">{actions}</div>}
      </header>
      {filters && <div className="page-filters no-print">{filters}</div>}
      {children}
    </main>
  )
}

/** What an empty place is for, and the first step. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <p>{children}</p>
      {action}
    </div>
  )
}
