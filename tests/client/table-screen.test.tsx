import { cleanup, fireEvent, screen, waitFor, within } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { setLanguage } from '../../client/i18n/language.ts'
import { dismissToast } from '../../client/ui/toasts.ts'
import { noteId, stageTable } from './table-stage.tsx'

const [MINE, THEIRS, THIRD, FOURTH] = [noteId(1), noteId(2), noteId(3), noteId(4)]

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
const enter = () => fireEvent.keyDown(pad(), { key: 'Enter' })
const note = (name: RegExp) => screen.getByRole('listitem', { name })
const choose = (name: RegExp) => {
  note(name).focus()
  fireEvent.focusIn(note(name))
}
const withNotes = (options: Parameters<typeof stageTable>[0] = {}) => {
  const staged = stageTable(options)
  staged.write('t1', [
    { id: MINE, by: 'p1', text: 'Mon idée' },
    { id: THEIRS, by: 'p2', text: 'Son idée' },
    { id: THIRD, by: 'p2', text: 'Une troisième', zone: 1 },
    { id: FOURTH, by: 'p2', text: 'Une quatrième', zone: 1 },
  ])
  return staged
}

describe('writing', () => {
  it('type and Enter: the note lies on the cloth, the pad is empty and keeps the focus', () => {
    const staged = stageTable()
    staged.show()
    pad().focus()
    type('Mutualiser nos outils')
    enter()
    expect(staged.cloth('t1').notes).toMatchObject([
      { text: 'Mutualiser nos outils', by: 'p1', round: 1, kind: 'idea', lang: 'fr' },
    ])
    expect(pad().value).toBe('')
    expect(document.activeElement).toBe(pad())
    expect(note(/^Idée, Mutualiser nos outils, Inès$/)).toBeTruthy()
  })
  it('blank does nothing, Shift+Enter goes to the next line, and so does Enter in the middle of a composition', () => {
    const staged = stageTable()
    staged.show()
    type('   ')
    enter()
    type('deux')
    fireEvent.keyDown(pad(), { key: 'Enter', shiftKey: true })
    fireEvent.keyDown(pad(), { key: 'Enter', isComposing: true })
    expect(staged.cloth('t1').notes).toEqual([])
  })
  it('Ctrl+Enter puts the note down too', () => {
    const staged = stageTable()
    staged.show()
    type('Encore')
    fireEvent.keyDown(pad(), { key: 'Enter', ctrlKey: true })
    expect(staged.cloth('t1').notes).toHaveLength(1)
  })
  it('counts letters from 120, and keeps what is too long instead of cutting it', () => {
    const staged = stageTable()
    staged.show()
    type('a'.repeat(119))
    expect(screen.queryByText('119/280')).toBeNull()
    type('a'.repeat(300))
    expect(screen.getByText('300/280')).toBeTruthy()
    enter()
    expect([staged.cloth('t1').notes.length, pad().value.length]).toEqual([0, 300])
  })
  it('remembers the kind for the next note, and the next visit', () => {
    const staged = stageTable()
    staged.show()
    fireEvent.click(screen.getByRole('radio', { name: 'Question' }))
    type('Qui décide')
    enter()
    expect(staged.cloth('t1').notes[0]?.kind).toBe('question')
    expect(localStorage.getItem('tablee.kind')).toBe('question')
  })
  it('goes to the part that was chosen', () => {
    const staged = stageTable()
    staged.show()
    fireEvent.change(screen.getByRole('combobox', { name: 'Où poser la note' }), { target: { value: '2' } })
    type('Ici')
    enter()
    expect(staged.cloth('t1').notes[0]?.zone).toBe(2)
    expect(within(screen.getByRole('region', { name: /Articuler/ })).getByText('Ici')).toBeTruthy()
  })
  it('offers a note a line for what is pasted', async () => {
    const staged = stageTable()
    staged.show()
    const paste = new Event('paste', { bubbles: true, cancelable: true })
    Object.assign(paste, { clipboardData: { getData: () => '- un\n- deux\n- trois' } })
    fireEvent(pad(), paste)
    fireEvent.click(await screen.findByRole('button', { name: 'Poser 3 notes' }))
    expect(staged.cloth('t1').notes.map(each => each.text)).toEqual(['un', 'deux', 'trois'])
    expect(pad().value).toBe('')
  })
  it('tells the table that somebody writes, and that they have stopped', () => {
    const staged = stageTable()
    staged.show()
    type('Je')
    enter()
    type('J')
    fireEvent.blur(pad())
    expect(staged.links.get('table-t1')?.[0]?.writing).toEqual([true, false, true, false])
  })
  it('keeps the draft over a reload', () => {
    stageTable().show()
    type('à moitié')
    expect(sessionStorage.getItem('tablee.draft.cafe.t1')).toBe('à moitié')
    cleanup()
    stageTable().show()
    expect(pad().value).toBe('à moitié')
    type('')
  })
})

describe('one’s own notes and those of others', () => {
  it('edits one’s own in place: saved as typed, Escape leaves and keeps, one step to undo', () => {
    vi.useFakeTimers()
    const staged = withNotes()
    staged.show()
    fireEvent.dblClick(note(/Mon idée/))
    const area = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Texte de la note' })
    fireEvent.input(area, { target: { value: 'Mon idée, mieux dite' } })
    expect(staged.cloth('t1').notes.find(each => each.id === MINE)?.text).toBe('Mon idée')
    vi.advanceTimersByTime(300)
    expect(staged.cloth('t1').notes.find(each => each.id === MINE)?.text).toBe('Mon idée, mieux dite')
    fireEvent.keyDown(area, { key: 'Escape' })
    expect(screen.queryByRole('textbox', { name: 'Texte de la note' })).toBeNull()
    fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true })
    expect(staged.cloth('t1').notes.find(each => each.id === MINE)?.text).toBe('Mon idée')
  })
  it('saves nothing in the middle of an input method’s composition', () => {
    vi.useFakeTimers()
    const staged = withNotes()
    staged.show()
    fireEvent.dblClick(note(/Mon idée/))
    const area = screen.getByRole('textbox', { name: 'Texte de la note' })
    fireEvent.compositionStart(area)
    fireEvent.input(area, { target: { value: 'に' } })
    vi.advanceTimersByTime(1_000)
    expect(staged.cloth('t1').notes.find(each => each.id === MINE)?.text).toBe('Mon idée')
    fireEvent.compositionEnd(area)
    vi.advanceTimersByTime(300)
    expect(staged.cloth('t1').notes.find(each => each.id === MINE)?.text).toBe('に')
  })
  it('offers to edit or set aside one’s own, never another’s', () => {
    withNotes().show()
    choose(/Mon idée/)
    const bar = () => within(screen.getByRole('toolbar', { name: 'Note choisie' }))
    expect(bar().getByRole('button', { name: 'Modifier' })).toBeTruthy()
    choose(/Son idée/)
    expect(bar().queryByRole('button', { name: 'Modifier' })).toBeNull()
    expect(bar().queryByRole('button', { name: 'Mettre de côté' })).toBeNull()
    expect(bar().getByRole('button', { name: 'Mettre dans l’assiette' })).toBeTruthy()
  })
  it('sets aside with ten seconds to undo', () => {
    const staged = withNotes()
    staged.show()
    choose(/Mon idée/)
    fireEvent.keyDown(note(/Mon idée/), { key: 'Delete' })
    expect(screen.queryByRole('listitem', { name: /Mon idée/ })).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Annuler' }))
    expect(staged.cloth('t1').notes.find(each => each.id === MINE)?.removal).toBe(0)
    expect(note(/Mon idée/)).toBeTruthy()
  })
  it('moves a note to another part by the menu, and the focus goes with it', async () => {
    const staged = withNotes()
    staged.show()
    choose(/Son idée/)
    fireEvent.click(screen.getByRole('button', { name: 'Déplacer vers…' }))
    fireEvent.click(
      within(screen.getByRole('dialog', { name: 'Déplacer vers…' })).getByRole('button', { name: 'Veiller' }),
    )
    expect(staged.cloth('t1').notes.find(each => each.id === THEIRS)?.zone).toBe(3)
    await waitFor(() => expect(document.activeElement).toBe(note(/Son idée/)))
  })
  it('a fourth note on the plate asks which one leaves; nothing is lost', () => {
    const staged = withNotes()
    staged.show()
    for (const name of [/Mon idée/, /Son idée/, /troisième/]) {
      choose(name)
      fireEvent.keyDown(note(name), { key: 'a' })
    }
    expect(within(screen.getByRole('region', { name: /À retenir/ })).getAllByRole('listitem')).toHaveLength(3)
    choose(/quatrième/)
    fireEvent.keyDown(note(/quatrième/), { key: 'a' })
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Son idée' }))
    const plate = staged.cloth('t1').notes.filter(each => each.onPlate)
    expect(plate.map(each => each.text).sort()).toEqual(['Mon idée', 'Une quatrième', 'Une troisième'])
    expect(note(/Son idée/)).toBeTruthy()
  })
  it('single letters do nothing while one writes', () => {
    const staged = withNotes()
    staged.show()
    choose(/Mon idée/)
    pad().focus()
    fireEvent.keyDown(pad(), { key: 'a' })
    expect(staged.cloth('t1').notes.some(each => each.onPlate)).toBe(false)
  })
  it('says no name when the café is held without names', async () => {
    const staged = withNotes({ attribution: 'none' })
    staged.calls['/me'] = { alias: { t1: 'alias-7' }, dots: { tables: {}, harvest: {} } }
    staged.show()
    expect(note(/^Idée, Son idée$/)).toBeTruthy()
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Poser' }).getAttribute('aria-disabled')).toBe('false'),
    )
    type('Sans nom')
    enter()
    expect(staged.cloth('t1').notes.find(each => each.text === 'Sans nom')?.by).toBe('alias-7')
  })
})

describe('two presentations of the same notes', () => {
  it('the list is the same elements, and the choice is remembered', () => {
    withNotes().show()
    const before = screen.getAllByRole('listitem', { name: /idée/ })
    fireEvent.click(screen.getByRole('button', { name: 'Liste' }))
    expect(screen.getAllByRole('listitem', { name: /idée/ })).toEqual(before)
    expect(localStorage.getItem('tablee.view')).toBe('list')
  })
  it('a note holds at most four elements', () => {
    withNotes().show()
    for (const item of document.querySelectorAll('[data-note]'))
      expect(item.querySelectorAll(':scope > *').length).toBeLessThanOrEqual(4)
  })
  it('the cloth is one tab stop', () => {
    withNotes().show()
    expect(
      [...document.querySelectorAll('[data-note]')].filter(item => item.getAttribute('tabindex') === '0'),
    ).toHaveLength(1)
  })
  it('a phone shows one fold at a time, with the map of folds as tabs', () => {
    Object.assign(window, { innerWidth: 390, innerHeight: 844 })
    withNotes().show()
    const map = within(screen.getByRole('navigation', { name: 'Parties de la nappe' }))
    expect(map.getByRole('button', { name: 'Amplifier, 2 notes' }).getAttribute('aria-current')).toBe('true')
    fireEvent.click(map.getByRole('button', { name: 'Créer, 2 notes' }))
    expect(map.getByRole('button', { name: 'Créer, 2 notes' }).getAttribute('aria-current')).toBe('true')
    expect(screen.getByRole('region', { name: /Créer/ }).classList.contains('here')).toBe(true)
  })
})
