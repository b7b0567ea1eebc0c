import type { Command } from '../../shared/domain/commands.ts'
import type { VersionKind } from '../../shared/protocol/versions.ts'
import { newId } from '../access/secrets.ts'
import { faultFacts } from '../log.ts'
import type { CafeTools } from './cafe.ts'
import { makeQueue } from './queue.ts'
import type { CafeState } from './state.ts'
import {
  factsOf,
  isSame,
  keepOperations,
  listVersions,
  readText,
  readVersion,
  type VersionFacts,
  VERSIONS,
  type VersionText,
} from './versions.ts'

/** While people write, a version is kept so often; a pause keeps none. */
const EVERY_MS = 600_000

export type Kept = { readonly facts: VersionFacts } | { readonly why: 'too-many-versions' }

/** Keeps versions of the compte rendu: when asked, and by itself. */
export class VersionKeeper {
  readonly #tools: CafeTools
  readonly #stateOf: (event: string) => CafeState | undefined
  readonly #queue = makeQueue()
  /** events in which people write: what calls the next keeping off */
  readonly #due = new Map<string, () => void>()

  constructor(tools: CafeTools, stateOf: (event: string) => CafeState | undefined) {
    this.#tools = tools
    this.#stateOf = stateOf
  }

  /** Keeps what is written now. Automatic ones are left out when nothing changed, or nothing is there. */
  async keep(
    event: string,
    kind: VersionKind,
    given: { readonly name?: string | undefined; readonly who?: string | undefined } = {},
    stateOf = this.#stateOf,
  ): Promise<Kept | undefined> {
    let kept: Kept | undefined
    await this.#queue.add(async () => {
      const { archive, rooms, timers } = this.#tools
      const room = await rooms.open(event, 'synthesis')
      const before = await listVersions(archive, event)
      const state = stateOf(event)
      if (state === undefined) return
      if (kind === 'named' && before.filter(each => each.kind === kind).length >= VERSIONS.named) {
        kept = { why: 'too-many-versions' }
        return
      }
      // Read and handed to the archive in one turn, so that an erasure finds it there or finds it clean.
      const text = room.read(doc => readText(doc, state))
      const parts = factsOf(text)
      const same = isSame(parts, before[0]?.parts ?? {})
      if (kind !== 'named' && kind !== 'publish' && same) return
      const { name, who } = given
      const facts: VersionFacts = {
        id: newId('v'),
        at: timers.now(),
        kind,
        ...(name === undefined ? {} : { name }),
        ...(who === undefined ? {} : { who }),
        parts,
      }
      kept = { facts }
      await archive.write(keepOperations(event, facts, text, before))
    })
    return kept
  }

  /** Newest first. */
  list(event: string): Promise<VersionFacts[]> {
    return listVersions(this.#tools.archive, event)
  }
  read(event: string, id: string): ReturnType<typeof readVersion> {
    return readVersion(this.#tools.archive, event, id)
  }

  /** One that was kept elsewhere, and came with an archive. */
  bring(event: string, facts: VersionFacts, text: VersionText): Promise<void> {
    return this.#tools.archive.write(keepOperations(event, facts, text, []))
  }

  /** Somebody wrote: a version of it is kept in a while. */
  written(event: string): void {
    if (this.#due.has(event)) return
    const cancel = this.#tools.timers.after(EVERY_MS, () => {
      this.#due.delete(event)
      this.#quietly(event, this.keep(event, 'auto'))
    })
    this.#due.set(event, cancel)
  }

  /** A command was carried out: the moments at which others begin to read are kept. */
  async follow(event: string, command: Command, who: string | undefined): Promise<void> {
    const kind =
      command.type === 'publish' ? 'publish' : command.type === 'share-draft' && command.open ? 'share' : undefined
    // What was asked for is done; that no version could be kept of it is for the log.
    if (kind !== undefined) await this.keep(event, kind, { who }).catch(fault => this.#tell(event, fault))
  }

  /** Is a version of it due, because people wrote lately? */
  isDue(event: string): boolean {
    return this.#due.has(event)
  }

  /** The event leaves memory: what is due is kept now. */
  async release(event: string, state: CafeState): Promise<void> {
    if (!this.#due.has(event)) return this.#queue.idle()
    this.forget(event)
    await this.keep(event, 'auto', {}, () => state).catch(fault => this.#tell(event, fault))
  }

  /** The event is gone. */
  forget(event: string): void {
    this.#due.get(event)?.()
    this.#due.delete(event)
  }

  async stop(): Promise<void> {
    for (const cancel of this.#due.values()) cancel()
    this.#due.clear()
    await this.#queue.idle()
  }

  #quietly(event: string, work: Promise<unknown>): void {
    work.catch(fault => this.#tell(event, fault))
  }
  #tell(event: string, fault: unknown): void {
    this.#tools.log.error('version-not-kept', { event, ...faultFacts(fault) })
  }
}
