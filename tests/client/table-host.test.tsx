import { cleanup, fireEvent, screen, waitFor, within } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { setLanguage } from '../../client/i18n/language.ts'
import { serverNow } from '../../client/session/server-time.ts'
import { draftWelcome } from '../../client/table/host/welcome-draft.ts'
import { dismissToast } from '../../client/ui/toasts.ts'
import type { Note } from '../../shared/document/cloth.ts'
import type { TableFacts } from '../../shared/document/programme.ts'
import { noteId, type StagedTable, stageTable } from './table-stage.tsx'

beforeEach(() => {
  setLanguage('fr')
  Object.assign(window, { innerWidth: 1366, innerHeight: 768 })
})
afterEach(() => {
  vi.useRealTimers()
  cleanup()
  dismissToast()
  localStorage.clear()
  sessionStorage.clear()
})

const facts = (change: Partial<TableFacts> = {}) => ({
  id: 't1',
  number: 1,
  theme: 't1',
  locked: false,
  hosts: ['host'],
  welcome: '',
  spotlight: null,
  ...change,
})
function stageHost(): StagedTable {
  const staged = stageTable({ role: 'host' })
  staged.set('tables', 't1', facts({ hosts: ['p1'] }))
  return staged
}
const rest = () => new Promise<void>(done => setTimeout(done, 0))
const focused = () => document.activeElement?.getAttribute('aria-label') ?? ''
const openTools = async () => {
  fireEvent.click(await screen.findByRole('button', { name: 'Outils d’hôte' }))
  return within(await screen.findByRole('region', { name: 'Outils d’hôte' }))
}

const aNote = (id: string, text: string, dots = 0): Note => ({
  id,
  by: 'p',
  round: 1,
  at: 0,
  text,
  kind: 'idea',
  x: 0,
  y: 0,
  order: 'a',
  zone: 0,
  group: null,
  removal: 0,
  dots,
  onPlate: false,
})
describe('the welcome note that is proposed', () => {
  const notes = [
    aNote('a', 'Garder le lien physique'),
    aNote('b', 'Un café par mois', 4),
    aNote('c', 'Et qui paie ?', 2),
  ]
  const textOf = (id: string) => notes.find(note => note.id === id)?.text
  it('quotes the plate, what has most dots and a link between them, word for word', () => {
    expect(
      draftWelcome(
        {
          plate: notes.slice(0, 1),
          others: notes.slice(1),
          links: [{ a: 'c', b: 'b', kind: 'qualifies' }],
          textOf,
        },
        'fr',
      ),
    ).toBe(
      'À retenir\u00a0: «\u202fGarder le lien physique\u202f». Le plus de gommettes\u00a0: «\u202fUn café par mois\u202f», «\u202fEt qui paie ?\u202f». «\u202fEt qui paie ?\u202f» nuance «\u202fUn café par mois\u202f».',
    )
  })
  it('never cuts a quote, never says more than three hundred characters, and nothing where there is nothing', () => {
    const long = Array.from({ length: 5 }, (_, at) => aNote(`l${at}`, `${'mot '.repeat(30 + at)}fin`))
    const draft = draftWelcome({ plate: long, others: notes, links: [], textOf }, 'en')
    expect(draft.length).toBeLessThanOrEqual(300)
    expect(draft.match(/“/g)?.length).toBe(draft.match(/”/g)?.length)
    expect(draft).toContain(long[0]?.text.trim())
    expect(draftWelcome({ plate: [], others: notes.slice(0, 1), links: [], textOf }, 'fr')).toBe('')
  })
  it('is put into an empty field, cannot be shown as it is, and is the host’s once changed', async () => {
    const staged = stageHost()
    staged.write('t1', [{ id: noteId(1), by: 'p2', text: 'Une idée gardée' }])
    staged.show()
    staged.links.get('table-t1')?.at(-1)?.doc.getMap('plate').set(noteId(1), 'a1')
    const tools = await openTools()
    fireEvent.click(tools.getByRole('button', { name: 'Proposer un mot' }))
    const field = tools.getByRole<HTMLTextAreaElement>('textbox', { name: /Le mot d’accueil/ })
    expect(field.value).toBe('À retenir\u00a0: «\u202fUne idée gardée\u202f».')
    fireEvent.submit(field)
    expect(staged.commands).toEqual([])
    fireEvent.input(field, { target: { value: 'Nous gardons « Une idée gardée ».' } })
    fireEvent.submit(field)
    await waitFor(() =>
      expect(staged.commands).toEqual([{ type: 'welcome', table: 't1', text: 'Nous gardons « Une idée gardée ».' }]),
    )
  })
  it('never takes the place of what the host has typed: it is offered beside it', async () => {
    const staged = stageHost()
    staged.write('t1', [{ id: noteId(1), by: 'p2', text: 'Une idée gardée' }])
    staged.show()
    staged.links.get('table-t1')?.at(-1)?.doc.getMap('plate').set(noteId(1), 'a1')
    const tools = await openTools()
    const field = tools.getByRole<HTMLTextAreaElement>('textbox', { name: /Le mot d’accueil/ })
    fireEvent.input(field, { target: { value: 'Bienvenue.' } })
    fireEvent.click(tools.getByRole('button', { name: 'Proposer un mot' }))
    expect(field.value).toBe('Bienvenue.')
    fireEvent.click(tools.getByRole('button', { name: 'Ajouter à la suite' }))
    expect(field.value).toBe('Bienvenue. À retenir\u00a0: «\u202fUne idée gardée\u202f».')
  })
})

describe('a note in the light', () => {
  it('[A11Y-14] is an invitation: nothing moves before «Voir»; «Rester» leaves one where one was', async () => {
    const staged = stageTable()
    staged.write('t1', [
      { id: noteId(1), by: 'p2', text: 'Ici' },
      { id: noteId(2), by: 'p2', text: 'Là-bas', zone: 3 },
    ])
    staged.show()
    const pad = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Votre note' })
    pad.focus()
    fireEvent.input(pad, { target: { value: 'En train d’écrire' } })
    staged.set('tables', 't1', facts({ spotlight: noteId(2), spotlightBy: 'Nadia' }))
    expect(await screen.findByText(/Nadia propose de regarder cette note/)).toBeTruthy()
    expect([document.activeElement, pad.value]).toEqual([pad, 'En train d’écrire'])
    fireEvent.click(screen.getByRole('button', { name: 'Rester' }))
    expect(screen.queryByText(/propose de regarder/)).toBeNull()
    // Proposed again, it is asked again.
    staged.set('tables', 't1', facts())
    staged.set('tables', 't1', facts({ spotlight: noteId(2), spotlightBy: 'Nadia' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Voir' }))
    await rest()
    expect(focused()).toMatch(/Là-bas/)
    fireEvent.input(pad, { target: { value: '' } })
  })
  it('staff who gave no name are called by what they do', async () => {
    const staged = stageTable()
    staged.write('t1', [{ id: noteId(1), by: 'p2', text: 'Ici' }])
    staged.show()
    staged.set('tables', 't1', facts({ spotlight: noteId(1), spotlightBy: 'facilitator' }))
    expect(await screen.findByText(/^La personne qui anime propose de regarder cette note/)).toBeTruthy()
    staged.set('log', 'l1', { at: 1, what: 'locked', by: 'organiser', table: 't1' })
    staged.set('tables', 't1', facts({ locked: true }))
    expect(screen.getAllByText(/Nappe fermée par l’organisation/).length).toBeGreaterThan(0)
  })
  it('ends with the host’s word, or when the note is set aside', async () => {
    const staged = stageTable()
    staged.write('t1', [{ id: noteId(1), by: 'p2', text: 'Ici' }])
    staged.show()
    staged.set('tables', 't1', facts({ spotlight: noteId(1), spotlightBy: 'Nadia' }))
    await screen.findByRole('button', { name: 'Voir' })
    staged.links.get('table-t1')?.at(-1)?.doc.getMap('del').set(noteId(1), 2)
    expect(screen.queryByRole('button', { name: 'Voir' })).toBeNull()
  })
  it('is the host’s to give and to end', async () => {
    const staged = stageHost()
    staged.write('t1', [{ id: noteId(1), by: 'p2', text: 'Ici' }])
    staged.show()
    const item = screen.getByRole('listitem', { name: /Ici/ })
    item.focus()
    fireEvent.focusIn(item)
    fireEvent.click(within(await screen.findByRole('toolbar')).getByRole('button', { name: 'Plus' }))
    fireEvent.click(await screen.findByRole('button', { name: /Mettre en lumière/ }))
    await waitFor(() => expect(staged.commands).toEqual([{ type: 'spotlight', table: 't1', note: noteId(1) }]))
    staged.set('tables', 't1', facts({ hosts: ['p1'], spotlight: noteId(1), spotlightBy: 'Inès' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Arrêter' }))
    await waitFor(() => expect(staged.commands.at(-1)).toEqual({ type: 'spotlight', table: 't1', note: null }))
  })
})

describe('a note set aside by a host', () => {
  const setAside = (staged: StagedTable) => {
    staged.set('log', 'l1', {
      at: serverNow(),
      what: 'set-aside',
      by: 'Nadia',
      table: 't1',
      note: noteId(1),
      text: 'en double',
    })
    staged.links.get('table-t1')?.at(-1)?.doc.getMap('del').set(noteId(1), 2)
  }
  it('leaves its place and its reason for ten seconds, then only the journal, which everybody reads', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const staged = stageTable()
    staged.write('t1', [{ id: noteId(1), by: 'p2', text: 'Redite' }])
    staged.show()
    setAside(staged)
    expect(await screen.findByText('Note mise de côté par Nadia : « en double »')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Annuler' })).toBeNull()
    await vi.advanceTimersByTimeAsync(11_000)
    expect(screen.queryByText('Note mise de côté par Nadia : « en double »')).toBeNull()
    fireEvent.click(screen.getAllByRole('button', { name: /Karim/ })[0] ?? document.body)
    fireEvent.click(await screen.findByRole('button', { name: /Voir toute la table/ }))
    fireEvent.click(screen.getByRole('button', { name: 'Journal de la table' }))
    const journal = within(await screen.findByRole('dialog', { name: 'Journal de la table' }))
    expect(journal.getByText('Nadia a mis une note de côté')).toBeTruthy()
    expect(journal.getByText('Raison : « en double »')).toBeTruthy()
    fireEvent.click(journal.getByRole('button', { name: 'Fermer' }))
  })
  it('can be taken back by the host, there', async () => {
    const staged = stageHost()
    staged.write('t1', [{ id: noteId(1), by: 'p2', text: 'Redite' }])
    staged.show()
    setAside(staged)
    await screen.findByText(/Note mise de côté par Nadia/)
    fireEvent.click(screen.getByRole('button', { name: 'Annuler' }))
    await waitFor(() => expect(staged.commands).toEqual([{ type: 'restore-note', table: 't1', note: noteId(1) }]))
  })
})

describe('tidying a part', () => {
  it('lays its notes in columns in reading order, as one step to undo, and asks no host', async () => {
    const staged = stageTable()
    staged.write(
      't1',
      [1, 2, 3, 4].map(n => ({ id: noteId(n), by: 'p2', text: `note ${n}` })),
    )
    staged.show()
    const doc = staged.links.get('table-t1')?.at(-1)?.doc
    if (doc === undefined) throw new Error('no table')
    const before = [1, 2, 3, 4].map(n => doc.getMap('pos').get(noteId(n)) as [number, number, string])
    const item = screen.getByRole('listitem', { name: /note 2/ })
    item.focus()
    fireEvent.focusIn(item)
    fireEvent.click(within(await screen.findByRole('toolbar')).getByRole('button', { name: 'Déplacer vers…' }))
    fireEvent.click(await screen.findByRole('button', { name: /Ranger cette partie.*Amplifier/ }))
    const after = [1, 2, 3, 4].map(n => doc.getMap('pos').get(noteId(n)) as [number, number, string])
    expect(after.map(([, , order]) => order)).toEqual(before.map(([, , order]) => order))
    const [a, b, c, d] = after.map(([x, y]) => ({ x, y }))
    expect([a?.y === b?.y, b?.y === c?.y, (d?.y ?? 0) > (a?.y ?? 0), d?.x === a?.x]).toEqual([true, true, true, true])
    expect((a?.x ?? 0) < (b?.x ?? 0) && (b?.x ?? 0) < (c?.x ?? 0)).toBe(true)
    fireEvent.click(screen.getByRole('button', { name: 'Annuler' }))
    expect([1, 2, 3, 4].map(n => doc.getMap('pos').get(noteId(n)))).toEqual(before)
  })
})

describe('hidden notes that nobody has shown', () => {
  it('are told to the host at the harvest, with the way to show them', async () => {
    const staged = stageHost()
    staged.set('seats', 'p1', ['t1', 't1'])
    staged.change({ hidden: true })
    staged.show()
    expect(screen.queryByText(/n’ont jamais été montrées à cette table/)).toBeNull()
    staged.change({ hidden: true, phase: 'harvest', round: 2 })
    fireEvent.click(await screen.findByRole('button', { name: 'Les montrer…' }))
    const tools = within(await screen.findByRole('region', { name: 'Outils d’hôte' }))
    expect(tools.getByText(/n’ont jamais été montrées/)).toBeTruthy()
    fireEvent.click(tools.getByRole('button', { name: 'Montrer les notes' }))
    await waitFor(() => expect(staged.commands).toEqual([{ type: 'reveal', table: 't1' }]))
    staged.set('tables', 't1', facts({ hosts: ['p1'], revealed: true }))
    expect(screen.queryByText(/n’ont jamais été montrées à cette table/)).toBeNull()
  })
})
