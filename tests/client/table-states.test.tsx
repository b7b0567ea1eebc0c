import { cleanup, screen, waitFor } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { setLanguage } from '../../client/i18n/language.ts'
import { serverNow } from '../../client/session/server-time.ts'
import { dismissToast } from '../../client/ui/toasts.ts'
import type { Language } from '../../shared/domain/text.ts'
import { noteId, type StagedLink, type StagedTable, stageTable } from './table-stage.tsx'

beforeEach(() => {
  Object.assign(window, { innerWidth: 1366, innerHeight: 768 })
})
afterEach(() => {
  cleanup()
  dismissToast()
  localStorage.clear()
  sessionStorage.clear()
  setLanguage('fr')
})

const MINUTE = 60_000
const running = (left: number, lasts = 20 * MINUTE) => ({
  state: 'running' as const,
  endsAt: serverNow() + left,
  lasts,
})
const link = (staged: StagedTable): StagedLink => {
  const found = staged.links.get('table-t1')?.at(-1)
  if (found === undefined) throw new Error('the table was not opened')
  return found
}
const locked = { id: 't1', number: 1, theme: 't1', locked: true, hosts: ['host'], welcome: '', spotlight: null }
const mine = [
  { id: noteId(1), by: 'p1', text: 'Une' },
  { id: noteId(2), by: 'p1', text: 'Deux' },
]
const unsent = (staged: StagedTable) => link(staged).setUnsaved([noteId(1), noteId(2)])

interface State {
  readonly name: string
  readonly options?: Parameters<typeof stageTable>[0]
  /** before the screen is shown */
  readonly before?: (staged: StagedTable) => void
  readonly after?: (staged: StagedTable) => void
  /** what is read, each somewhere on the screen; spaces of any width */
  readonly says: Readonly<Record<Language, readonly (string | RegExp)[]>>
}

/** Every state of a table that people meet. What is said in each is a promise in both languages. */
const STATES: readonly State[] = [
  {
    name: 'an empty cloth',
    says: {
      fr: ['La nappe est à vous.', 'Écrivez une première idée, même à moitié mûre.'],
      en: ['The cloth is yours.', 'Write a first idea, even half-ripe.'],
    },
  },
  {
    name: 'a cloth that takes its time',
    after: staged => {
      link(staged).setLoaded(false)
      link(staged).setState('loading')
    },
    says: { fr: ['On déplie la nappe…', 'Un instant…'], en: ['Unfolding the cloth…', 'One moment…'] },
  },
  { name: 'all saved', says: { fr: ['Enregistré'], en: ['Saved'] } },
  {
    name: 'no network',
    before: staged => staged.write('t1', mine),
    after: staged => {
      unsent(staged)
      link(staged).setState('offline')
    },
    says: {
      fr: ['Hors ligne, 2 notes gardées ici', 'à envoyer'],
      en: ['Offline, 2 notes kept here', 'to send'],
    },
  },
  {
    name: 'coming back',
    before: staged => staged.write('t1', mine),
    after: staged => {
      unsent(staged)
      link(staged).setState('reconnecting')
    },
    says: {
      fr: ['Reconnexion, 2 notes en route', 'en route'],
      en: ['Reconnecting, 2 notes on their way', 'on its way'],
    },
  },
  {
    name: 'back again',
    before: staged => staged.write('t1', mine),
    after: staged => {
      unsent(staged)
      link(staged).setState('offline')
      link(staged).setUnsaved([])
      link(staged).setState('live')
    },
    says: { fr: ['2 notes envoyées, tout est enregistré'], en: ['2 notes sent, all saved'] },
  },
  {
    name: 'a cloth closed by its host',
    after: staged => {
      staged.set('log', 'l1', { at: 1, what: 'locked', by: 'Nadia', table: 't1' })
      staged.set('tables', 't1', locked)
    },
    says: {
      fr: ['Nappe fermée par Nadia', /Place à l’écoute/],
      en: ['Cloth closed by Nadia', /Time to listen/],
    },
  },
  {
    name: 'five minutes left',
    options: { day: { clock: running(4.6 * MINUTE) } },
    says: { fr: ['Encore cinq minutes'], en: ['Five minutes left'] },
  },
  {
    name: 'one minute left',
    options: { day: { clock: running(50_000) } },
    says: {
      fr: ['Une minute : que met-on dans l’assiette ?'],
      en: ['One minute: what goes on the plate?'],
    },
  },
  {
    name: 'the bell, and the walk',
    after: staged => {
      staged.set('tables', 't2', { ...locked, id: 't2', number: 2, theme: 't2', locked: false, hosts: ['host'] })
      staged.change({ phase: 'transfer', clock: running(3 * MINUTE, 3 * MINUTE) })
    },
    says: {
      fr: [
        /La sonnette ! Direction table 2/,
        'Nadia vous accueille.',
        /Trois minutes pour changer de table/,
        'J’y suis',
        'Rester pour finir',
      ],
      en: [
        /The bell! On to table 2/,
        'Nadia welcomes you.',
        /Three minutes to change tables/,
        'I am there',
        'Stay to finish',
      ],
    },
  },
  {
    name: 'following without writing',
    options: { mayWrite: false },
    says: {
      fr: ['Vous suivez sans écrire', 'Prendre une chaise'],
      en: ['You are following', 'Take a seat'],
    },
  },
  {
    name: 'paused',
    options: { day: { clock: { state: 'paused', left: 12 * MINUTE, lasts: 20 * MINUTE } } },
    says: { fr: ['En pause', '12:00'], en: ['Paused', '12:00'] },
  },
  {
    name: 'a note set aside by its host',
    before: staged => staged.write('t1', mine.slice(0, 1)),
    after: staged => {
      staged.set('log', 'l1', {
        at: serverNow(),
        what: 'set-aside',
        by: 'Nadia',
        table: 't1',
        note: noteId(1),
        text: 'en double',
      })
      link(staged).doc.getMap('del').set(noteId(1), 2)
    },
    says: {
      fr: ['Note mise de côté par Nadia : « en double »', /Votre note a été mise de côté par Nadia/],
      en: ['Note set aside by Nadia: “en double”', /Your note was set aside by Nadia/],
    },
  },
]

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim()
const isOnScreen = (sought: string | RegExp): boolean =>
  [...document.body.querySelectorAll('*')].some(element => {
    const text = plain(element.textContent ?? '')
    return typeof sought === 'string' ? text === sought : sought.test(text)
  })

describe.each(['fr', 'en'] as const)('every state of a table, in %s', language => {
  it.each(STATES)('$name', async ({ options, before, after, says }) => {
    setLanguage(language)
    const staged = stageTable(options)
    before?.(staged)
    staged.show()
    await screen.findByRole('heading', { level: 1 })
    after?.(staged)
    await waitFor(() => {
      for (const sought of says[language]) expect([sought, isOnScreen(sought)]).toEqual([sought, true])
    })
  })
})
