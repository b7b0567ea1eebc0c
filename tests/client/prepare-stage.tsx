import { render } from '@solidjs/testing-library'
import { afterEach } from 'vitest'
import * as Y from 'yjs'
import { createProgrammeMirror } from '../../client/mirror/programme-mirror.ts'
import { Prepare } from '../../client/prepare/Prepare.tsx'
// loaded when they are turned to: here beforehand, so that no test waits for a file to be compiled
import '../../client/ui/DuplicateDialog.tsx'
import '../../client/prepare/KitsTab.tsx'
import '../../client/prepare/LinksTab.tsx'
import '../../client/prepare/PeopleTab.tsx'
import '../../client/prepare/PersonDialog.tsx'
import 'papaparse'
import type { RequestFailed } from '../../client/session/api.ts'
import { type Session, SessionProvider } from '../../client/session/session.tsx'
import type { Role } from '../../shared/access/roles.ts'
import type { Phase } from '../../shared/domain/phase.ts'
import { type Plan } from '../../shared/domain/plan.ts'
import { readPlan } from '../../shared/domain/read-plan.ts'
import type { EventView } from '../../shared/protocol/api.ts'

// Which tab one was on is kept over a reload: no test starts on another’s.
afterEach(() => sessionStorage.clear())

/** Queries see a no-break space as a blank. */
export const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

export function aPlan(fields: Record<string, unknown> = {}): Plan {
  const reading = readPlan({
    title: 'Habiter ici',
    capacity: 24,
    themes: [{ title: { fr: 'Se rencontrer' } }, { title: { fr: 'Partager' } }, { title: { fr: 'Accueillir' } }],
    ...fields,
  })
  if (!reading.ok) throw new Error('not a plan')
  return reading.plan
}

/** A café as this screen meets it: a plan to read and to change, links, and a phase that the programme tells. */
export function aCafe({
  role = 'organiser',
  phase = 'prepared',
  fields = {},
  view: shown = {},
  answers = {},
}: {
  role?: Role
  phase?: Phase
  /** of the plan */
  fields?: Record<string, unknown>
  view?: Partial<EventView>
  /** what calls to these paths answer */
  answers?: Readonly<Record<string, unknown>>
} = {}) {
  let plan = aPlan(fields)
  let key = 1
  const calls: { path: string; method: string; body: unknown }[] = []
  const refuse: { next?: RequestFailed } = {}
  const doc = new Y.Doc()
  const tell = (next: Phase) => doc.getMap('day').set('day', { phase: next, code: 'TNWH8T' })
  tell(phase)
  const view = () => ({
    id: 'c1',
    role,
    plan,
    phase,
    round: 0,
    clock: { state: 'idle' },
    tables: [],
    published: false,
    now: 1,
    createdAt: Date.UTC(2026, 0, 1),
    code: 'TNWH8T',
    links: {
      organiser: 'https://cafe.example.org/e/c1/prepare#k=o',
      facilitator: 'https://cafe.example.org/e/c1/console#k=f',
      host: 'https://cafe.example.org/e/c1/join#k=h',
      hosts: Object.fromEntries(
        plan.themes.map(theme => [theme.id, `https://cafe.example.org/e/c1/join#k=${theme.id}`]),
      ),
      participant: `https://cafe.example.org/e/c1/join#k=p${key}`,
      wall: 'https://cafe.example.org/e/c1/wall#k=w',
    },
    ...shown,
  })
  const session = {
    identity: { event: 'c1', person: 'p1', name: '', role },
    programme: createProgrammeMirror(doc),
    call: async (path: string, options: { method?: string; body?: unknown } = {}) => {
      calls.push({ path, method: options.method ?? 'GET', body: options.body })
      if (options.method === 'PATCH') {
        if (refuse.next !== undefined) throw refuse.next
        plan = { ...plan, ...(options.body as Partial<Plan>) }
      }
      if (path === '/keys') key++
      if (path in answers) return answers[path]
      return view()
    },
    command: async (command: { type: string }) => {
      calls.push({ path: '/commands', method: 'POST', body: command })
      if (command.type === 'open') tell('open')
      return {}
    },
  } as unknown as Session
  render(() => (
    <SessionProvider session={session}>
      <Prepare />
    </SessionProvider>
  ))
  return {
    calls,
    refuse,
    tell,
    plan: () => plan,
    patched: () => calls.filter(call => call.method === 'PATCH').map(call => call.body),
  }
}
