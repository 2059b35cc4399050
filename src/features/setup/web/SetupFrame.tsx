import { type ReactNode, useEffect, useRef } from 'react'
import { LanguageSwitch, useT } from '#ui/language.tsx'

const STEPS = ['setup.step.school', 'setup.step.classes', 'setup.step.librarian'] as const

interface SetupFrameProps {
  title: string
  hint?: ReactNode
  step?: number
  children: ReactNode
}

/** What stands round the first run: the product's name, where one is of three, nothing to run away to. */
export function SetupFrame({ title, hint, step, children }: SetupFrameProps) {
  const t = useT()
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`
  }, [title, t])
  return (
    <div className="setup">
      <header className="setup-top">
        <span className="setup-mark">{t('app.name')}</span>
        <LanguageSwitch />
      </header>
      <main id="main">
        <h1>{title}</h1>
        {hint && <p className="quiet">{hint}</p>}
        {step !== undefined && <StepList step={step} />}
        {children}
      </main>
    </div>
  )
}

function StepList({ step }: { step: number }) {
  const t = useT()
  return (
    <ol className="setup-steps">
      {STEPS.map((key, index) => (
        <li
          key={key}
          aria-current={index === step ? 'step' : undefined}
          data-done={index < step || undefined}
        >
          <span className="setup-step-no">{index + 1}</span>
          {t(key)}
        </li>
      ))}
    </ol>
  )
}

/** The heading of a step takes the cursor, so that a screen reader says where one is and Tab goes on from there. */
export function StepHeading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <h2 ref={heading} tabIndex={-1}>
      {children}
    </h2>
  )
}
