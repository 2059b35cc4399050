import { ApiProblem, call, Unreachable } from '#platform/client.ts'
import { newId } from '#platform/ids.ts'
import {
  checkOut,
  type DeskReader,
  giveBack,
  listDeskActions,
  noteCondition,
  openReader,
  undoAction,
} from '../../contract.ts'
import { type Condition, isWords, UNDO_CODE, UNDO_DEPTH } from '../../rules.ts'
import type { Line, Plan } from './lines.ts'
import { isPassing, pauseAfter } from './passing.ts'
import { loadPending, savePending } from './pending.ts'
import { planOf } from './planOf.ts'

export interface DeskState {
  reader: DeskReader | null
  returnOnly: boolean
  /** Newest first. */
  lines: Line[]
  /** Set when words were typed: what to look for. */
  find: string | null
  /** The server does not answer; scans are kept and sent when it does. */
  offline: boolean
  signedOut: boolean
}

/** Lines with an answer that stay on the page. */
const LINES_KEPT = 100

interface Hooks {
  /** After anything was lent, returned or undone. */
  onChange(): void
  onSound(kind: 'lent' | 'returned' | 'refused'): void
}

/**
 * The counter's queue. Every scan is a line at once and is carried out in its turn, one after the other, each under
 * its own idempotency key. What a scan means is decided once and kept, so that a retry after a lost answer does the
 * same thing again and not the opposite.
 */
export class DeskQueue {
  readonly desk: string
  readonly #hooks: Hooks
  readonly #listeners = new Set<() => void>()
  #state: DeskState
  #working = false
  #stopped = false

  constructor(desk: string, hooks: Hooks) {
    this.desk = desk
    this.#hooks = hooks
    const pending = loadPending()
    this.#state = {
      reader: pending.reader,
      returnOnly: false,
      lines: pending.lines,
      find: null,
      offline: false,
      signedOut: false,
    }
  }

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  state = () => this.#state

  /** Goes on with what an earlier page left. */
  start(): void {
    this.#stopped = false
    void this.#work()
  }

  stop(): void {
    this.#stopped = true
  }

  /** A scan, or what was typed and ended with Enter. Empty: the reader is finished, in its turn. */
  enter(text: string): void {
    if (text === '') this.#push({ text, plan: { act: 'finish' } })
    else if (isWords(text)) this.#set({ find: text })
    else this.#push({ text, plan: text.toUpperCase() === UNDO_CODE ? { act: 'undo' } : undefined })
  }

  openReader(readerId: string, name: string): void {
    this.#set({ find: null })
    this.#push({ text: name, plan: { act: 'open', readerId } })
  }

  /** Undoes an action of this desk, its last one when none is named. `what` is what the line calls it meanwhile. */
  undo(actionId?: string, what = ''): void {
    this.#push({ text: what, plan: { act: 'undo', actionId } })
  }

  override(line: Line, reason: string): void {
    if (line.plan?.act !== 'lend') return
    this.#update(line.key, { settled: true })
    this.#push({ text: line.text, plan: { ...line.plan, overrideReason: reason } })
  }

  retry(line: Line): void {
    this.#update(line.key, { settled: true })
    this.#push({ text: line.text, plan: line.plan })
  }

  toggleReturnOnly(): void {
    this.#set({ returnOnly: !this.#state.returnOnly })
  }

  closeFind(): void {
    this.#set({ find: null })
  }

  /** Notes the condition of a volume that came back: of the last one once all before this has its answer. */
  condition(condition: Condition, line?: Line): void {
    this.#push({ text: '', plan: { act: 'condition', condition, returnLine: line?.key } })
  }

  #push(given: { text: string; plan?: Plan }): void {
    const line: Line = { ...given, key: newId(), outcome: 'waiting', returnOnly: this.#state.returnOnly }
    this.#set({ lines: [line, ...withinLimit(this.#state.lines)] })
    void this.#work()
  }

  async #work(): Promise<void> {
    if (this.#working) return
    this.#working = true
    for (let line = this.#next(); line && !this.#stopped; line = this.#next()) await this.#carryOut(line)
    this.#working = false
  }

  /** The oldest line that waits. */
  #next(): Line | undefined {
    return this.#state.lines.findLast((line) => line.outcome === 'waiting')
  }

  /** Tries until there is an answer: the lines behind it wait, so that the order stays. */
  async #carryOut({ key }: Line): Promise<void> {
    for (let tries = 1; ; tries++) {
      // As it stands now: a try before this one may have settled what is to be done.
      const line = this.#state.lines.find((each) => each.key === key)
      if (!line) return
      try {
        const plan = line.plan ?? (await planOf(line, this.#state.reader?.card))
        this.#update(key, { plan })
        await this.#do(line, plan)
        this.#set({ offline: false, signedOut: false })
        return
      } catch (error) {
        if (this.#stopped) return
        if (!isPassing(error, tries)) {
          this.#refuse(line, error)
          return
        }
        this.#set({
          offline: error instanceof Unreachable,
          signedOut: error instanceof ApiProblem && error.status === 401,
        })
        await pauseAfter(tries)
      }
    }
  }

  async #do(line: Line, plan: Plan): Promise<void> {
    const options = { key: line.key }
    if (plan.act === 'show') this.#showReader(line, plan.reader)
    else if (plan.act === 'open') {
      this.#showReader(line, await call(openReader, { params: { id: plan.readerId } }))
    } else if (plan.act === 'finish') this.#set({ reader: null, lines: without(this.#state.lines, line) })
    else if (plan.act === 'none') this.#sayNothingDone(line, plan)
    else if (plan.act === 'undo') await this.#undo(line, plan.actionId)
    else if (plan.act === 'condition') await this.#noteCondition(line, plan)
    else if (plan.act === 'lend') {
      const { card, barcode, overrideReason } = plan
      const body = { card, barcode, overrideReason, desk: this.desk }
      const lent = await call(checkOut, { body }, options)
      this.#done(line, 'lent', { ...lent, loanId: lent.id })
    } else {
      const back = await call(giveBack, { body: { barcode: plan.barcode, desk: this.desk } }, options)
      const { loan, reader, overdueDays, actionId } = back
      this.#done(line, 'returned', { ...loan, loanId: loan.id, reader, overdueDays, actionId })
    }
  }

  #showReader(line: Line, reader: DeskReader): void {
    const outcome = reader.blocks.length > 0 ? 'blocked' : 'opened'
    if (reader.blocks.length > 0) this.#hooks.onSound('refused')
    this.#set({ reader, find: null })
    this.#update(line.key, { outcome, reader, plan: { act: 'open', readerId: reader.id } })
  }

  #sayNothingDone(line: Line, plan: Extract<Plan, { act: 'none' }>): void {
    if (plan.why === 'unknown' && /^(?:97[89])?\d{9}[\dX]$/i.test(line.text)) {
      this.#set({ find: line.text, lines: without(this.#state.lines, line) })
      return
    }
    this.#update(line.key, { outcome: 'refused', code: plan.why, title: plan.title })
    this.#hooks.onSound('refused')
  }

  async #undo(line: Line, given: string | undefined): Promise<void> {
    const actionId = given ?? (await this.#lastActionId())
    if (!actionId) {
      this.#update(line.key, { outcome: 'refused', code: 'nothing_to_undo' })
      this.#hooks.onSound('refused')
      return
    }
    this.#update(line.key, { plan: { act: 'undo', actionId } })
    const { kind, ...action } = await call(undoAction, { params: { id: actionId } }, { key: line.key })
    const lines = this.#state.lines.map((each) =>
      each.actionId === actionId ? { ...each, undone: true } : each,
    )
    this.#set({ lines })
    this.#done(line, 'undone', {
      barcode: action.barcode,
      title: action.title,
      reader: action.reader,
      dueOn: action.dueOn,
      undid: kind,
    })
  }

  async #noteCondition(line: Line, plan: Extract<Plan, { act: 'condition' }>): Promise<void> {
    const returned = this.#state.lines.find((each) =>
      plan.returnLine ? each.key === plan.returnLine : each.outcome === 'returned' && !each.undone,
    )
    if (returned?.loanId) {
      const { condition } = plan
      await call(noteCondition, { params: { id: returned.loanId }, body: { condition } }, { key: line.key })
      this.#update(returned.key, { condition })
    }
    this.#set({ lines: without(this.#state.lines, line) })
  }

  async #lastActionId(): Promise<string | undefined> {
    const { items } = await call(listDeskActions, { query: { desk: this.desk, size: UNDO_DEPTH } })
    return items.find((action) => !action.undone)?.id
  }

  #done(line: Line, outcome: 'lent' | 'returned' | 'undone', result: Partial<Line>): void {
    this.#update(line.key, { ...result, outcome, code: undefined })
    this.#hooks.onSound(outcome === 'lent' ? 'lent' : 'returned')
    this.#hooks.onChange()
    void this.#freshenReader()
  }

  #refuse(line: Line, error: unknown): void {
    const problem = error instanceof ApiProblem ? error.problem : undefined
    const fault =
      problem && error instanceof ApiProblem && error.status >= 500 ? problem.requestId : undefined
    this.#update(line.key, {
      outcome: 'refused',
      code: problem?.code ?? 'fault',
      message: problem?.message,
      title: String(problem?.params?.title ?? ''),
      fault,
    })
    this.#hooks.onSound('refused')
  }

  /** The open reader's list follows what was done; only once nothing waits, so that a burst asks once. */
  async #freshenReader(): Promise<void> {
    const { reader } = this.#state
    if (!reader || this.#next()) return
    const fresh = await call(openReader, { params: { id: reader.id } }).catch(() => undefined)
    if (fresh && this.#state.reader?.id === fresh.id) this.#set({ reader: { ...fresh, card: reader.card } })
  }

  #update(key: string, changes: Partial<Line>): void {
    this.#set({ lines: this.#state.lines.map((line) => (line.key === key ? { ...line, ...changes } : line)) })
  }

  #set(changes: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...changes }
    savePending(this.#state)
    for (const listener of this.#listeners) listener()
  }
}

/** Old lines go once there are many; those that wait stay, however many they are. */
function withinLimit(lines: Line[]): Line[] {
  return lines.filter((line, index) => index < LINES_KEPT || line.outcome === 'waiting')
}

function without(lines: Line[], line: Line): Line[] {
  return lines.filter((each) => each.key !== line.key)
}
