import { Select } from 'antd'
import { useId } from 'react'
import { useRead, useWrite } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { changeSchool, getSchool, listClasses, type SchoolFacts } from '../contract.ts'
import { CLASS_NAME_PATTERNS, classNameOf, entryYearOf } from '../rules.ts'

/** How the school writes its classes, by an example. It holds at once and everywhere; choosing back undoes it. */
export function PatternSelect() {
  const t = useT()
  const id = useId()
  const school = useRead(getSchool)
  const change = useWrite(changeSchool, { refresh: [getSchool, listClasses] })
  const facts = school.data
  if (!facts) return null
  const patterns = [...new Set([...CLASS_NAME_PATTERNS, facts.classNamePattern])]
  return (
    <span className="pattern">
      <label htmlFor={id} className="quiet">
        {t('classes.pattern')}
      </label>
      <Select
        id={id}
        loading={change.isPending}
        value={change.isPending ? change.variables.body?.classNamePattern : facts.classNamePattern}
        options={patterns.map((pattern) => ({ value: pattern, label: exampleOf(pattern, facts) }))}
        onChange={(classNamePattern) => change.mutate({ body: { classNamePattern } })}
      />
      <Problem error={change.error} />
    </span>
  )
}

function exampleOf(pattern: string, { today, yearStartsMonth }: SchoolFacts): string {
  const entryYear = entryYearOf(3, today, yearStartsMonth)
  const rule = { pattern, startsMonth: yearStartsMonth }
  return classNameOf({ entryYear, number: 2, ownName: null }, today, rule)
}
