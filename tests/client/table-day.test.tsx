import { cleanup, fireEvent, screen, waitFor, within } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { setLanguage } from '../../client/i18n/language.ts'
import { navigate } from '../../client/session/address.ts'
import { serverNow } from '../../client/session/server-time.ts'
import { dismissToast } from '../../client/ui/toasts.ts'
import { noteId, type StagedLink, type StagedTable, stageTable } from './table-stage.tsx'

beforeEach(() => {
  setLanguage('fr')
  Object.assign(window, { innerWidth: 1366, innerHeight: 768 })
})
afterEach(() => {
  cleanup()
  dismissToast()
  localStorage.clear()
  sessionStorage.clear()
  vi.useRealTimers()
})

const pad = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Votre note' })
const type = (text: string) => fireEvent.input(pad(), { target: { value: text } })
function linkOf(staged: StagedTable, table: string): StagedLink {
  const link = staged.links.get(`table-${table}`)?.at(-1)
  if (link === undefined) throw new Error(`${table} was not opened`)
  return link
}
const MINUTE = 60_000
const clock = (left: number, lasts: number) => ({ state: 'running' as const, endsAt: serverNow() + left, lasts })
/** Lets effects and microtasks that follow one another come to rest. */
const rest = () => new Promise<void>(done => setTimeout(done, 0))

describe('the bell', () => {
  it('calls to the next table by a dialog that leaves whoever writes alone', () => {
    vi.useFakeTimers()
    const staged = stageTable()
    staged.show()
    pad().focus()
    type('Ma phrase')
    staged.change({ phase: 'transfer', clock: clock(3 * MINUTE, 3 * MINUTE) })
    const sheet = screen.getByRole('alertdialog', { name: /Direction table 2/ })
    expect(sheet.textContent).toContain('Votre dernière phrase est gardée.')
    vi.advanceTimersByTime(2_000)
    expect(document.activeElement).toBe(pad())
    vi.advanceTimersByTime(2_000)
    expect(document.activeElement).toBe(sheet)
  })
  it('«J’y suis» opens the next cloth; the unfinished sentence is put down at the table it was written for', async () => {
    const staged = stageTable()
    staged.show()
    type('Une phrase pas finie')
    const old = linkOf(staged, 't1')
    staged.change({ phase: 'transfer', clock: clock(3 * MINUTE, 3 * MINUTE) })
    fireEvent.click(screen.getByRole('button', { name: 'J’y suis' }))
    await rest()
    expect(screen.getByRole('heading', { level: 1 }).textContent).toMatch(/^Question 2/)
    expect(pad().value).toBe('')
    expect([...old.doc.getMap('txt').values()]).toEqual(['Une phrase pas finie'])
    expect(screen.queryByRole('alertdialog')).toBeNull()
    expect(screen.getByRole('link', { name: 'Relire la nappe de la table 1' }).getAttribute('href')).toBe(
      '/e/cafe/table/t1',
    )
  })
  it('the old link is closed only once its last words are on the server’s disk', async () => {
    const staged = stageTable()
    staged.show()
    const old = linkOf(staged, 't1')
    old.setUnsaved(['a'])
    staged.change({ phase: 'round', round: 2 })
    await rest()
    expect([screen.getByRole('heading', { level: 1 }).textContent?.slice(0, 10), old.isClosed()]).toEqual([
      'Question 2',
      false,
    ])
    old.setUnsaved([])
    await rest()
    expect(old.isClosed()).toBe(true)
  })
  it('whoever says nothing is taken along when the round begins', async () => {
    const staged = stageTable()
    staged.show()
    staged.change({ phase: 'transfer' })
    await rest()
    expect(screen.getByRole('heading', { level: 1 }).textContent).toMatch(/^Question 1/)
    staged.change({ phase: 'round', round: 2 })
    await rest()
    expect(screen.getByRole('heading', { level: 1 }).textContent).toMatch(/^Question 2/)
    expect(screen.getByText('Vous voici à la table 2')).toBeTruthy()
  })
  it('whoever hosts is told that they stay', () => {
    const staged = stageTable({ role: 'host' })
    staged.set('seats', 'p1', ['t1', 't1'])
    staged.set('tables', 't1', {
      id: 't1',
      number: 1,
      theme: 't1',
      locked: false,
      hosts: ['p1'],
      welcome: '',
      spotlight: null,
    })
    staged.show()
    staged.change({ phase: 'transfer' })
    expect(screen.getByRole('alertdialog', { name: /Vous restez à la table 1/ }).textContent).toContain(
      'Vous accueillez les personnes qui arrivent.',
    )
  })
  it('a visitor’s table stays, with the way back to one’s own', () => {
    const staged = stageTable()
    staged.show('/e/cafe/table/t2')
    expect(screen.getByRole('heading', { level: 1 }).textContent).toMatch(/^Question 2/)
    expect(screen.getByRole('link', { name: 'Revenir à ma table' })).toBeTruthy()
    staged.change({ phase: 'transfer' })
    expect(screen.queryByRole('alertdialog')).toBeNull()
  })
  it('looking at another cloth and back keeps what one was writing', async () => {
    const staged = stageTable()
    staged.show()
    type('à finir')
    navigate('/e/cafe/table/t2')
    await rest()
    expect(pad().value).toBe('')
    navigate('/e/cafe/table')
    await rest()
    expect(pad().value).toBe('à finir')
    expect(staged.cloth('t1').notes).toEqual([])
    type('')
  })
  it('the harvest invites, and notes are then signed after the last round', () => {
    const staged = stageTable()
    staged.show()
    staged.change({ phase: 'harvest', round: 2 })
    expect(screen.getByRole('link', { name: 'Rejoindre la mise en commun' }).getAttribute('href')).toBe(
      '/e/cafe/harvest',
    )
    type('Après coup')
    fireEvent.keyDown(pad(), { key: 'Enter' })
    expect(staged.cloth('t2').notes.map(note => note.round)).toEqual([3])
  })
})

describe('what may be done', () => {
  it('a closed cloth says by whom, and has no pad', () => {
    const staged = stageTable()
    staged.show()
    staged.set('log', 'l1', { at: 1, what: 'locked', by: 'Nadia', table: 't1' })
    staged.set('tables', 't1', {
      id: 't1',
      number: 1,
      theme: 't1',
      locked: true,
      hosts: ['host'],
      welcome: '',
      spotlight: null,
    })
    expect(screen.getByText('Nappe fermée par Nadia')).toBeTruthy()
    expect(screen.queryByRole('textbox', { name: 'Votre note' })).toBeNull()
    staged.set('tables', 't1', {
      id: 't1',
      number: 1,
      theme: 't1',
      locked: false,
      hosts: ['host'],
      welcome: '',
      spotlight: null,
    })
    expect(pad()).toBeTruthy()
  })
  it('a draft survives the cloth being closed and opened again', () => {
    const staged = stageTable()
    staged.show()
    type('en attente')
    const facts = (locked: boolean) => ({
      id: 't1',
      number: 1,
      theme: 't1',
      locked,
      hosts: ['host'],
      welcome: '',
      spotlight: null,
    })
    staged.set('tables', 't1', facts(true))
    staged.set('tables', 't1', facts(false))
    expect(pad().value).toBe('en attente')
    type('')
  })
  it('who follows without writing may take a seat', () => {
    stageTable({ mayWrite: false }).show()
    expect(screen.getByText('Vous suivez sans écrire')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Prendre une chaise' })).toBeTruthy()
  })
  it('staff look without a pad, and choose a table when they come without one', () => {
    const staged = stageTable({ role: 'facilitator' })
    staged.show('/e/cafe/table/t1')
    expect(screen.queryByRole('textbox', { name: 'Votre note' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Prendre une chaise' })).toBeNull()
  })
  it('only a host has tools, and sets another’s note aside with a reason', async () => {
    const staged = stageTable({ role: 'host' })
    staged.set('tables', 't1', {
      id: 't1',
      number: 1,
      theme: 't1',
      locked: false,
      hosts: ['p1'],
      welcome: '',
      spotlight: null,
    })
    staged.write('t1', [{ id: noteId(1), by: 'p2', text: 'Redite' }])
    staged.show()
    fireEvent.click(screen.getByRole('button', { name: 'Outils d’hôte' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Fermer la nappe' }))
    const item = screen.getByRole('listitem', { name: /Redite/ })
    item.focus()
    fireEvent.focusIn(item)
    fireEvent.click(within(screen.getByRole('toolbar')).getByRole('button', { name: 'Mettre de côté' }))
    fireEvent.input(await screen.findByRole('textbox', { name: /Pourquoi/ }), { target: { value: 'en double' } })
    fireEvent.submit(screen.getByRole('textbox', { name: /Pourquoi/ }))
    await waitFor(() =>
      expect(staged.commands).toEqual([
        { type: 'lock-table', table: 't1' },
        { type: 'set-aside-note', table: 't1', note: noteId(1), reason: 'en double' },
      ]),
    )
    cleanup()
    stageTable().show()
    expect(screen.queryByRole('button', { name: 'Outils d’hôte' })).toBeNull()
  })
  it('two quick dots on a note are told one after the other, and a refusal takes back what was not kept', async () => {
    const staged = stageTable({
      day: {
        dots: {
          table: 5,
          perNote: 3,
          harvest: 3,
          secret: true,
          tablesOpen: true,
          harvestOpen: false,
          harvestVoters: 0,
        },
      },
    })
    staged.calls['/me'] = { dots: { tables: {}, harvest: {} } }
    staged.write('t1', [{ id: noteId(1), by: 'p2', text: 'Bien vu' }])
    staged.show()
    await rest()
    const item = screen.getByRole('listitem', { name: /Bien vu/ })
    for (let press = 0; press < 3; press++) fireEvent.keyDown(item, { key: 'v' })
    await rest()
    expect(staged.commands.map(command => ('count' in command ? command.count : undefined))).toEqual([1, 3])
    expect(screen.getByRole('listitem', { name: /Bien vu, Karim, 3 gommettes à vous$/ })).toBeTruthy()
  })
  it('dots are placed by V within the budget, and told to the server', async () => {
    const staged = stageTable({
      day: {
        dots: {
          table: 2,
          perNote: 1,
          harvest: 3,
          secret: true,
          tablesOpen: true,
          harvestOpen: false,
          harvestVoters: 0,
        },
      },
    })
    staged.calls['/me'] = { dots: { tables: {}, harvest: {} } }
    staged.write('t1', [{ id: noteId(1), by: 'p2', text: 'Bien vu' }])
    staged.show()
    await rest()
    const item = screen.getByRole('listitem', { name: /Bien vu/ })
    fireEvent.keyDown(item, { key: 'v' })
    fireEvent.keyDown(item, { key: 'v' })
    expect(staged.commands).toEqual([{ type: 'place-dots', table: 't1', note: noteId(1), count: 1 }])
    expect(screen.getByRole('img', { name: 'Il vous reste 1 gommette sur 2' })).toBeTruthy()
    expect(screen.getByRole('listitem', { name: /Bien vu, Karim, 1 gommette/ })).toBeTruthy()
  })
})

describe('what is said', () => {
  it('offline: how many notes are kept here; back again: that all is saved', () => {
    const staged = stageTable()
    staged.write('t1', [{ id: noteId(1), by: 'p1', text: 'Gardée' }])
    staged.show()
    const link = linkOf(staged, 't1')
    link.setUnsaved([noteId(1)])
    link.setState('offline')
    expect(screen.getByText('Hors ligne, 1 note gardée ici')).toBeTruthy()
    expect(screen.getByRole('listitem', { name: /Gardée, à envoyer/ })).toBeTruthy()
    link.setState('live')
    link.setUnsaved([])
    expect(screen.getByText('1 note envoyée, tout est enregistré')).toBeTruthy()
    expect(screen.getByText('Enregistré')).toBeTruthy()
  })
  it('words that the server refused come back, whole, and the cloth is opened afresh', async () => {
    const staged = stageTable()
    staged.show()
    type('Des mots à ne pas perdre')
    fireEvent.keyDown(pad(), { key: 'Enter' })
    const link = linkOf(staged, 't1')
    link.setUnsaved([...link.doc.getMap('core').keys()])
    link.refuse('locked')
    await rest()
    expect(linkOf(staged, 't1')).not.toBe(link)
    const tray = within(await screen.findByRole('alert'))
    expect(tray.getByText('Des mots à ne pas perdre')).toBeTruthy()
    fireEvent.click(tray.getByRole('button', { name: 'Reposer' }))
    expect(staged.cloth('t1').notes.map(note => note.text)).toEqual(['Des mots à ne pas perdre'])
    expect(screen.queryByRole('alert')).toBeNull()
  })
  it('a server that refuses again and again is not asked for ever', async () => {
    const staged = stageTable()
    staged.show()
    for (let at = 0; at < 6; at++) {
      linkOf(staged, 't1').refuse('not-allowed')
      await rest()
    }
    expect(staged.links.get('table-t1')?.length).toBeLessThanOrEqual(4)
    expect(screen.getByRole('button', { name: 'Rouvrir la nappe' })).toBeTruthy()
  })
  it('the newest announcement to phones, until it is read', () => {
    const staged = stageTable()
    staged.show()
    staged.set('announcements', 'a1', { text: 'Pour le mur', to: ['wall'], at: serverNow(), by: 'Anne' })
    staged.set('announcements', 'a2', {
      text: 'Pensez à l’assiette',
      to: ['phones', 'wall'],
      at: serverNow(),
      by: 'Anne',
    })
    expect(screen.queryByText('Pour le mur')).toBeNull()
    expect(screen.getByText('Pensez à l’assiette')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Lu' }))
    expect(screen.queryByText('Pensez à l’assiette')).toBeNull()
  })
  it('an announcement from before half a minute is not told any more', () => {
    const staged = stageTable()
    staged.set('announcements', 'a1', {
      text: 'C’était tout à l’heure',
      to: ['phones'],
      at: serverNow() - 40_000,
      by: 'Anne',
    })
    staged.show()
    expect(screen.queryByText('C’était tout à l’heure')).toBeNull()
  })
  it('the last minute by the clock and beside the plate', () => {
    const staged = stageTable({ day: { clock: clock(50_000, 20 * MINUTE) } })
    staged.show()
    expect(screen.getAllByText(/Une minute : que met-on dans l’assiette/).length).toBeGreaterThan(0)
  })
  it('others’ notes together, at most every ten seconds', () => {
    vi.useFakeTimers()
    const staged = stageTable()
    staged.show()
    const { doc } = linkOf(staged, 't1')
    for (const n of [1, 2, 3])
      doc.transact(() => {
        doc.getMap('core').set(noteId(n), { by: 'p2', round: 1, at: 0 })
        doc.getMap('txt').set(noteId(n), `note ${n}`)
        doc.getMap('zone').set(noteId(n), 3)
      })
    const said = () => [...document.querySelectorAll('[aria-live="polite"]')].map(element => element.textContent).join()
    expect(said()).not.toContain('nouvelles notes')
    vi.advanceTimersByTime(10_000)
    expect(said()).toContain('3 nouvelles notes dans Veiller')
  })
  it('one’s own note set aside by the host, with the reason', () => {
    const staged = stageTable()
    staged.write('t1', [{ id: noteId(1), by: 'p1', text: 'Mienne' }])
    staged.show()
    staged.set('log', 'x', { at: 1, what: 'set-aside', by: 'Nadia', table: 't1', note: noteId(1), text: 'en double' })
    linkOf(staged, 't1').doc.getMap('del').set(noteId(1), 2)
    expect(screen.getByText(/mise de côté par Nadia : « en double »/)).toBeTruthy()
  })
  it('in English as in French', () => {
    setLanguage('en')
    stageTable().show()
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Question 1?')
    expect(screen.getByRole('textbox', { name: 'Your note' })).toBeTruthy()
    expect(screen.getByText('Saved')).toBeTruthy()
  })
})
