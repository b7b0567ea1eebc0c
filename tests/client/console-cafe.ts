import { createSignal } from 'solid-js'
import * as Y from 'yjs'
import type { LinkState } from '../../client/session/open-document.ts'
import type { Session } from '../../client/session/session.tsx'
import { createProgrammeMirror } from '../../client/mirror/programme-mirror.ts'
import { RequestFailed } from '../../client/session/api.ts'
import type { Role } from '../../shared/access/roles.ts'
import type { Day, PersonFacts, Programme, Summary } from '../../shared/document/programme.ts'
import type { CommandInput } from '../../shared/domain/commands.ts'
import type { Word } from '../../shared/protocol/api.ts'

/** A café for the console's and the wall's tests: four tables of three, one host each, in its second round of four. */

export const MINUTE = 60_000
/** 4 October 2018, 14:48 in Paris: round 2 of the café has just begun */
export const ROUND_2 = Date.parse('2018-10-04T12:48:00Z')

export const aDay = (changes: Partial<Day> = {}): Day => ({
  title: 'Le Café des Innovations',
  subtitle: '',
  languages: ['fr', 'en'],
  date: '2018-10-04',
  start: '14:00',
  timeZone: 'Europe/Paris',
  place: '',
  phase: 'round',
  round: 2,
  rounds: 4,
  clock: { state: 'running', endsAt: ROUND_2 + 20 * MINUTE, lasts: 20 * MINUTE },
  undoUntil: null,
  moments: [{ startedAt: ROUND_2 - 23 * MINUTE, rangAt: ROUND_2 - 3 * MINUTE }, { startedAt: ROUND_2 }],
  movement: 'mix',
  questions: 'per-theme',
  attribution: 'names',
  hidden: false,
  plate: 3,
  dots: { table: 5, perNote: 2, harvest: 3, secret: true, tablesOpen: true, harvestOpen: false, harvestVoters: 0 },
  agenda: [
    { kind: 'welcome', title: { fr: 'Accueil, café', en: 'Welcome, coffee' }, minutes: 15 },
    { kind: 'talk', minutes: 10 },
    { kind: 'rounds' },
    { kind: 'harvest', minutes: 40 },
    { kind: 'closing', minutes: 15 },
  ],
  minutes: { minutes: 20, transferMinutes: 3, breakAfter: [] },
  published: false,
  code: 'K7M2QX',
  ...changes,
})

export const aSummary = (changes: Partial<Summary> = {}): Summary => ({
  notes: 0,
  links: 0,
  dots: 0,
  plate: [],
  squares: [],
  online: [],
  writing: [],
  changedAt: 0,
  ...changes,
})

const TITLES = ['Être socialement innovant', 'Utiliser le numérique', 'Modèles économiques', 'Évaluer les impacts']
const NAMES = [
  ['Hélène', 'Victor', 'Amina'],
  ['Nadia', 'Fatou', 'Karim'],
  ['Bruno', 'Malik', 'Zoé'],
  ['Thérèse', 'Jules', 'Perrine'],
]

export interface Cafe {
  readonly doc: Y.Doc
  readonly set: <R extends keyof Programme>(root: R, key: string, value: Programme[R][keyof Programme[R]]) => void
  readonly day: (changes: Partial<Day>) => void
  readonly person: (id: string, changes: Partial<PersonFacts>) => void
}

/** The programme of that café. Guests go from table n to n + 1 (the first guest) or n + 2 (the second) at each bell; hosts stay. */
export function aCafe(changes: Partial<Day> = {}): Cafe {
  const doc = new Y.Doc()
  const set: Cafe['set'] = (root, key, value) => doc.getMap<unknown>(root).set(key, value)
  set('day', 'day', aDay(changes))
  NAMES.forEach((names, index) => {
    const table = `t${index + 1}`
    set('themes', table, { number: index + 1, title: { fr: TITLES[index] ?? '', en: `Theme ${index + 1}` }, zones: [] })
    set('tables', table, {
      id: table,
      number: index + 1,
      theme: table,
      locked: false,
      hosts: [`p${index}0`],
      welcome: '',
      spotlight: null,
    })
    set(
      'summaries',
      table,
      aSummary({ notes: 10 + index, online: names.map((_, place) => `p${index}${place}`), changedAt: ROUND_2 }),
    )
    names.forEach((name, place) => {
      const id = `p${index}${place}`
      const host = place === 0
      set('people', id, {
        name,
        role: host ? 'host' : 'participant',
        device: 'own',
        ...(host ? { hosts: table } : {}),
        absent: false,
        joinedAt: ROUND_2 - 60 * MINUTE,
      })
      const seats = Array.from({ length: 4 }, (_, round) => `t${((index + (round + 3) * place) % 4) + 1}`)
      set('seats', id, seats)
    })
  })
  return {
    doc,
    set,
    day: next => set('day', 'day', aDay({ ...changes, ...next })),
    person: (id, next) => set('people', id, { ...(doc.getMap<PersonFacts>('people').get(id) as PersonFacts), ...next }),
  }
}

export interface FakeSession {
  readonly session: Session
  readonly commands: CommandInput[]
  /** the next command is refused with this code */
  refuseNext: (code: string) => void
  setLink: (state: LinkState) => void
  calls: () => number
  /** what the server tells of words between hosts and facilitators; throws while it cannot be reached */
  readonly said: Word[]
  wordsFail: (fails: boolean) => void
  /** how often words were asked for */
  wordCalls: () => number
}

/** Bruno, who hosts table 3, says something to the facilitators. */
export const aMessage = (text: string, at: number): Word => ({
  id: `said-${at}`,
  at,
  what: 'message',
  by: 'Bruno',
  table: 't3',
  text,
})

/** A session on a programme, without a network: commands are written down. Needs an owner (call it inside the render). */
export function fakeSession(doc: Y.Doc, role: Role = 'facilitator'): FakeSession {
  const commands: CommandInput[] = []
  const [link, setLink] = createSignal<LinkState>('live')
  let refusal: string | undefined
  let calls = 0
  let wordCalls = 0
  let wordsFail = false
  const said: Word[] = []
  const session: Session = {
    identity: { event: 'isn', person: 'staff', name: '', role },
    programme: createProgrammeMirror(doc),
    programmeLink: {
      name: 'programme',
      doc,
      state: link,
      loaded: () => true,
      mayWrite: () => false,
      unsaved: () => new Set<string>(),
      keptOnDevice: () => true,
      returned: () => undefined,
      forgetReturned: () => {},
      settle: () => {},
      presence: () => [],
      ending: () => undefined,
      setWriting: () => undefined,
    },
    open: () => {
      throw new Error('the console and the wall open no other document')
    },
    command: command => {
      commands.push(command)
      const code = refusal
      refusal = undefined
      if (code !== undefined) return Promise.reject(new RequestFailed(409, code, code))
      return Promise.resolve({ phase: 'round', round: 1, clock: { state: 'idle' }, now: ROUND_2 })
    },
    call: <T>(path: string) => {
      if (path === '/words') {
        wordCalls++
        return wordsFail
          ? Promise.reject(new RequestFailed(0, 'offline', ''))
          : Promise.resolve({ words: [...said] } as T)
      }
      calls++
      const view = {
        links: {
          wall: 'http://cafe.example.org/e/isn/wall#k=wallkey',
          participant: 'http://cafe.example.org/e/isn/join#k=key',
        },
      }
      return Promise.resolve(view as T)
    },
  }
  return {
    session,
    commands,
    refuseNext: code => (refusal = code),
    setLink,
    calls: () => calls,
    said,
    wordsFail: fails => (wordsFail = fails),
    wordCalls: () => wordCalls,
  }
}
