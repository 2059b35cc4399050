import { Checkbox, Select } from 'antd'
import { useCallback } from 'react'
import { listClasses } from '#features/school/contract.ts'
import { useRead } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { SearchBox } from '#ui/staff/SearchBox.tsx'
import { READER_KINDS, type ReaderKind } from '../rules.ts'
import { usePeopleQuery } from './usePeopleQuery.ts'
import { Words } from './Words.tsx'

/** The filters as one line of words. */
export function PeopleFilters() {
  const t = useT()
  const { q, kind, classId, left, set } = usePeopleQuery()
  const classes = useRead(listClasses)
  const search = useCallback((text: string) => set({ q: text }), [set])
  return (
    <>
      <SearchBox value={q} label={t('people.search')} onSearch={search} />
      <Words<ReaderKind | ''>
        label={t('people.kind')}
        value={kind ?? ''}
        options={[
          { value: '', label: t('word.all') },
          ...READER_KINDS.map((each) => ({ value: each, label: t(`reader.kind.${each}`) })),
        ]}
        onChange={(next) => set({ kind: next })}
      />
      <Select
        className="people-class"
        aria-label={t('people.class')}
        placeholder={t('people.everyClass')}
        value={classId}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        options={classes.data?.items.map((each) => ({ value: each.id, label: each.name }))}
        onChange={(next?: string) => set({ classId: next })}
      />
      <Checkbox checked={left} onChange={(event) => set({ left: event.target.checked ? 'yes' : undefined })}>
        {t('people.left')}
      </Checkbox>
    </>
  )
}
