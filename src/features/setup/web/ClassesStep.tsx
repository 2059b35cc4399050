import { Button, InputNumber, Radio } from 'antd'
import type { ReactNode } from 'react'
import type { SchoolFacts } from '#features/school/contract.ts'
import { CLASS_NAME_PATTERNS, GRADES, schoolYearOf } from '#features/school/rules.ts'
import { useT } from '#ui/language.tsx'
import { ClassNames } from './ClassNames.tsx'
import { type ClassesPart, exampleName, plannedClasses } from './draft.ts'
import { StepHeading } from './SetupFrame.tsx'

/** More classes in a grade than any primary school has; a slip of the finger is stopped here. */
const MOST_IN_A_GRADE = 30

interface ClassesStepProps {
  part: ClassesPart
  school: SchoolFacts
  problem: ReactNode
  onChange(part: ClassesPart): void
  onBack(): void
  onNext(): void
}

/** Step 2: how many classes, and how this school writes them; what comes of it stands below at once. */
export function ClassesStep({ part, school, problem, onChange, onBack, onNext }: ClassesStepProps) {
  const t = useT()
  const planned = plannedClasses(part)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (planned.length > 0) onNext()
      }}
    >
      <StepHeading>{t('setup.step.classes')}</StepHeading>
      <p className="quiet">
        {t('setup.classes.today', { year: schoolYearOf(school.today, school.yearStartsMonth) })}
      </p>
      {problem}
      <Counts part={part} onChange={onChange} />
      <Patterns part={part} onChange={onChange} />
      <ClassNames
        planned={planned}
        pattern={part.pattern}
        onName={(key, name) => onChange({ ...part, ownNames: { ...part.ownNames, [key]: name } })}
      />
      <div className="setup-buttons">
        <Button type="primary" htmlType="submit" disabled={planned.length === 0}>
          {t('action.next')}
        </Button>
        <Button onClick={onBack}>{t('action.back')}</Button>
      </div>
    </form>
  )
}

type PartProps = Pick<ClassesStepProps, 'part' | 'onChange'>

function Counts({ part, onChange }: PartProps) {
  const t = useT()
  const setCount = (grade: number, count: number | null) =>
    onChange({
      ...part,
      counts: part.counts.map((each, index) => (index === grade - 1 ? (count ?? 0) : each)),
    })
  return (
    <fieldset className="setup-part">
      <legend>{t('setup.classes.count')}</legend>
      <div className="setup-counts">
        {GRADES.map((grade) => (
          <div key={grade}>
            <label htmlFor={`count-${grade}`}>{t(`grade.${grade}`)}</label>
            <InputNumber
              id={`count-${grade}`}
              min={0}
              max={MOST_IN_A_GRADE}
              precision={0}
              value={part.counts[grade - 1]}
              onChange={(count) => setCount(grade, count)}
            />
          </div>
        ))}
      </div>
    </fieldset>
  )
}

function Patterns({ part, onChange }: PartProps) {
  const t = useT()
  return (
    <fieldset className="setup-part">
      <legend>{t('setup.classes.pattern')}</legend>
      <Radio.Group
        name="pattern"
        className="setup-patterns"
        value={part.pattern}
        onChange={(event) => onChange({ ...part, pattern: event.target.value })}
        options={CLASS_NAME_PATTERNS.map((pattern) => ({
          value: pattern,
          label: exampleName(pattern, 3, 2),
        }))}
      />
    </fieldset>
  )
}
