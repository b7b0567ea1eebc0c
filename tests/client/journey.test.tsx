import { cleanup, fireEvent, render, screen, waitFor, within } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { setLanguage } from '../../client/i18n/language.ts'
import { Journey } from '../../client/journey/Journey.tsx'
import { fatesOf, notesByTable } from '../../client/journey/note-fate.ts'
import { whenIs } from '../../client/journey/Route.tsx'
import { RequestFailed } from '../../client/session/api.ts'
import { dismissToast } from '../../client/ui/toasts.ts'
import { Toaster } from '../../client/ui/Toaster.tsx'
import type { Day } from '../../shared/document/programme.ts'
import { addNote } from '../../shared/document/cloth-edits.ts'
import type { ApiNote, Me } from '../../shared/protocol/api.ts'
import { aDay, stageSession, type StagedSession } from './staged-session.tsx'

/** No-break spaces as blanks. */
const plain = (text: string | null) => (text ?? '').replace(/[\u00a0\u202f]/g, ' ')
const rest = () => new Promise<void>(done => setTimeout(done, 0))
const aNote = (id: string, change: Partial<ApiNote> = {}): ApiNote => ({
  id,
  text: `Mots de ${id}`,
  kind: 'idea',
  theme: 't1',
  table: 't1',
  round: 1,
  late: false,
  zone: null,
  group: null,
  dots: 0,
  plate: false,
  setAside: false,
  origin: 'typed',
  createdAt: 0,
  ...change,
})
const aMe = (change: Partial<Me> = {}): Me => ({
  person: {
    id: 'p1',
    name: 'Inès',
    role: 'participant',
    consent: { name: false, email: false },
    device: 'own',
    following: false,
    joinedAt: Date.UTC(2026, 10, 22, 13, 5),
    wishes: [],
    devices: 1,
  },
  seats: [
    { round: 1, table: 't1', place: 1 },
    { round: 2, table: 't2', place: 2 },
  ],
  notes: [],
  dots: { tables: {}, harvest: {} },
  personal: { code: 'ABC346', link: 'http://example.org/e/cafe/join#p=p1-secret' },
  carries: [],
  mentioned: [],
  scribeFor: [],
  scribes: [],
  controller: 'Réseau des cafés',
  purgeAt: Date.UTC(2027, 1, 20),
  ...change,
})

let asked: { path: string; method: string; body: unknown }[]
function stage(me: Me, day: Partial<Day> = {}, answer?: (body: unknown) => Me): StagedSession {
  const staged = stageSession('participant')
  asked = []
  let held = me
  Object.assign(staged.session, {
    call: async (path: string, options: { method?: string; body?: unknown } = {}) => {
      const method = options.method ?? 'GET'
      asked.push({ path, method, body: options.body })
      if (method === 'PATCH') held = answer?.(options.body) ?? held
      return held
    },
  })
  staged.set('day', 'day', aDay({ phase: 'round', round: 1, rounds: 2, ...day }))
  for (const [id, number, seats] of [
    ['t1', 1, 8],
    ['t2', 2, 1],
    ['t3', 3, 8],
  ] as const) {
    staged.set('themes', id, { number, title: { fr: `Question ${number}` }, zones: [] })
    staged.set('tables', id, { id, number, theme: id, seats, locked: false, hosts: [], welcome: '', spotlight: null })
  }
  const facts = { role: 'participant', device: 'own', absent: false, joinedAt: 0 }
  staged.set('people', 'p1', { name: 'Inès', ...facts })
  staged.set('people', 'p2', { name: 'Karim', ...facts })
  staged.set('seats', 'p1', ['t1', 't2'])
  staged.set('seats', 'p2', ['t2', 't1'])
  return staged
}
const show = (staged: StagedSession) =>
  render(() =>
    staged.stage(() => (
      <>
        <Journey />
        <Toaster />
      </>
    )),
  )

beforeEach(() => setLanguage('fr'))
afterEach(() => {
  cleanup()
  dismissToast()
  localStorage.clear()
  sessionStorage.clear()
  vi.restoreAllMocks()
})

describe('what became of a note', () => {
  const told = { log: {}, threads: {}, carried: {}, tables: {} }
  it('is told in words: plate, dots, threads, tables it was carried to, the compte rendu', () => {
    const note = aNote('n1', { plate: true, dots: 3, late: true })
    const copy = aNote('c1', { table: 't2', plate: true, carriedFrom: { table: 't1', note: 'n1', round: 1 } })
    const fates = fatesOf(
      note,
      { notes: [note, copy], cited: ['n1'] },
      {
        ...told,
        threads: { f1: { name: 'Des portes', notes: [{ table: 't1', note: 'n1' }], at: 0 } },
        carried: { c1: { table: 't1', note: 'n1', round: 1, to: 't2' } },
        tables: { t2: { id: 't2', number: 2, locked: false, hosts: [], welcome: '', spotlight: null } },
      },
    )
    expect(fates).toEqual([
      { kind: 'late' },
      { kind: 'plate' },
      { kind: 'dots', count: 3 },
      { kind: 'thread', name: 'Des portes' },
      { kind: 'carried', to: 2, onPlate: true },
      { kind: 'cited' },
    ])
  })
  it('tells a note that its author took back from one set aside with a reason', () => {
    const aside = aNote('n1', { setAside: true })
    const log = { e1: { at: 1, what: 'set-aside' as const, by: 'Nadia', note: 'n1', text: 'en double' } }
    expect(fatesOf(aside, { notes: [aside] }, told)).toEqual([{ kind: 'taken-back' }])
    expect(fatesOf(aside, { notes: [aside] }, { ...told, log })).toEqual([
      { kind: 'aside', by: 'Nadia', reason: 'en double' },
    ])
  })
  it('copies that others carried are told with their original, table after table as one went', () => {
    const me = aMe({
      notes: [
        aNote('n2', { table: 't2', createdAt: 5 }),
        aNote('c1', { table: 't3', carriedFrom: { table: 't1', note: 'n1', round: 1 } }),
        aNote('n1'),
        aNote('n3', { createdAt: -1 }),
      ],
    })
    expect(notesByTable(me, {}).map(([table, notes]) => [table, notes.map(note => note.id)])).toEqual([
      ['t1', ['n3', 'n1']],
      ['t2', ['n2']],
    ])
  })
  it('a round of one’s route is past, now, next or later', () => {
    const at = (phase: Day['phase'], round: number) => [1, 2, 3].map(each => whenIs(each, { phase, round, rounds: 3 }))
    expect(at('open', 0)).toEqual(['next', 'later', 'later'])
    expect(at('round', 1)).toEqual(['now', 'next', 'later'])
    expect(at('transfer', 1)).toEqual(['past', 'next', 'later'])
    expect(at('harvest', 3)).toEqual(['past', 'past', 'past'])
  })
})

describe('my journey', () => {
  it('shows my tables by round with their questions, and my notes with what became of them', async () => {
    const staged = stage(aMe({ notes: [aNote('n1', { plate: true, dots: 2 })] }))
    show(staged)
    expect(await screen.findByText('Mots de n1')).toBeTruthy()
    const stops = within(screen.getByRole('region', { name: 'Mes tables' })).getAllByRole('listitem')
    expect(stops.map(stop => [stop.textContent?.match(/Table \d/)?.[0], stop.getAttribute('aria-current')])).toEqual([
      ['Table 1', 'step'],
      ['Table 2', null],
    ])
    expect(stops[1]?.textContent).toContain('Question 2')
    expect(screen.getByText('dans l’assiette')).toBeTruthy()
    expect(screen.getByText('2 gommettes')).toBeTruthy()
  })

  it('where cloths go round, one keeps one’s table and cloth after cloth comes', async () => {
    const staged = stage(aMe(), { movement: 'hosts', crews: ['Les Ormes'] })
    // round 2: cloth 2 lies on table 1, cloth 1 on table 3
    show(staged)
    const route = (await screen.findByRole('heading', { name: 'Mes tables' })).closest('section') as HTMLElement
    expect(plain(route.textContent)).toContain('Vous restez à la table 1 : les nappes viennent à vous.')
    expect(route.textContent).toContain('Avec Les Ormes, toute la journée.')
    expect([...route.querySelectorAll('.jy-stop strong')].map(stop => stop.textContent)).toEqual(['Nappe 1', 'Nappe 2'])
    staged.set('tables', 't1', {
      id: 't1',
      number: 1,
      theme: 't1',
      locked: false,
      hosts: ['p1'],
      welcome: '',
      spotlight: null,
    })
    staged.set('seats', 'p1', ['t1', 't1'])
    await rest()
    expect([...route.querySelectorAll('.jy-stop strong')].map(stop => stop.textContent)).toEqual(['Table 1', 'Table 3'])
    expect(route.textContent).not.toContain('Les Ormes')
    expect(plain(document.body.textContent)).toContain(
      'Vous êtes à la table 1 avec la nappe 1 : à la sonnette, vous l’emportez.',
    )
  })

  it('asks again when the day moves on', async () => {
    const staged = stage(aMe())
    show(staged)
    await screen.findByText(/n’avez encore rien écrit/)
    expect(asked).toHaveLength(1)
    staged.set('day', 'day', aDay({ phase: 'transfer', round: 1, rounds: 2 }))
    await waitFor(() => expect(asked).toHaveLength(2))
  })

  it('[S12] takes a note back where it lies, and puts it down again', async () => {
    const staged = stage(aMe({ notes: [aNote('00000000-0000-4000-8000-000000000001')] }))
    const doc = staged.session.open('table-t1').doc
    addNote(doc, {
      id: '00000000-0000-4000-8000-000000000001',
      core: { by: 'p1', round: 1, at: 0 },
      text: 'Mots',
      kind: 'idea',
      pos: [0, 0, 'a'],
      zone: null,
    })
    show(staged)
    fireEvent.click(await screen.findByRole('button', { name: /^Reprendre la note/ }))
    await screen.findByText('Note reprise')
    const del = () => doc.getMap('del').get('00000000-0000-4000-8000-000000000001')
    expect(del()).toBe(1)
    fireEvent.click(screen.getByRole('button', { name: 'Annuler' }))
    await waitFor(() => expect(del()).toBe(0))
  })

  it('offers nothing for notes of a café that is closed', async () => {
    show(stage(aMe({ notes: [aNote('n1')] }), { phase: 'closed' }))
    expect(await screen.findByText('Mots de n1')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^Reprendre/ })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Changer de table' })).toBeNull()
    expect(screen.getByText(/ses nappes ne changent plus/)).toBeTruthy()
  })

  it('lists what I carry, which can be put down until it has arrived', async () => {
    const staged = stage(
      aMe({
        carries: [
          { id: 'c1', table: 't1', note: 'n1', round: 1 },
          { id: 'c2', table: 't1', note: 'n2', round: 1, to: 't2' },
        ],
        mentioned: [
          { id: 'n1', table: 't1', text: 'Une porte', kind: 'idea' },
          { id: 'n2', table: 't1', text: 'Un banc', kind: 'idea' },
        ],
      }),
    )
    show(staged)
    fireEvent.click(await screen.findByRole('button', { name: /Reposer l’idée «.Une porte.»/ }))
    await waitFor(() => expect(staged.commands).toEqual([{ type: 'drop-carried', table: 't1', note: 'n1' }]))
    expect(screen.getByText(/arrivée à la table 2/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: /Un banc/ })).toBeNull()
  })
})

describe('what is mine to change', () => {
  it('corrects name and agreements at any time; what is not agreed to is not kept', async () => {
    const staged = stage(aMe(), {}, body => {
      const { name = '', consent } = body as { name?: string; consent: { name: boolean; email: boolean } }
      return aMe({ person: { ...aMe().person, name, consent } })
    })
    show(staged)
    fireEvent.input(await screen.findByLabelText('Prénom'), { target: { value: '  Inès   M. ' } })
    fireEvent.click(screen.getByLabelText(/Mon nom et mon organisation/))
    fireEvent.input(screen.getByLabelText(/Organisation/), { target: { value: 'Une école' } })
    fireEvent.click(screen.getByRole('button', { name: 'Enregistrer' }))
    await screen.findByText('Enregistré')
    expect(asked.at(-1)).toEqual({
      path: '/me',
      method: 'PATCH',
      body: { name: 'Inès M.', organisation: 'Une école', email: '', consent: { name: true, email: false } },
    })
    fireEvent.click(screen.getByLabelText(/Mon nom et mon organisation/))
    fireEvent.click(screen.getByRole('button', { name: 'Enregistrer' }))
    await waitFor(() => expect(asked.at(-1)?.body).toMatchObject({ organisation: '', consent: { name: false } }))
  })

  it('says what is wrong beside the field, and keeps what was typed when the network is gone', async () => {
    const staged = stage(aMe(), {}, () => {
      throw new RequestFailed(0, 'offline', 'offline')
    })
    show(staged)
    const field = await screen.findByLabelText('Prénom')
    fireEvent.input(field, { target: { value: ' ' } })
    fireEvent.click(screen.getByRole('button', { name: 'Enregistrer' }))
    expect(await screen.findByText(/Écrivez un prénom/)).toBeTruthy()
    fireEvent.input(field, { target: { value: 'Agnès' } })
    fireEvent.click(screen.getByRole('button', { name: 'Enregistrer' }))
    expect(await screen.findByText(/Ce que vous avez écrit est gardé ici/)).toBeTruthy()
    expect(field).toHaveProperty('value', 'Agnès')
  })

  it('changes table among those with a chair; a table that filled up names the next free one', async () => {
    const staged = stage(aMe(), {}, () => {
      throw new RequestFailed(409, 'table-full', 'full', { next: { table: 't1', number: 1 } })
    })
    show(staged)
    fireEvent.click(await screen.findByRole('button', { name: 'Changer de table' }))
    const full = screen.getByRole('button', { name: /Table 2.*complète/ })
    expect(full.getAttribute('aria-disabled')).toBe('true')
    fireEvent.click(full)
    expect(asked.filter(each => each.method === 'PATCH')).toEqual([])
    fireEvent.click(screen.getByRole('button', { name: /Table 3.*8 chaises libres/ }))
    expect(await screen.findByText(/Table complète.*Il reste une chaise à la table 1/)).toBeTruthy()
    expect(asked.at(-1)?.body).toEqual({ table: 't3' })
  })

  it('follows without writing, and takes a chair again', async () => {
    const staged = stage(aMe(), {}, body =>
      aMe({ person: { ...aMe().person, following: (body as { following: boolean }).following } }),
    )
    show(staged)
    fireEvent.click(await screen.findByRole('button', { name: 'Suivre sans écrire' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Reprendre une chaise' }))
    await screen.findByRole('button', { name: 'Suivre sans écrire' })
    expect(asked.filter(each => each.method === 'PATCH').map(each => each.body)).toEqual([
      { following: true },
      { following: false },
    ])
  })

  it('tells all that is held in words, and when it goes', async () => {
    show(stage(aMe({ scribes: ['Karim'] })))
    const held = within(await screen.findByRole('region', { name: 'Ce qui est gardé sur moi' }))
    expect(held.getByText('Notent pour vous').nextElementSibling?.textContent).toBe('Karim')
    expect(held.getByText(/samedi 20 février 2027/).textContent).toContain('Responsable\u00a0: Réseau des cafés.')
  })

  it('erases only after one has read what goes and what stays', async () => {
    const staged = stage(aMe())
    const left = vi.spyOn(location, 'replace').mockReturnValue(undefined)
    show(staged)
    fireEvent.click(await screen.findByRole('button', { name: 'Quitter le café et m’effacer' }))
    const dialog = within(screen.getByRole('dialog', { name: /Quitter le café/ }))
    expect(dialog.getByText('vos notes sur les nappes, sans votre nom')).toBeTruthy()
    expect(asked.some(each => each.method === 'DELETE')).toBe(false)
    fireEvent.click(dialog.getByRole('button', { name: 'M’effacer' }))
    await waitFor(() => expect(left).toHaveBeenCalledWith('/e/cafe/join'))
    expect(asked.at(-1)).toMatchObject({ path: '/me', method: 'DELETE' })
  })

  it('gives a guest on paper a card to copy: seat, code, who writes for them', async () => {
    const person = { ...aMe().person, device: 'paper' as const }
    show(stage(aMe({ person, scribes: ['Karim'] })))
    const card = within(await screen.findByRole('region', { name: 'Votre carte' }))
    expect(card.getByText('Votre place : table 1')).toBeTruthy()
    expect(card.getByText('ABC346')).toBeTruthy()
    expect(card.getByText('Karim note pour vous.')).toBeTruthy()
    expect(card.getByRole('button', { name: /je rends l’appareil/ })).toBeTruthy()
  })
})
