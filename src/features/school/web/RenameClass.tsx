import { Button, Input } from 'antd'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useWrite } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { Problem } from '#ui/Problem.tsx'
import { changeClass, listClasses, type SchoolClass } from '../contract.ts'

interface RenameClassProps {
  schoolClass: SchoolClass
  /** What the class is called without a name of its own. */
  usualName: string
  mayRename: boolean
}

/** The name of a class, changed where it stands. An empty name gives the usual one back. */
export function RenameClass({ schoolClass, usualName, mayRename }: RenameClassProps) {
  const t = useT()
  const [renaming, setRenaming] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const wasRenaming = useRef(false)
  useEffect(() => {
    if (wasRenaming.current && !renaming) button.current?.focus()
    wasRenaming.current = renaming
  }, [renaming])
  if (renaming) {
    return <RenameForm schoolClass={schoolClass} usualName={usualName} onClose={() => setRenaming(false)} />
  }
  return (
    <span className="class-name">
      <span>
        {schoolClass.name}
        {schoolClass.ownName && mayRename && <span className="quiet"> {usualName}</span>}
      </span>
      {mayRename && (
        <Button
          ref={button}
          type="text"
          size="small"
          className="no-print"
          aria-label={t('classes.renameOne', { name: schoolClass.name })}
          onClick={() => setRenaming(true)}
        >
          {t('classes.rename')}
        </Button>
      )}
    </span>
  )
}

interface RenameFormProps {
  schoolClass: SchoolClass
  usualName: string
  onClose(): void
}

function RenameForm({ schoolClass, usualName, onClose }: RenameFormProps) {
  const t = useT()
  const [text, setText] = useState(schoolClass.ownName ?? '')
  const change = useWrite(changeClass, { refresh: [listClasses], onDone: onClose })
  const save = (event: FormEvent) => {
    event.preventDefault()
    change.mutate({ params: { id: schoolClass.id }, body: { ownName: text.trim() || null } })
  }
  return (
    <form className="class-name" onSubmit={save} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <Input
        autoFocus
        size="small"
        className="class-name-input"
        aria-label={t('classes.ownNameOf', { name: usualName })}
        placeholder={usualName}
        maxLength={20}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button size="small" htmlType="submit" loading={change.isPending}>
        {t('action.save')}
      </Button>
      <Button size="small" type="text" onClick={onClose}>
        {t('action.cancel')}
      </Button>
      <Problem error={change.error} />
    </form>
  )
}
