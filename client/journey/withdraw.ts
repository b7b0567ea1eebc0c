import { createEffect, createRoot, untrack } from 'solid-js'
import { clothMap } from '../../shared/document/cloth-read.ts'
import { setRemoval } from '../../shared/document/cloth-edits.ts'
import type { ApiNote } from '../../shared/protocol/api.ts'
import type { Session } from '../session/session.tsx'

/** `waiting`: written here, and sent when the network is back. */
export type Withdrawal = 'done' | 'waiting' | 'refused'

/** The server answers within this, or one is told that it waits. */
const PATIENCE_MS = 8_000

/** Takes one's note back (`removal` 1) or puts it down again (0), wherever it lies, without opening its table's screen. */
export function withdraw(
  session: Pick<Session, 'open' | 'identity'>,
  note: Pick<ApiNote, 'id' | 'table' | 'hidden'>,
  removal: 0 | 1,
): Promise<Withdrawal> {
  const document =
    note.hidden === true ? `own-${note.table}-${session.identity.person}` : (`table-${note.table}` as const)
  return createRoot(
    dispose =>
      new Promise<Withdrawal>(resolve => {
        const link = session.open(document)
        let written = false
        const finish = (how: Withdrawal) => {
          clearTimeout(timer)
          resolve(how)
          // The link may be in the middle of telling us.
          queueMicrotask(dispose)
        }
        const timer = setTimeout(() => finish('waiting'), PATIENCE_MS)
        createEffect(() => {
          if (link.ending() !== undefined || (link.loaded() && link.state() === 'live' && !link.mayWrite()))
            return finish('refused')
          if (!link.loaded() || link.state() !== 'live') return
          if (!written) {
            written = true
            const now = untrack(() => clothMap(link.doc, 'del').get(note.id) ?? 0)
            if (now === 2 || now === removal) return finish(now === removal ? 'done' : 'refused')
            untrack(() => setRemoval(link.doc, note.id, removal))
          }
          if (link.unsaved().size === 0) finish('done')
        })
      }),
  )
}
