import { cleanup, fireEvent, screen, within } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { setLanguage } from '../../client/i18n/language.ts'
import { setVerbosity } from '../../client/table/preferences.ts'
import { openJournal } from '../../client/table/day/journal.ts'
import { dismissToast, showToast } from '../../client/ui/toasts.ts'
import { addNote, moveNote, setRemoval, setText } from '../../shared/document/cloth-edits.ts'
import { noteId, person, type StagedLink, type StagedTable, stageTable } from './table-stage.tsx'

beforeEach(() => {
  setLanguage('fr')
  Object.assign(window, { innerWidth: 1366, innerHeight: 768 })
})
afterEach(() => {
  vi.useRealTimers()
  cleanup()
  setVerbosity('summary')
  dismissToast()
  localStorage.clear()
  sessionStorage.clear()
})

function linkOf(staged: StagedTable): StagedLink {
  const link = staged.links.get('table-t1')?.at(-1)
  if (link === undefined) throw new Error('the table was not opened')
  return link
}
/** What somebody else does at the same cloth arrives here as an update. */
function karimAt({ doc }: StagedLink): (change: (theirs: Y.Doc) => void) => void {
  const theirs = new Y.Doc()
  return change => {
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(doc))
    change(theirs)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs))
  }
}
const write = (doc: Y.Doc, n: number, zone = 0) =>
  addNote(doc, {
    id: noteId(n),
    core: { by: 'p2', round: 1, at: 0, lang: 'fr' },
    text: `note ${n}`,
    kind: 'idea',
    pos: [20 + n * 150, 60, `a${n + 10}`],
    zone,
  })
const note = (name: RegExp) => screen.getByRole('listitem', { name })
const rest = () => new Promise<void>(done => setTimeout(done, 0))
const focused = () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName
const threeNotes = [1, 2, 3].map(n => ({ id: noteId(n), by: 'p2', text: `note ${n}` }))

describe('who is at the table', () => {
  it('[A11Y-15] a note that somebody is writing on says so, by sight and by name; then it is as before', () => {
    const staged = stageTable()
    staged.write('t1', threeNotes)
    staged.show()
    const link = linkOf(staged)
    link.setPresence([{ person: 'p2', name: 'Karim', writing: true, note: noteId(2) }])
    const busy = note(/note 2, Karim écrit…/)
    expect(busy.classList.contains('busy')).toBe(true)
    expect(note(/note 1, Karim$/).classList.contains('busy')).toBe(false)
    link.setPresence([{ person: 'p2', name: 'Karim', writing: false }])
    expect(note(/note 2, Karim$/).classList.contains('busy')).toBe(false)
  })
  it('one’s own writing is told with its place, and never a note that is hidden', async () => {
    const staged = stageTable()
    staged.write('t1', [{ id: noteId(1), by: 'p1', text: 'la mienne' }])
    staged.show()
    const pad = screen.getByRole('textbox', { name: 'Votre note' })
    fireEvent.input(pad, { target: { value: 'a' } })
    expect(linkOf(staged).places.at(-1)).toEqual({})
    fireEvent.blur(pad)
    const mine = note(/la mienne/)
    mine.focus()
    fireEvent.focusIn(mine)
    fireEvent.keyDown(mine, { key: 'Enter' })
    const editor = await screen.findByRole('textbox', { name: 'Texte de la note' })
    fireEvent.input(editor, { target: { value: 'la mienne, mieux' } })
    expect(linkOf(staged).writing.at(-1)).toBe(true)
    expect(linkOf(staged).places.at(-1)).toEqual({ note: noteId(1) })
  })
  it('[A11Y-14] a chair is one tab stop among the others, opens by key or tap, and takes one to where its person writes', async () => {
    const staged = stageTable()
    staged.write('t1', threeNotes)
    staged.show()
    linkOf(staged).setPresence([
      { person: 'host', name: 'Nadia', writing: false },
      { person: 'p2', name: 'Karim', writing: true, note: noteId(3) },
    ])
    const chairs = () => within(screen.getByRole('list', { name: /personnes à table/ })).getAllByRole('button')
    expect(chairs().map(chair => chair.tabIndex)).toEqual([0, -1])
    chairs()[0]?.focus()
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowRight' })
    expect(document.activeElement?.textContent).toContain('Karim')
    expect(chairs().map(chair => chair.tabIndex)).toEqual([-1, 0])
    fireEvent.click(document.activeElement ?? document.body)
    const card = await screen.findByRole('dialog', { name: 'Karim' })
    fireEvent.click(within(card).getByRole('button', { name: 'Aller là où Karim écrit' }))
    await rest()
    expect(focused()).toMatch(/note 3/)
  })
  it('more people than chairs: «+n» opens the list of everybody, with what is known of each', async () => {
    const staged = stageTable()
    for (let n = 0; n < 12; n++) {
      staged.set('people', `x${n}`, { ...person(`Voisin ${n}`, 10 + n), device: n === 0 ? 'paper' : 'own' })
      staged.set('seats', `x${n}`, ['t1', 't2'])
    }
    staged.show()
    fireEvent.click(screen.getByRole('button', { name: /autres personnes/ }))
    const list = within(await screen.findByRole('dialog', { name: 'Autour de la table' }))
    expect(list.getAllByRole('listitem')).toHaveLength(15)
    expect(list.getByText('Accueille la table · Hors ligne')).toBeTruthy()
    expect(list.getByText(/Sur papier/)).toBeTruthy()
    fireEvent.click(list.getByRole('button', { name: 'Journal de la table' }))
    expect(await screen.findByRole('dialog', { name: 'Journal de la table' })).toBeTruthy()
    fireEvent.click(screen.getAllByRole('button', { name: 'Fermer' }).at(-1) ?? document.body)
  })
})

describe('what toasts have said', () => {
  it('[UX-05] stays to be read in the journal, the newest first', async () => {
    const staged = stageTable()
    staged.show()
    showToast({ text: 'Premier message' })
    showToast({ text: 'Second message' })
    dismissToast()
    openJournal()
    const journal = within(await screen.findByRole('dialog', { name: 'Journal de la table' }))
    const told = journal.getAllByRole('listitem').map(item => item.textContent)
    expect(told[0]).toContain('Second message')
    expect(told[1]).toContain('Premier message')
    fireEvent.click(journal.getByRole('button', { name: 'Fermer' }))
  })
})

describe('[A11Y-12] what others do, said calmly', () => {
  const regions = () => [...document.querySelectorAll('[aria-live], [role="status"], [role="alert"]')]
  const announcements = async (run: () => Promise<void> | void): Promise<string[]> => {
    const heard: string[] = []
    const seen = new MutationObserver(() => {
      const said = document.querySelector('.sr[aria-live="polite"]')?.textContent ?? ''
      if (said !== '' && said !== heard.at(-1)) heard.push(said)
    })
    seen.observe(document.body, { subtree: true, childList: true, characterData: true })
    await run()
    await vi.advanceTimersByTimeAsync(30_000)
    seen.disconnect()
    return heard
  }
  /** Thirty changes in ten seconds: notes, moves, words. */
  async function thirtyChanges(staged: StagedTable): Promise<void> {
    const karim = karimAt(linkOf(staged))
    for (let n = 0; n < 30; n++) {
      karim(theirs => {
        if (n % 3 === 0) write(theirs, 10 + n, n % 2)
        else if (n % 3 === 1) moveNote(theirs, noteId(1 + (n % 2)), [n * 10, 60, `a${n}`], 1)
        else setText(theirs, noteId(3), `mots ${n}`)
      })
      await vi.advanceTimersByTimeAsync(333)
    }
  }
  it('regions are there from the start', () => {
    stageTable().show()
    expect(regions().length).toBeGreaterThan(0)
    expect(document.querySelector('.sr[aria-live="polite"]')?.textContent).toBe('')
  })
  it.each([
    ['summary', 1, 2],
    ['all', 3, 30],
    ['none', 0, 0],
  ] as const)('thirty changes in ten seconds, told as «%s»: from %i to %i announcements', async (kind, least, most) => {
    vi.useFakeTimers()
    setVerbosity(kind)
    const staged = stageTable()
    staged.write('t1', threeNotes)
    staged.show()
    const heard = await announcements(() => thirtyChanges(staged))
    expect(heard.length).toBeGreaterThanOrEqual(least)
    expect(heard.length).toBeLessThanOrEqual(most)
    if (kind === 'summary') expect(heard.join(' ')).toMatch(/\d+ nouvelles notes dans .*\d+ autres changements/)
  })
  it('one’s own gestures are said whatever was chosen', () => {
    setVerbosity('none')
    const staged = stageTable()
    staged.show()
    const pad = screen.getByRole('textbox', { name: 'Votre note' })
    fireEvent.input(pad, { target: { value: 'La mienne' } })
    fireEvent.keyDown(pad, { key: 'Enter' })
    expect(document.querySelector('.sr[aria-live="polite"]')?.textContent).toContain('Note posée')
  })
})

describe('[A11Y-29] what one may do, and where the day stands', () => {
  it('is said when it changes', () => {
    const staged = stageTable()
    staged.show()
    const said = () => document.querySelector('.sr[aria-live="polite"]')?.textContent?.replace(/\s/g, ' ')
    const table = (locked: boolean) =>
      staged.set('tables', 't1', {
        id: 't1',
        number: 1,
        theme: 't1',
        locked,
        hosts: ['host'],
        welcome: '',
        spotlight: null,
      })
    staged.set('log', 'l1', { at: 1, what: 'locked', by: 'Nadia', table: 't1' })
    table(true)
    expect(said()).toBe('Nappe fermée par Nadia. Place à l’écoute : l’écriture est en pause')
    table(false)
    expect(said()).toBe('La nappe est ouverte : vous pouvez écrire.')
    staged.change({ clock: { state: 'running', endsAt: Date.now() + 600_000, lasts: 1_200_000 } })
    staged.change({ clock: { state: 'paused', left: 500_000, lasts: 1_200_000 } })
    expect(said()).toBe('En pause')
    staged.change({ clock: { state: 'running', endsAt: Date.now() + 500_000, lasts: 1_200_000 } })
    expect(said()).toBe('Le temps repart.')
    staged.change({ phase: 'harvest', round: 1 })
    expect(said()).toBe('La mise en commun commence.')
  })
})

describe('[A11Y-16] the focus is never lost', () => {
  async function onNote2(): Promise<StagedTable> {
    const staged = stageTable()
    staged.write('t1', threeNotes)
    staged.show()
    const second = note(/note 2/)
    second.focus()
    fireEvent.focusIn(second)
    await rest()
    return staged
  }
  it('somebody takes back the note I am on: its neighbour has the focus, and a sentence says so', async () => {
    const staged = await onNote2()
    karimAt(linkOf(staged))(theirs => setRemoval(theirs, noteId(2), 1))
    await rest()
    await rest()
    expect(focused()).toMatch(/note 3/)
    expect(screen.getByText(/n’est plus sur la nappe/)).toBeTruthy()
  })
  it('others put the notes in another order, or mine in another part: I stay on mine', async () => {
    const staged = await onNote2()
    const karim = karimAt(linkOf(staged))
    karim(theirs => moveNote(theirs, noteId(2), [20, 60, 'zz'], 0))
    await rest()
    expect(focused()).toMatch(/note 2/)
    karim(theirs => moveNote(theirs, noteId(2), [900, 60, 'zz'], 1))
    await rest()
    await rest()
    expect(focused()).toMatch(/note 2/)
  })
  it('whatever others remove, in whatever order, the focus is on something', async () => {
    const staged = await onNote2()
    const karim = karimAt(linkOf(staged))
    for (const n of [2, 1, 3]) {
      karim(theirs => setRemoval(theirs, noteId(n), 1))
      await rest()
      await rest()
      expect(document.activeElement).not.toBe(document.body)
    }
  })
})
