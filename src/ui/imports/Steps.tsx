import { useT } from '../language.tsx'

const STEPS = ['choose', 'look', 'take'] as const
export type Step = (typeof STEPS)[number]

/** Where one is on the way: choose a file, look, take over. */
export function Steps({ current }: { current: Step }) {
  const t = useT()
  return (
    <ol className="import-steps no-print">
      {STEPS.map((step) => (
        <li key={step} aria-current={step === current ? 'step' : undefined}>
          {t(`import.step.${step}`)}
        </li>
      ))}
    </ol>
  )
}
