import { createMemo, createSignal, onCleanup } from 'solid-js'
import type { Stance } from '../../../shared/domain/amendment.ts'
import type { CommandInput } from '../../../shared/domain/commands.ts'
import type { Me } from '../../../shared/protocol/api.ts'
import { language } from '../../i18n/language.ts'
import type { Session } from '../../session/session.tsx'
import { type Named, partNames, readPart, type RoomPart } from './room-parts.ts'

/** The shared draft and what the room says of it, live. Lives as long as the owner. */
export function createRoom(session: Session) {
  const { programme, identity } = session
  const link = session.open('synthesis')
  const first = () => programme.day()?.languages[0] ?? 'fr'

  const [changed, setChanged] = createSignal(0)
  let waiting = false
  const soon = () => {
    // one reading a burst: a keystroke is a transaction
    if (waiting) return
    waiting = true
    queueMicrotask(() => {
      waiting = false
      setChanged(n => n + 1)
    })
  }
  link.doc.on('afterTransaction', soon)
  onCleanup(() => link.doc.off('afterTransaction', soon))
  const parts = createMemo((): readonly RoomPart[] => {
    changed()
    return partNames(programme.themes).map(name => readPart(link.doc, name, { first: first(), wanted: language() }))
  })

  /** what is mine: known to the server alone, and asked for again when I come back */
  const [own, setOwn] = createSignal<ReadonlySet<string>>(new Set())
  const [stances, setStances] = createSignal<Readonly<Record<string, Stance>>>({})
  const [voices, setVoices] = createSignal<readonly string[]>([])
  session.call<Me>('/me').then(
    ({ amendments, scribeFor }) => {
      setOwn(before => new Set([...before, ...(amendments?.own ?? [])]))
      setStances(now => ({ ...amendments?.stances, ...now }))
      setVoices(scribeFor)
    },
    () => {
      // Without network one reads; what is mine is learnt when one comes back.
    },
  )
  const amendments = createMemo((): readonly Named[] =>
    Object.entries(programme.amendments).flatMap(([id, each]) => (each === undefined ? [] : [{ id, ...each }])),
  )

  return {
    link,
    parts,
    own,
    stances,
    amendments,
    /** guests on paper whom I write for */
    voices: () => voices().flatMap(id => ({ id, name: programme.people[id]?.name ?? '' })),
    maySupport: () => identity.role === 'participant' || identity.role === 'host',
    ofPart: (part: string) => amendments().filter(each => each.part === part),
    /** Throws `RequestFailed`. */
    async propose(part: string, passage: string, text: string, forWhom: string | undefined): Promise<void> {
      const command: CommandInput = {
        type: 'amend',
        part,
        passage,
        text,
        ...(forWhom === undefined ? {} : { for: forWhom }),
      }
      const { amendment } = await session.command(command)
      if (amendment !== undefined) setOwn(before => new Set([...before, amendment]))
    },
    async stand(amendment: string, stance: Stance | null): Promise<void> {
      await session.command({ type: 'support-amendment', amendment, stance })
      setStances(({ [amendment]: _before, ...others }) =>
        stance === null ? others : { ...others, [amendment]: stance },
      )
    },
    async takeBack(amendment: string): Promise<void> {
      await session.command({ type: 'take-back-amendment', amendment })
    },
  }
}
export type Room = ReturnType<typeof createRoom>
