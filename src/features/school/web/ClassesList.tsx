import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { paths } from '#platform/paths.ts'
import { useRead } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { type ListColumn, ListTable } from '#ui/staff/ListTable.tsx'
import { getSchool, type SchoolClass } from '../contract.ts'
import { classNameOf, isPrimaryGrade } from '../rules.ts'
import { RenameClass } from './RenameClass.tsx'

interface ClassesListProps {
  classes: SchoolClass[]
  loading: boolean
  mayManage: boolean
  empty: ReactNode
}

export function ClassesList({ classes, loading, mayManage, empty }: ClassesListProps) {
  const t = useT()
  const columns = useColumns(mayManage)
  return (
    <ListTable<SchoolClass>
      name={t('classes.title')}
      rows={classes}
      total={classes.length}
      page={1}
      size={Math.max(classes.length, 1)}
      loading={loading}
      columns={columns}
      rowKey={(each) => each.id}
      onPage={() => undefined}
      empty={empty}
    />
  )
}

function useColumns(mayManage: boolean): ListColumn<SchoolClass>[] {
  const t = useT()
  const grade = (each: SchoolClass) =>
    isPrimaryGrade(each.grade) ? t(`grade.${each.grade}`) : t('classes.left')
  return [
    { key: 'grade', title: t('classes.grade'), text: grade, width: 110 },
    {
      key: 'name',
      title: t('classes.name'),
      text: (each) => each.name,
      render: (each) => <NameCell schoolClass={each} mayManage={mayManage} />,
    },
    {
      key: 'pupils',
      title: t('classes.pupils'),
      text: (each) => String(each.pupils),
      render: (each) => (
        <Link
          to={`${paths.people()}?${new URLSearchParams({ classId: each.id })}`}
          aria-label={t('classes.pupilsOf', { name: each.name, count: each.pupils })}
        >
          {t('classes.people', { count: each.pupils })}
        </Link>
      ),
      width: 110,
      align: 'right',
    },
    {
      key: 'entryYear',
      title: t('classes.entryYear'),
      text: (each) => String(each.entryYear),
      width: 110,
      align: 'right',
      wideOnly: true,
    },
  ]
}

function NameCell({ schoolClass, mayManage }: { schoolClass: SchoolClass; mayManage: boolean }) {
  const school = useRead(getSchool)
  const usual =
    school.data &&
    classNameOf({ ...schoolClass, ownName: null }, school.data.today, {
      pattern: school.data.classNamePattern,
      startsMonth: school.data.yearStartsMonth,
    })
  return (
    <RenameClass
      schoolClass={schoolClass}
      usualName={usual ?? schoolClass.name}
      mayRename={mayManage && isPrimaryGrade(schoolClass.grade)}
    />
  )
}
