import { useState } from 'react'
import { getSchool } from '#features/school/contract.ts'
import { useRead } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { MyChildSheet } from './MyChildSheet.tsx'
import { MyOverdueSheet } from './MyOverdueSheet.tsx'
import { MyTile } from './MyTile.tsx'
import { countsOf, MY_FILTERS, type MyChild, type MyFilter, passes } from './myClass.ts'
import { useMyClass } from './useMyClass.ts'

interface MyClassProps {
  classId: string
  name: string
  mayPrint: boolean
}

/** One class: what to see next, how far it is, and the wall of children. */
export function MyClass({ classId, name, mayPrint }: MyClassProps) {
  const t = useT()
  const school = useRead(getSchool)
  const { children, error } = useMyClass(classId)
  const [filter, setFilter] = useState<MyFilter>('all')
  const [open, setOpen] = useState<MyChild>()
  if (error) return <Problem error={error} />
  if (!children || !school.data) return <p className="my-sentence" aria-busy="true" />
  if (children.length === 0) return <p className="my-sentence">{t('my.class.empty', { name })}</p>
  const counts = countsOf(children)
  const shown = children.filter((child) => passes(child, filter))
  const { today } = school.data
  const printable = mayPrint && counts.late > 0
  return (
    <>
      <div className={printable ? 'no-print' : undefined}>
        <p className="my-sentence">{nextStep(counts, t)}</p>
        <Progress counts={counts} />
        <div className="my-tools">
          <FilterWords filter={filter} counts={counts} onFilter={setFilter} />
          {printable && (
            <button type="button" className="button" onClick={() => window.print()}>
              {t('my.class.print')}
            </button>
          )}
        </div>
        <ul className="my-wall">
          {shown.map((child) => (
            <li key={child.reader.id}>
              <MyTile child={child} classId={classId} onOpen={() => setOpen(child)} />
            </li>
          ))}
        </ul>
        {shown.length === 0 && <p className="quiet">{t('my.class.nobody')}</p>}
        {open && <MyChildSheet child={open} today={today} onClose={() => setOpen(undefined)} />}
      </div>
      {printable && (
        <MyOverdueSheet name={name} today={today} pupils={children.filter((child) => child.late)} />
      )}
    </>
  )
}

function nextStep(counts: Record<MyFilter, number>, t: ReturnType<typeof useT>): string {
  if (counts.late > 0) return t('my.class.next.late', { count: counts.late })
  if (counts.without > 0) return t('my.class.next.without', { count: counts.without })
  return t('my.class.next.done')
}

function Progress({ counts }: { counts: Record<MyFilter, number> }) {
  const t = useT()
  return (
    <p className="my-progress">
      <progress value={counts.with} max={counts.all} aria-label={t('my.class.progressLabel')} />
      <span>{t('my.class.progress', { count: counts.all, withBooks: counts.with, late: counts.late })}</span>
    </p>
  )
}

interface FilterWordsProps {
  filter: MyFilter
  counts: Record<MyFilter, number>
  onFilter(filter: MyFilter): void
}

function FilterWords({ filter, counts, onFilter }: FilterWordsProps) {
  const t = useT()
  return (
    <fieldset className="my-words">
      <legend className="visually-hidden">{t('my.class.filter')}</legend>
      {MY_FILTERS.map((each) => (
        <button
          key={each}
          type="button"
          className="my-word"
          aria-pressed={each === filter}
          onClick={() => onFilter(each)}
        >
          {t(`my.class.filter.${each}`)} <span className="my-count">{counts[each]}</span>
        </button>
      ))}
    </fieldset>
  )
}
