import { useRef, useState } from 'react'
import { getTitle, search, type TitleDetail } from '#features/catalogue/contract.ts'
import { readAuthors, readIsbn } from '#features/catalogue/rules.ts'
import { ApiProblem, call } from '#platform/client.ts'
import { useWrite } from '#ui/data.tsx'
import { useT } from '#ui/language.tsx'
import { addTitle, nextNumbers } from '../contract.ts'
import type { Added } from './AddCopies.tsx'
import { type CopiesDraft, oneCopy, readCopies, rememberLocation } from './copiesDraft.ts'
import { focusFault, focusField, focusNext } from './formKeys.ts'
import { EMPTY_RECORD, type Faults, isbnFault, type RecordField, readRecord } from './recordDraft.ts'
import { refusedAt } from './refusals.ts'
import { useHeldCheck } from './useHeldCheck.ts'

/** One book being typed: its fields, what is wrong with them, the duplicate check and the saving. */
export function useNewBook() {
  const t = useT()
  const form = useRef<HTMLFormElement>(null)
  const [record, setRecord] = useState(EMPTY_RECORD)
  const [copies, setCopies] = useState(oneCopy)
  const [faults, setFaults] = useState<Faults>({})
  const [saved, setSaved] = useState<Added>()
  const held = useHeldCheck()
  const strokes = useRef(0)

  const finish = (added: Added) => {
    const { location, source, acquiredOn } = copies
    setSaved(added)
    setRecord(EMPTY_RECORD)
    setCopies({ ...oneCopy(), location, source, acquiredOn })
    setFaults({})
    held.forget()
    add.reset()
    // The form may have to come back first.
    requestAnimationFrame(() => focusField(form.current, 'isbn'))
  }
  const add = useWrite(addTitle, {
    refresh: [search, nextNumbers],
    onDone: (title) => {
      rememberLocation(copies.location)
      finish({ title, barcodes: title.volumes.map((volume) => volume.barcode) })
    },
  })
  const refused = refusedAt(add.error, Object.keys({ ...record, ...copies }))

  const save = () => {
    const book = readRecord(record, t)
    const asked = readCopies(copies, t)
    const found = { ...book.faults, ...asked.faults }
    setFaults(found)
    if (Object.keys(found).length > 0) return focusFault(form.current, found)
    if (add.isPending) return
    add.mutate(
      { body: { record: book.record, copies: asked.copies, evenIfHeld: held.mayDouble() } },
      { onError: onRefused },
    )
  }
  const onRefused = async (error: unknown) => {
    const id = heldId(error)
    if (!id) return focusFault(form.current, refusedAt(error, Object.keys({ ...record, ...copies })) ?? {})
    const title: TitleDetail | undefined = await call(getTitle, { params: { id } }).catch(() => undefined)
    if (title && held.show([title], 'save')) add.reset()
  }

  /** The cursor has gone on already; the answer comes to it. */
  const checkHeld = (query: Parameters<typeof held.check>[0], from: string) => {
    const at = strokes.current
    void held.check(query, from, () => strokes.current !== at)
  }
  const leaveIsbn = () => {
    const fault = isbnFault(record.isbn, t)
    setFaults({ ...faults, isbn: fault })
    if (fault) return form.current?.querySelector<HTMLInputElement>('[name="isbn"]')?.select()
    focusNext(form.current, 'isbn')
    if (readIsbn(record.isbn).kind === 'isbn') checkHeld({ isbn: record.isbn }, 'isbn')
  }
  const leaveAuthors = () => {
    const author = readAuthors(record.authors)[0]?.name
    const { title } = record
    focusNext(form.current, 'authors')
    if (title.trim() && author) checkHeld({ title, author }, 'authors')
  }
  const createAnyway = () => {
    const from = held.found?.from ?? ''
    held.passOver()
    if (from === 'save') save()
    else focusNext(form.current, from)
  }
  const backFromHeld = () => {
    const from = held.found?.from ?? ''
    held.hide()
    focusField(form.current, from === 'save' ? 'isbn' : from)
  }

  return {
    form,
    record,
    copies,
    faults: { ...faults, ...refused },
    problem: refused || heldId(add.error) ? undefined : add.error,
    saving: add.isPending,
    saved,
    held,
    save,
    finish,
    createAnyway,
    backFromHeld,
    onEnter: { isbn: leaveIsbn, authors: leaveAuthors },
    checkIsbn: () => setFaults({ ...faults, isbn: isbnFault(record.isbn, t) }),
    setField: (field: RecordField, value: string) => {
      strokes.current++
      setRecord({ ...record, [field]: value })
      setFaults({ ...faults, [field]: undefined })
      if (add.error) add.reset()
      if (field === 'isbn') held.forget()
    },
    setCopies: (changes: Partial<CopiesDraft>) => {
      setCopies({ ...copies, ...changes })
      setFaults({ ...faults, ...Object.fromEntries(Object.keys(changes).map((name) => [name, undefined])) })
      if (add.error) add.reset()
    },
  }
}

/** The held title a refusal speaks of. */
function heldId(error: unknown): string | undefined {
  if (!(error instanceof ApiProblem) || error.code !== 'title_held') return undefined
  const id = error.problem.params?.id
  return id === undefined ? undefined : String(id)
}
