import { cleanup, fireEvent, screen } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { setLanguage } from '../../client/i18n/language.ts'
import { dismissToast } from '../../client/ui/toasts.ts'
import { addNote } from '../../shared/document/cloth-edits.ts'
import { clothMap, readCloth } from '../../shared/document/cloth-read.ts'
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
})

const pad = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Votre note' })
const write = (text: string) => {
  fireEvent.input(pad(), { target: { value: text } })
  fireEvent.keyDown(pad(), { key: 'Enter' })
}
const openOf = (staged: StagedTable, name: string): StagedLink | undefined => staged.links.get(name)?.at(-1)
const textsIn = (link: StagedLink | undefined): string[] =>
  link === undefined ? [] : readCloth(link.doc, 3).notes.map(note => note.text)
const note = (name: RegExp) => screen.getByRole('listitem', { name })
const HIDDEN = /Écriture silencieuse/

function silent(options: Parameters<typeof stageTable>[0] = {}): StagedTable {
  const staged = stageTable({ ...options, day: { hidden: true, ...options.day } })
  staged.write('t1', [{ id: noteId(1), by: 'p2', text: 'Montrée avant' }])
  return staged
}
/** As the server does it: the note is on the cloth, its words are gone from my own document. */
function reveal(staged: StagedTable): void {
  const [own, cloth] = [openOf(staged, 'own-t1-p1'), openOf(staged, 'table-t1')]
  if (own === undefined || cloth === undefined) throw new Error('not open')
  for (const { id, by, round, at, text, kind, x, y, order, zone } of readCloth(own.doc, 3).notes) {
    addNote(cloth.doc, { id, core: { by, round, at }, text, kind, pos: [x, y, order], zone })
    for (const root of ['txt', 'sty', 'pos', 'zone'] as const) clothMap(own.doc, root).delete(id)
  }
  staged.set('tables', 't1', {
    id: 't1',
    number: 1,
    theme: 't1',
    locked: false,
    hosts: ['host'],
    welcome: '',
    spotlight: null,
    revealed: true,
  })
}

describe('silent writing', () => {
  it('puts my notes into my own document and shows them to me among the others', () => {
    const staged = silent()
    staged.show()
    expect(screen.getByText(HIDDEN)).toBeTruthy()
    write('Pour moi seule')
    expect(screen.queryByText(HIDDEN)).toBeNull()
    expect(pad().placeholder).toBe('Écrivez en silence, puis Entrée')
    expect(textsIn(openOf(staged, 'own-t1-p1'))).toEqual(['Pour moi seule'])
    expect(textsIn(openOf(staged, 'table-t1'))).toEqual(['Montrée avant'])
    expect(note(/Pour moi seule/)).toBeTruthy()
    expect(note(/Montrée avant/)).toBeTruthy()
  })

  it('corrects, takes back and undoes there too; plate and links wait for the reveal', () => {
    const staged = silent()
    staged.show()
    write('Une idée')
    const item = note(/Une idée/)
    fireEvent.focusIn(item)
    const offered = [...document.querySelectorAll('[data-action]')].map(each => each.getAttribute('data-action'))
    expect(offered).toContain('edit')
    expect(offered).not.toContain('plate')
    expect(offered).not.toContain('link')
    fireEvent.click(document.querySelector('[data-action="remove"]') ?? item)
    expect([...(openOf(staged, 'own-t1-p1')?.doc.getMap('del').values() ?? [])]).toEqual([1])
    expect(screen.queryByRole('listitem', { name: /Une idée/ })).toBeNull()
    fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true })
    expect(note(/Une idée/)).toBeTruthy()
  })

  it('shows each note once after the reveal, and writes on the cloth from then on', () => {
    const staged = silent()
    staged.show()
    write('Cachée')
    reveal(staged)
    expect(screen.getAllByRole('listitem', { name: /Cachée/ })).toHaveLength(1)
    expect(screen.queryByText(HIDDEN)).toBeNull()
    expect(pad().placeholder).toBe('Écrivez une idée, puis Entrée')
    write('Au grand jour')
    expect(textsIn(openOf(staged, 'table-t1')).sort()).toEqual(['Au grand jour', 'Cachée', 'Montrée avant'])
    fireEvent.focusIn(note(/Cachée/))
    expect(document.querySelector('[data-action="plate"]')).not.toBeNull()
  })

  it('counts words in my own document as not yet saved', () => {
    const staged = silent()
    staged.show()
    const own = openOf(staged, 'own-t1-p1')
    own?.setState('offline')
    own?.setUnsaved([noteId(7)])
    expect(screen.getAllByText(/Hors ligne, 1 note gardée ici/).length).toBeGreaterThan(0)
  })

  it('opens no such document when notes are not hidden, nor for staff who look on', () => {
    const open = stageTable()
    open.show()
    expect(open.links.has('own-t1-p1')).toBe(false)
    cleanup()
    const staff = silent({ role: 'facilitator', mayWrite: false })
    staff.show('/e/cafe/table/t1')
    expect(staff.links.has('own-t1-p1')).toBe(false)
    expect(staff.links.has('table-t1')).toBe(true)
  })

  it('lets whoever hosts the table show the notes', async () => {
    const staged = silent({ role: 'facilitator', mayWrite: false })
    staged.show('/e/cafe/table/t1')
    fireEvent.click(screen.getByRole('button', { name: /Outils/ }))
    fireEvent.click(await screen.findByRole('button', { name: 'Montrer les notes' }))
    expect(staged.commands).toEqual([{ type: 'reveal', table: 't1' }])
  })
})
