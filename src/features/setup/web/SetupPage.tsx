import './setup.css'
import { type ReactNode, useState } from 'react'
import { whoAmI } from '#features/accounts/contract.ts'
import { getSchool, type SchoolFacts } from '#features/school/contract.ts'
import { ApiProblem } from '#platform/client.ts'
import { paths } from '#platform/paths.ts'
import { useRead, useWrite } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { type DemoAccountLine, setUpSchool } from '../contract.ts'
import { ClassesStep } from './ClassesStep.tsx'
import { DemoAccounts } from './DemoAccounts.tsx'
import { bodyOf, type Draft, emptyDraft, proposeTerm } from './draft.ts'
import { FirstSteps } from './FirstSteps.tsx'
import { LibrarianStep } from './LibrarianStep.tsx'
import { SchoolStep } from './SchoolStep.tsx'
import { SetupFrame } from './SetupFrame.tsx'

/** First run: school, classes, first librarian; or the demo school. */
export function SetupPage() {
  const t = useT()
  const school = useRead(getSchool)
  const [demo, setDemo] = useState<DemoAccountLine[]>()
  const [done, setDone] = useState(false)
  if (done) return <FirstSteps />
  if (demo) return <DemoAccounts accounts={demo} />
  if (school.error) {
    return (
      <SetupFrame title={t('setup.title')}>
        <Problem error={school.error} />
      </SetupFrame>
    )
  }
  if (!school.data) return null
  if (school.data.setUp) return <AlreadySetUp school={school.data} />
  return <Steps school={school.data} onDemo={setDemo} onDone={() => setDone(true)} />
}

function AlreadySetUp({ school }: { school: SchoolFacts }) {
  const t = useT()
  return (
    <SetupFrame title={school.name}>
      <p>{t('setup.already')}</p>
      <p>
        <a className="setup-link" href={paths.signIn()}>
          {t('setup.toSignIn')}
        </a>
      </p>
    </SetupFrame>
  )
}

interface StepsProps {
  school: SchoolFacts
  onDemo(accounts: DemoAccountLine[]): void
  onDone(): void
}

function Steps({ school, onDemo, onDone }: StepsProps) {
  const t = useT()
  const [step, setStep] = useState(0)
  const [draft, setDraft] = useState<Draft>(() => {
    const { year, half } = proposeTerm(school.today)
    return emptyDraft(school, t(`setup.term.${half}`, { year }))
  })
  const change = <K extends keyof Draft>(part: K) => {
    return (next: Draft[K]) => setDraft((before) => ({ ...before, [part]: next }))
  }
  const setUp = useWrite(setUpSchool, { refresh: [getSchool, whoAmI], onDone })
  const finish = (librarian: Draft['librarian']) =>
    setUp.mutate({ body: bodyOf({ ...draft, librarian }) }, { onError: (error) => setStep(stepOf(error)) })
  const problemAt = (at: number): ReactNode =>
    setUp.error && stepOf(setUp.error) === at ? <Problem error={setUp.error} /> : null
  return (
    <SetupFrame title={t('setup.title')} hint={t('setup.hint')} step={step}>
      {step === 0 && (
        <SchoolStep
          part={draft.school}
          problem={problemAt(0)}
          onChange={change('school')}
          onNext={() => setStep(1)}
          onDemo={onDemo}
        />
      )}
      {step === 1 && (
        <ClassesStep
          part={draft.classes}
          school={school}
          problem={problemAt(1)}
          onChange={change('classes')}
          onBack={() => setStep(0)}
          onNext={() => setStep(2)}
        />
      )}
      {step === 2 && (
        <LibrarianStep
          part={draft.librarian}
          busy={setUp.isPending}
          error={setUp.error}
          problem={problemAt(2)}
          onChange={change('librarian')}
          onBack={() => setStep(1)}
          onFinish={finish}
        />
      )}
    </SetupFrame>
  )
}

/** The step that holds the field a refusal names. */
function stepOf(error: unknown): number {
  const field = error instanceof ApiProblem ? (error.problem.field ?? '') : ''
  if (/^(code|school|term)/.test(field)) return 0
  return /^class/.test(field) ? 1 : 2
}
