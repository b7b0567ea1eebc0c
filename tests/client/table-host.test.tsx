import { cleanup, fireEvent, screen, waitFor, within } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { setLanguage } from '../../client/i18n/language.ts'
import { serverNow } from '../../client/session/server-time.ts'
import { dismissToast } from '../../client/ui/toasts.ts'
import { addNote } from '../../shared/document/cloth-edits.ts'
import type { TableFacts } from '../../shared/document/programme.ts'
import type { Word } from '../../shared/protocol/api.ts'
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

/** Four notes at table 1: two oppose each other, one is a question, the last is linked with all. */
function layCloth(staged: StagedTable): void {
  staged.write('t1', [
    { id: noteId(1), by: 'p2', text: 'Un café par mois' },
    { id: noteId(2), by: 'p2', text: 'Jamais le soir' },
    { id: noteId(3), by: 'p2', text: 'Et qui paie ?' },
    { id: noteId(4), by: 'p2', text: 'Garder le lien physique' },
  ])
}
function linkCloth(staged: StagedTable): void {
  const doc = staged.links.get('table-t1')?.at(-1)?.doc
  const link = (id: string, a: number, b: number, kind: string) =>
    doc?.getMap('links').set(id, { by: 'p2', a: noteId(a), b: noteId(b), kind })
  doc?.getMap('sty').set(noteId(3), 'question')
  link('l1', 2, 1, 'opposes')
  link('l2', 4, 1, 'supports')
  link('l3', 4, 3, 'qualifies')
}
const LINES = [
  { about: 'kept', notes: [noteId(4)] },
  { about: 'question', notes: [noteId(3)] },
  { about: 'disagreement', notes: [noteId(2), noteId(1)] },
]
/** Nadia's table seen by Inès, who hosts it here and stays. */
function stageStayingHost(): StagedTable {
  const staged = stageHost()
  staged.set('seats', 'p1', ['t1', 't1'])
  layCloth(staged)
  return staged
}
const quotes = (tools: Awaited<ReturnType<typeof openTools>>) => tools.getAllByRole<HTMLInputElement>('checkbox')

describe('[O1] the hand-over', () => {
  it('is there at the bell, ticked, in the words of the notes; one tap leaves a line out, a word of one’s own goes with the others', async () => {
    const staged = stageStayingHost()
    staged.show()
    linkCloth(staged)
    staged.change({ phase: 'transfer' })
    const tools = within(await screen.findByRole('region', { name: 'Outils d’hôte' }))
    expect(tools.getByRole('heading', { name: 'Passage de relais' })).toBeTruthy()
    expect(quotes(tools).map(box => [box.closest('label')?.textContent, box.checked])).toEqual([
      ['À retenir Garder le lien physique', true],
      ['Question ouverte Et qui paie ?', true],
      ['Désaccord Jamais le soir s’oppose à Un café par mois', true],
    ])
    fireEvent.click(quotes(tools)[1] ?? document.body)
    fireEvent.input(tools.getByRole('textbox', { name: /Le mot d’accueil/ }), { target: { value: 'Le lien d’abord.' } })
    fireEvent.click(tools.getByRole('button', { name: 'Passer le relais' }))
    await waitFor(() =>
      expect(staged.commands).toEqual([
        { type: 'welcome', table: 't1', text: 'Le lien d’abord.', lines: [LINES[0], LINES[2]] },
      ]),
    )
  })
  it('[O3] a draft sent as it is asks for a word of one’s own, keeps everything, and quotes to the letter once it has one', async () => {
    const staged = stageStayingHost()
    staged.show()
    linkCloth(staged)
    staged.change({ phase: 'transfer' })
    const tools = within(await screen.findByRole('region', { name: 'Outils d’hôte' }))
    const field = tools.getByRole<HTMLTextAreaElement>('textbox', { name: /Le mot d’accueil/ })
    const send = () => fireEvent.click(tools.getByRole('button', { name: 'Passer le relais' }))
    send()
    expect(staged.commands).toEqual([])
    expect(tools.getByText(/^Ajoutez un mot à vous/).id).toBe(field.getAttribute('aria-describedby'))
    expect([document.activeElement, field.getAttribute('aria-invalid')]).toEqual([field, 'true'])
    expect(quotes(tools).every(box => box.checked)).toBe(true)
    // one of the quotes over again is no word of one's own
    fireEvent.input(field, { target: { value: 'Garder le lien physique ' } })
    send()
    expect([staged.commands, field.value]).toEqual([[], 'Garder le lien physique '])
    fireEvent.input(field, { target: { value: 'Nous tenons au lien.' } })
    expect(tools.queryByText(/^Ajoutez un mot à vous/)).toBeNull()
    send()
    await waitFor(() =>
      expect(staged.commands).toEqual([{ type: 'welcome', table: 't1', text: 'Nous tenons au lien.', lines: LINES }]),
    )
  })
  it('leaves the sentence under way alone when it opens by itself', async () => {
    const staged = stageStayingHost()
    staged.show()
    const pad = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Votre note' })
    pad.focus()
    fireEvent.input(pad, { target: { value: 'En train d’écrire' } })
    staged.change({ phase: 'transfer' })
    await screen.findByRole('region', { name: 'Outils d’hôte' })
    await rest()
    expect([document.activeElement, pad.value]).toEqual([pad, 'En train d’écrire'])
    fireEvent.input(pad, { target: { value: '' } })
  })
  it('is where a host goes on from the bell, the first line at hand', async () => {
    const staged = stageStayingHost()
    staged.show()
    linkCloth(staged)
    staged.change({ phase: 'transfer' })
    const tools = within(await screen.findByRole('region', { name: 'Outils d’hôte' }))
    fireEvent.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'D’accord' }))
    expect(document.activeElement).toBe(quotes(tools)[0])
  })
  it('can be looked at in the last minute before the bell, and calls from the clip; not before', async () => {
    const staged = stageStayingHost()
    staged.show()
    linkCloth(staged)
    await screen.findByRole('button', { name: 'Outils d’hôte' })
    const tools = await openTools()
    expect(quotes(tools).some(box => box.checked)).toBe(false)
    staged.change({ clock: { state: 'paused', left: 50_000, lasts: 1_200_000 } })
    expect(await screen.findByRole('button', { name: /^Outils d’hôte · Passage de relais$/ })).toBeTruthy()
    expect(quotes(tools).every(box => box.checked)).toBe(true)
    expect(staged.commands).toEqual([])
  })
  it('never quotes a note that was set aside', async () => {
    const staged = stageStayingHost()
    staged.show()
    linkCloth(staged)
    staged.links.get('table-t1')?.at(-1)?.doc.getMap('del').set(noteId(2), 2)
    const tools = await openTools()
    expect(tools.queryByText('Jamais le soir', { selector: 'q' })).toBeNull()
    expect(tools.queryByText('Désaccord')).toBeNull()
  })
  it('a host’s own words go with it, or alone; an empty one takes the welcome note off', async () => {
    const staged = stageStayingHost()
    staged.set('tables', 't1', facts({ hosts: ['p1'], welcome: 'Bienvenue.' }))
    staged.show()
    const tools = await openTools()
    const field = tools.getByRole<HTMLTextAreaElement>('textbox', { name: /Le mot d’accueil/ })
    expect(field.value).toBe('Bienvenue.')
    fireEvent.submit(field)
    expect(staged.commands).toEqual([])
    fireEvent.input(field, { target: { value: '' } })
    fireEvent.click(tools.getByRole('button', { name: 'Retirer le mot' }))
    await waitFor(() => expect(staged.commands).toEqual([{ type: 'welcome', table: 't1', text: '' }]))
  })
})

describe('[O2] whoever arrives', () => {
  it('reads the notes that the host quotes, and is led to them', async () => {
    const staged = stageTable()
    layCloth(staged)
    staged.set('tables', 't1', facts({ welcome: 'Bienvenue.', handOver: LINES.slice(0, 2) as TableFacts['handOver'] }))
    staged.show()
    fireEvent.click(await screen.findByRole('button', { name: /^Voir (la|les \d) notes? citées?/ }))
    const note = within(await screen.findByRole('dialog', { name: 'Mot d’accueil' }))
    expect(note.getByText('Bienvenue.')).toBeTruthy()
    fireEvent.click(note.getByRole('button', { name: /Et qui paie/ }))
    await rest()
    expect(focused()).toMatch(/Et qui paie/)
  })
  it('where nobody hosts, reads what the table itself leaves, of the rounds before only', async () => {
    const staged = stageTable({ day: { round: 2 } })
    staged.set('seats', 'p1', ['t2', 't1'])
    layCloth(staged)
    staged.set('tables', 't1', facts({ hosts: [] }))
    staged.show()
    linkCloth(staged)
    const doc = staged.links.get('table-t1')?.at(-1)?.doc
    if (doc === undefined) throw new Error('no table')
    const core = { by: 'p1', round: 2, at: 0 }
    addNote(doc, { id: noteId(9), core, text: 'De ce tour ?', kind: 'question', pos: [0, 0, 'b1'], zone: 0 })
    fireEvent.click(await screen.findByRole('button', { name: /^Voir les \d notes citées/ }))
    const card = within(await screen.findByRole('dialog', { name: 'En arrivant' }))
    expect(card.getAllByRole('listitem').map(line => line.textContent)).toEqual([
      'À retenir Garder le lien physique',
      'Question ouverte Et qui paie ?',
      'Désaccord Jamais le soir s’oppose à Un café par mois',
    ])
    expect(card.queryAllByRole('checkbox')).toEqual([])
  })
  it('reads no line whose note is gone', async () => {
    const staged = stageTable()
    layCloth(staged)
    staged.set('tables', 't1', facts({ handOver: LINES.slice(1) as TableFacts['handOver'] }))
    staged.show()
    staged.links.get('table-t1')?.at(-1)?.doc.getMap('del').set(noteId(1), 1)
    fireEvent.click(await screen.findByRole('button', { name: /^Voir (la|les \d) notes? citées?/ }))
    const note = within(await screen.findByRole('dialog', { name: 'Mot d’accueil' }))
    expect(note.getAllByRole('listitem')).toHaveLength(1)
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

describe('a word from the facilitators', () => {
  const aWord = (id: string, change: Partial<Word> = {}): Word => ({
    id,
    at: serverNow(),
    what: 'word',
    by: 'Ada',
    table: 't1',
    text: 'Elle arrive.',
    ...change,
  })

  it('is read by the table’s host until it is put away, and the next one after it', async () => {
    const staged = stageHost()
    staged.calls['/words'] = { words: [aWord('w1'), aWord('w2', { what: 'message', by: 'Inès', text: 'Merci' })] }
    staged.show()
    expect(screen.queryByText('Elle arrive.')).toBeNull()
    staged.change({ words: '2.2.1' })
    expect(await screen.findByText('Elle arrive.')).toBeTruthy()
    expect(screen.queryByText('Merci')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Lu' }))
    expect(screen.queryByText('Elle arrive.')).toBeNull()
    staged.calls['/words'] = { words: [aWord('w1'), aWord('w3', { text: 'Dix minutes encore ?' })] }
    staged.change({ words: '2.2.2' })
    expect(await screen.findByText('Dix minutes encore ?')).toBeTruthy()
  })

  it('that could not be asked for is there with the next news', async () => {
    const staged = stageHost()
    staged.show()
    staged.change({ words: '1.1.1' })
    await rest()
    expect(screen.queryByText('Elle arrive.')).toBeNull()
    staged.calls['/words'] = { words: [aWord('w1')] }
    staged.change({ words: '2.2.2' })
    expect(await screen.findByText('Elle arrive.')).toBeTruthy()
  })

  it('is not asked for by anybody else at the table [R14]', async () => {
    const staged = stageTable()
    const given = vi.fn(() => ({ words: [aWord('w1')] }))
    Object.defineProperty(staged.calls, '/words', { get: given })
    staged.show()
    staged.change({ words: '1.1.1' })
    await rest()
    expect(given).not.toHaveBeenCalled()
    expect(screen.queryByText('Elle arrive.')).toBeNull()
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
