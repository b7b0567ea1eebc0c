import { faultFacts } from '../log.ts'
import { bringAll, followOriginals } from './bring.ts'
import type { CafeTools } from './cafe.ts'
import { changedDuties, type Duty, dutiesOf, fulfil, isDone } from './cloth-duties.ts'
import { carry } from './hidden.ts'
import { makeQueue } from './queue.ts'
import type { CafeState } from './state.ts'

/**
 * What the café does on its cloths after it has decided: moderation, notes that are shown at last, copies that people carried.
 * Whatever was left undone by a process that died is done when the event is opened again.
 */
export interface ClothErrands {
  /** Everything that cloths should say and do not. */
  all(state: CafeState): Promise<void>
  /** What this decision asks for. */
  after(before: CafeState, now: CafeState): Promise<void>
  /** What lies in hidden documents of a table (of one person's, if told) goes on to its cloth, once its notes are shown. */
  carry(table: string, person?: string): Promise<void>
  /** Something was taken back, or brought back, at a table: copies of it elsewhere follow. */
  follow(table: string): Promise<void>
  isRevealed(table: string): boolean
  isBusy(): boolean
  idle(): Promise<void>
}

interface Errands {
  readonly state: () => CafeState
  readonly hasTable: (table: string) => boolean
  /** these copies lie on their cloths now, and those can no more */
  readonly brought: (laid: readonly string[], lost: readonly string[]) => void
}

export function createClothErrands(tools: CafeTools, cafe: Errands): ClothErrands {
  const { rooms, log } = tools
  /** notes on their way from document to document; nothing in this queue waits for a decision, for decisions wait for it */
  const queue = makeQueue()
  /** what was last found of notes that have copies elsewhere: note id → `del` */
  const originals = new Map<string, number>()

  const isRevealed = (table: string): boolean => cafe.state().tables[table]?.revealed === true && cafe.hasTable(table)
  const revealed = (): string[] => Object.keys(cafe.state().tables).filter(isRevealed)
  const bringToCloth = (table: string, person?: string): Promise<void> =>
    queue.add(() => carry({ ...tools, event: cafe.state().id }, table, person))
  const follow = (table: string): Promise<void> =>
    queue.add(() => followOriginals(rooms, cafe.state(), table, originals))

  async function fulfilDuty(duty: Duty): Promise<void> {
    const room = await rooms.open(cafe.state().id, `table-${duty.table}`)
    if (!room.read(doc => isDone(doc, duty))) await room.write(doc => fulfil(doc, duty))
  }

  /** Lays down copies that came to their tables. One that could not be laid is tried again with the next change. */
  async function bring(state: CafeState): Promise<void> {
    if ((state.bringing ?? []).length === 0) return
    await queue.add(async () => {
      const { laid, lost, fault } = await bringAll(rooms, state)
      cafe.brought(laid, lost)
      if (fault !== undefined) log.error('not-brought', { event: state.id, ...faultFacts(fault) })
    })
  }

  return {
    async all(state) {
      for (const duty of dutiesOf(state).values()) await fulfilDuty(duty)
      for (const table of revealed()) await bringToCloth(table)
      await bring(state)
      for (const table of new Set(Object.values(state.carried ?? {}).map(each => each.table))) await follow(table)
    },
    async after(before, now) {
      for (const duty of changedDuties(before, now)) await fulfilDuty(duty)
      for (const table of revealed()) if (before.tables[table]?.revealed !== true) await bringToCloth(table)
      await bring(now)
    },
    carry: bringToCloth,
    follow,
    isRevealed,
    isBusy: () => queue.isBusy(),
    idle: () => queue.idle(),
  }
}
