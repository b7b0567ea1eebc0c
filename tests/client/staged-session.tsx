import { createRoot, createSignal, type JSX } from 'solid-js'
import * as Y from 'yjs'
import { createProgrammeMirror } from '../../client/mirror/programme-mirror.ts'
import type { OpenDocument } from '../../client/session/open-document.ts'
import { type Session, SessionProvider } from '../../client/session/session.tsx'
import type { Role } from '../../shared/access/roles.ts'
import type { CommandInput } from '../../shared/domain/commands.ts'
import type { Day, Programme } from '../../shared/document/programme.ts'
import type { Presence } from '../../shared/protocol/messages.ts'
import type { CommandResult } from '../../shared/protocol/api.ts'

/** A session whose server is a few functions: what the programme says, what commands and calls answer. */
export interface StagedSession {
  readonly session: Session
  readonly commands: CommandInput[]
  /** what the next commands answer; throw to refuse */
  answer: (command: CommandInput) => Partial<CommandResult>
  readonly calls: Record<string, unknown>
  readonly set: <R extends keyof Programme>(root: R, key: string, value: unknown) => void
  readonly documents: Map<string, Y.Doc>
  /** who is at every document, and who writes where */
  readonly present: (people: Presence['people']) => void
  readonly stage: (children: () => JSX.Element) => JSX.Element
}

export const aDay = (change: Partial<Day> = {}): Day => ({
  title: 'Un café',
  subtitle: '',
  languages: ['fr', 'en'],
  timeZone: 'Europe/Paris',
  place: '',
  phase: 'harvest',
  round: 2,
  rounds: 2,
  clock: { state: 'idle' },
  undoUntil: null,
  moments: [],
  movement: 'mix',
  questions: 'per-theme',
  attribution: 'names',
  hidden: false,
  plate: 3,
  dots: { table: 5, perNote: 2, harvest: 3, secret: true, tablesOpen: false, harvestOpen: false, harvestVoters: 0 },
  agenda: [],
  minutes: { minutes: 20, transferMinutes: 3, breakAfter: [] },
  published: false,
  ...change,
})

export function stageSession(role: Role, options: { readonly mayWrite?: boolean } = {}): StagedSession {
  const programmeDoc = new Y.Doc()
  const documents = new Map<string, Y.Doc>()
  const [presence, setPresence] = createSignal<Presence['people']>([])
  const link = (name: string, doc: Y.Doc): OpenDocument => {
    const [state] = createSignal<'live'>('live')
    return {
      name,
      doc,
      state,
      loaded: () => true,
      mayWrite: () => options.mayWrite ?? true,
      unsaved: () => new Set<string>(),
      keptOnDevice: () => true,
      returned: () => undefined,
      forgetReturned: () => {},
      settle: () => {},
      presence,
      ending: () => undefined,
      setWriting: () => {},
    }
  }
  const staged: StagedSession = {
    commands: [],
    answer: () => ({}),
    calls: {},
    documents,
    present: people => void setPresence(people),
    set: (root, key, value) => {
      programmeDoc.getMap(root).set(key, value)
    },
    stage: children => <SessionProvider session={staged.session}>{children()}</SessionProvider>,
    session: createRoot(() => ({
      identity: { event: 'cafe', person: 'p1', name: 'Inès', role },
      programme: createProgrammeMirror(programmeDoc),
      programmeLink: link('programme', programmeDoc),
      open: (name: string) => {
        const doc = documents.get(name) ?? new Y.Doc()
        documents.set(name, doc)
        return link(name, doc)
      },
      command: async (command: CommandInput) => {
        staged.commands.push(command)
        return {
          phase: 'harvest',
          round: 2,
          clock: { state: 'idle' },
          now: 0,
          ...staged.answer(command),
        } as CommandResult
      },
      call: async <T,>(path: string) => {
        const found = staged.calls[path]
        if (found === undefined) throw new Error(`nothing staged at «${path}»`)
        return found as T
      },
    })),
  }
  return staged
}
