import { render } from '@solidjs/testing-library'
import { createRoot, createSignal, onCleanup } from 'solid-js'
import * as Y from 'yjs'
import { createProgrammeMirror } from '../../client/mirror/programme-mirror.ts'
import type { LinkState, OpenDocument } from '../../client/session/open-document.ts'
import { navigate } from '../../client/session/address.ts'
import { type Session, SessionProvider } from '../../client/session/session.tsx'
import { TableScreen } from '../../client/table/TableScreen.tsx'
import { loadAllParts } from '../../client/table/fetch-part.ts'
import { fetchTools } from '../../client/table/tools.ts'
import { loadPresentation } from '../../client/table/presentations.ts'
import { loadEnglish } from '../../client/table/words.ts'
import { Toaster } from '../../client/ui/Toaster.tsx'
import type { Role } from '../../shared/access/roles.ts'
import { addNote } from '../../shared/document/cloth-edits.ts'
import { readCloth } from '../../shared/document/cloth-read.ts'
import type { Day, PersonFacts } from '../../shared/document/programme.ts'
import type { CommandInput } from '../../shared/domain/commands.ts'
import type { CommandResult } from '../../shared/protocol/api.ts'
import type { Presence, RefusedCode } from '../../shared/protocol/messages.ts'
import { aDay } from './staged-session.tsx'

// As after the first touch of the page, on any screen, in either language.
await Promise.all([fetchTools(), loadAllParts(), loadPresentation('phone'), loadPresentation('list'), loadEnglish()])

/** One table's link, moved by hand. */
export interface StagedLink {
  readonly doc: Y.Doc
  readonly setState: (state: LinkState) => void
  readonly setLoaded: (loaded: boolean) => void
  readonly setUnsaved: (keys: readonly string[]) => void
  readonly setPresence: (people: Presence['people']) => void
  readonly refuse: (code: RefusedCode) => void
  readonly writing: boolean[]
  /** where each of these was */
  readonly places: unknown[]
  readonly isClosed: () => boolean
}

export interface StagedTable {
  readonly links: Map<string, StagedLink[]>
  readonly commands: CommandInput[]
  readonly calls: Record<string, unknown>
  /** what the next commands answer besides; throws to refuse */
  answer: (command: CommandInput) => Partial<CommandResult>
  readonly change: (change: Partial<Day>) => void
  readonly set: (root: string, key: string, value: unknown) => void
  /** the cloth as the server would have it, each time the table is opened */
  readonly write: (
    table: string,
    notes: readonly {
      readonly id: string
      readonly by: string
      readonly text: string
      readonly zone?: number | null
    }[],
  ) => void
  readonly cloth: (table: string) => ReturnType<typeof readCloth>
  readonly show: (path?: string) => void
}

export const person = (name: string, joinedAt = 0): PersonFacts => ({
  name,
  role: 'participant',
  device: 'own',
  absent: false,
  joinedAt,
})
/** A note's id as the gate wants them. */
export const noteId = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

/** Two tables of four parts, three people at the first; `p1` is «Inès», who looks at the screen. */
export function stageTable(
  options: {
    readonly role?: Role
    readonly day?: Partial<Day>
    readonly mayWrite?: boolean
    readonly attribution?: Day['attribution']
  } = {},
): StagedTable {
  const role = options.role ?? 'participant'
  const programmeDoc = new Y.Doc()
  const links = new Map<string, StagedLink[]>()
  const kept = new Map<string, Uint8Array>()
  const day = {
    ...aDay({ phase: 'round', round: 1, rounds: 2, attribution: options.attribution ?? 'names' }),
    ...options.day,
  }
  const set = (root: string, key: string, value: unknown) => void programmeDoc.getMap(root).set(key, value)
  const zones = ['Amplifier', 'Créer', 'Articuler', 'Veiller'].map(fr => ({ fr }))
  set('day', 'day', day)
  for (const [id, number] of [
    ['t1', 1],
    ['t2', 2],
  ] as const) {
    set('themes', id, { number, title: { fr: `Question ${number} ?`, en: `Question ${number}?` }, zones })
    set('tables', id, {
      id,
      number,
      theme: id,
      locked: false,
      hosts: number === 1 ? ['host'] : [],
      welcome: '',
      spotlight: null,
    })
  }
  set('people', 'p1', { ...person('Inès'), role })
  set('people', 'p2', person('Karim', 1))
  set('people', 'host', { ...person('Nadia', 2), role: 'host' })
  set('seats', 'p1', ['t1', 't2'])
  set('seats', 'p2', ['t1', 't2'])
  set('seats', 'host', ['t1', 't1'])

  const open = (name: string): OpenDocument => {
    const doc = new Y.Doc()
    const update = kept.get(name)
    if (update !== undefined) Y.applyUpdate(doc, update)
    const [state, setState] = createSignal<LinkState>('live')
    const [loaded, setLoaded] = createSignal(true)
    const [unsaved, setUnsaved] = createSignal<ReadonlySet<string>>(new Set())
    const [presence, setPresence] = createSignal<Presence['people']>([])
    const [ending, setEnding] = createSignal<RefusedCode | undefined>()
    const writing: boolean[] = []
    const places: unknown[] = []
    let closed = false
    const staged: StagedLink = {
      doc,
      setState,
      setLoaded,
      setUnsaved: keys => void setUnsaved(new Set(keys)),
      setPresence,
      refuse: code => {
        setEnding(code)
        setState('ended')
      },
      writing,
      places,
      isClosed: () => closed,
    }
    links.set(name, [...(links.get(name) ?? []), staged])
    onCleanup(() => (closed = true))
    return {
      name,
      doc,
      state,
      loaded,
      mayWrite: () => options.mayWrite ?? true,
      unsaved,
      keptOnDevice: () => true,
      returned: () => undefined,
      forgetReturned: () => {},
      settle: () => {},
      presence,
      ending,
      setWriting: (value, where) => {
        writing.push(value)
        places.push(where)
      },
    }
  }
  const staged: StagedTable = {
    links,
    commands: [],
    calls: {},
    answer: () => ({}),
    change: change => set('day', 'day', { ...(programmeDoc.getMap('day').get('day') as Day), ...change }),
    set,
    write: (table, notes) => {
      const doc = new Y.Doc()
      notes.forEach((note, at) =>
        addNote(doc, {
          id: note.id,
          core: { by: note.by, round: 1, at: 0, lang: 'fr' },
          text: note.text,
          kind: 'idea',
          pos: [0, 0, `a${at + 10}`],
          zone: note.zone ?? 0,
        }),
      )
      kept.set(`table-${table}`, Y.encodeStateAsUpdate(doc))
    },
    cloth: table => readCloth(links.get(`table-${table}`)?.at(-1)?.doc ?? new Y.Doc(), day.plate),
    show: (path = '/e/cafe/table') => {
      const session: Session = createRoot(() => ({
        identity: { event: 'cafe', person: 'p1', name: 'Inès', role },
        programme: createProgrammeMirror(programmeDoc),
        programmeLink: { ...open('programme') },
        open,
        command: async command => {
          staged.commands.push(command)
          return {
            phase: 'round',
            round: 1,
            clock: { state: 'idle' },
            now: 0,
            ...staged.answer(command),
          } satisfies CommandResult
        },
        call: async <T,>(path: string) => {
          const found = staged.calls[path]
          if (found === undefined) throw new Error(`nothing staged at «${path}»`)
          return found as T
        },
      }))
      navigate(path, { replace: true })
      render(() => (
        <SessionProvider session={session}>
          <TableScreen />
          <Toaster />
        </SessionProvider>
      ))
    },
  }
  return staged
}
