import { request } from './api.ts'
import type { Identity } from './identity.ts'
import { countSpareIds, keepSpareIds, takeSpareId } from './spare-ids.ts'

/** Enough for a few starts without network; each one not used costs the server a few bytes. */
const SPARES = 3
/** What only reads needs no id of the server's, and is told so by never being asked to write. */
const READS_ONLY = 1

/**
 * Yjs client ids for this page. One serves all documents, since each counts its own clocks; a document that is opened again in the
 * same page gets a fresh one, because what it wrote before may be on its way still.
 */
export function createClientIds({ event, person, role }: Identity) {
  const writtenWith = new Set<string>()
  // Asked for at once: by the time a table opens, it is there.
  let ofPage: Promise<number | undefined> | undefined = role === 'wall' ? undefined : fresh()

  async function ask(count: number): Promise<number[]> {
    const path = `/events/${event}/client-ids`
    return (await request<{ clientIds: number[] }>(path, { method: 'POST', body: { count }, person })).clientIds
  }
  async function refill(): Promise<void> {
    const held = await countSpareIds(event, person)
    if (held !== undefined && held < SPARES) await keepSpareIds(event, person, await ask(SPARES - held))
  }
  async function fresh(): Promise<number | undefined> {
    const spare = await takeSpareId(event, person)
    // Not reached, or too many already: reading goes on, and the spares are filled up another time.
    const topUp = () => void refill().catch(() => {})
    if (spare !== undefined) {
      topUp()
      return spare
    }
    try {
      const [id] = await ask(1)
      topUp()
      return id
    } catch {
      return undefined
    }
  }

  return {
    /** Undefined when there is none to be had: the document can only be read. */
    async forDocument(document: string): Promise<number | undefined> {
      if (role === 'wall' || document === 'programme') return READS_ONLY
      if (writtenWith.has(document)) return fresh()
      ofPage ??= fresh()
      const id = await ofPage
      if (id === undefined) ofPage = undefined
      // Two that ask at the same moment: the second finds the first's name here.
      if (id === undefined || writtenWith.has(document)) return fresh()
      writtenWith.add(document)
      return id
    },
  }
}
