import { createEffect, createSignal } from 'solid-js'
import type { Day } from '../../shared/document/programme.ts'
import type { Me, Voice } from '../../shared/protocol/api.ts'
import { recallInTab, rememberInTab } from '../session/memory.ts'
import type { Session } from '../session/session.tsx'

type Ballot = Readonly<Record<string, number>>

/** What only this person may know at a table: the name they sign with, whom they write for, and their own dots. */
export interface Mine {
  /** undefined until the server told the alias of a café without names */
  readonly signature: () => string | undefined
  /** the guest on paper for whom I write and place dots now; undefined: myself */
  readonly voice: () => string | undefined
  /** Kept until it is changed, also at the next table if the guest is there too. */
  readonly setVoice: (guest: string | undefined) => void
  /** guests at this table for whom I may write already */
  readonly voices: () => readonly string[]
  /** what a new note is signed with: mine, or the voice's */
  readonly signs: () => string | undefined
  /** may I change what is signed so? Mine, and that of all I write for */
  readonly isOurs: (signature: string) => boolean
  /** note id → dots of mine, or of the voice's */
  readonly dots: () => Ballot
  readonly setDots: (note: string, count: number) => void
  readonly dotsPlaced: () => number
  /** what the server last told of those I write for */
  readonly told: () => readonly Voice[]
  /** reads it again from the server; true when it answered */
  readonly refresh: () => Promise<boolean>
}

export interface MineInput {
  readonly session: Session
  readonly table: string
  readonly attribution: () => Day['attribution']
  /** does this person sit here in the round that is looked at? */
  readonly isHere: (person: string) => boolean
}

export function createMine({ session, table, attribution, isHere }: MineInput): Mine {
  const { event, person } = session.identity
  const key = `voice.${event}`
  const [alias, setAlias] = createSignal<string | undefined>()
  const [told, setTold] = createSignal<readonly Voice[]>([])
  const [chosen, setChosen] = createSignal(recallInTab(key) ?? '')
  /** person id → ballot */
  const [dots, setDots] = createSignal<Readonly<Record<string, Ballot>>>({})

  const refresh = async () => {
    try {
      const me = await session.call<Me>('/me')
      const voices = me.voices ?? []
      setAlias(me.alias?.[table])
      setTold(voices)
      setDots(
        Object.fromEntries(
          [{ id: person, dots: me.dots }, ...voices].map(each => [each.id, each.dots.tables[table] ?? {}]),
        ),
      )
      return true
    } catch {
      return false // not reached: asked again when the link is live again
    }
  }
  const dotsOpen = () => session.programme.day()?.dots.tablesOpen === true
  createEffect(() => {
    const needed = attribution() === 'none' || dotsOpen() || chosen() !== ''
    if (needed && session.programmeLink.state() === 'live') void refresh()
  })

  const signatureOf = (guest: string) =>
    attribution() === 'none' ? told().find(voice => voice.id === guest)?.alias?.[table] : guest
  const signature = () => (attribution() === 'none' ? alias() : person)
  const mayVoice = (guest: string) => {
    const facts = session.programme.people[guest]
    return facts?.device === 'paper' && !facts.absent && isHere(guest) && signatureOf(guest) !== undefined
  }
  const voice = () => (chosen() !== '' && mayVoice(chosen()) ? chosen() : undefined)
  const signs = () => {
    const guest = voice()
    return guest === undefined ? signature() : signatureOf(guest)
  }
  const ballot = () => dots()[voice() ?? person] ?? {}
  return {
    signature,
    voice,
    setVoice: guest => {
      setChosen(guest ?? '')
      rememberInTab(key, guest ?? '')
    },
    voices: () => [...new Set([...told().map(({ id }) => id), chosen()])].filter(id => id !== '' && mayVoice(id)),
    signs,
    isOurs: by => by === signature() || by === signs() || told().some(({ id }) => signatureOf(id) === by),
    dots: ballot,
    setDots: (note, count) =>
      setDots(before => {
        const { [note]: _old, ...rest } = ballot()
        return { ...before, [voice() ?? person]: count === 0 ? rest : { ...rest, [note]: count } }
      }),
    dotsPlaced: () => Object.values(ballot()).reduce((sum, count) => sum + count, 0),
    told,
    refresh,
  }
}
