import type * as Y from 'yjs'
import { copiesAt, type CopyOf, readCopy } from './copies.ts'
import type { CopyKeeper } from './copy-keeper.ts'
import { dropStore } from './device-store.ts'
import type { GivenUp, TakenOver } from './open-document.ts'
import { spareIdsName } from './spare-ids.ts'

const AGAIN_WITHIN_MS = 60_000

/**
 * Looks after documents that were begun anew: what was never saved in an earlier copy is written again by value, under the same
 * ids, where that is still allowed; the rest is given back as words. The work itself is a file that most people never load.
 */
export function createTakeover(event: string, person: string, isOpen: (document: string) => boolean) {
  const given = new Map<string, GivenUp>()
  const times = new Map<string, number>()
  let lookedAround = false

  return {
    givenUp(one: GivenUp): void {
      const { document } = one.of
      const before = times.get(document)
      const now = Date.now()
      if (one.why !== 'epoch') times.set(document, now)
      // Restored from before our spares were issued: the next id is asked for.
      if (one.why === 'client-id') void dropStore(spareIdsName(event, person))
      // Twice in a minute: whatever it is, writing it again by itself is no help.
      const again = one.why !== 'epoch' && before !== undefined && now - before < AGAIN_WITHIN_MS
      given.set(document, again ? { ...one, refused: one.entries() } : one)
    },

    async takeOver(of: CopyOf, doc: Y.Doc, mayWrite: boolean, keeper: CopyKeeper): Promise<TakenOver | undefined> {
      const held = given.get(of.document)
      given.delete(of.document)
      const older = readCopy(of).labels.slice(0, -1)
      // What others left at this device is offered at the first table that is opened: only there it can be shown.
      const isTable = of.document.startsWith('table-')
      const strangers = isTable && !lookedAround ? copiesAt(event).filter(one => one.person !== person) : []
      lookedAround ||= isTable
      if (held === undefined && older.length === 0 && strangers.length === 0) return undefined
      const { takeOver } = await import('./salvage.ts')
      return takeOver({ of, doc, held, older, strangers, open: mayWrite && isOpen(of.document), keeper })
    },
  }
}
