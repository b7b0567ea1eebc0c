import { cleanup, fireEvent, screen, waitFor, within } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { setLanguage } from '../../client/i18n/language.ts'
import { firstView } from '../../client/table/cloth/layout.ts'
import { closePanel } from '../../client/table/panels/panels.ts'
import {
  chooseLetters,
  chooseStraight,
  isCalm,
  chooseCalm,
  verbosity,
  setVerbosity,
} from '../../client/table/preferences.ts'
import { noteId, stageTable } from './table-stage.tsx'

const withNotes = () => {
  const staged = stageTable()
  staged.write('t1', [
    { id: noteId(1), by: 'p1', text: 'Écouter le cœur de la ville', zone: 0 },
    { id: noteId(2), by: 'p2', text: 'L’école ouverte le soir', zone: 1 },
    { id: noteId(3), by: 'p2', text: 'Une ecole de quartier', zone: 2 },
  ])
  staged.show()
  return staged
}
const note = (n: number) => document.querySelector<HTMLElement>(`[data-note="${noteId(n)}"]`) as HTMLElement
const press = (key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more })
const field = () => screen.getByRole('textbox', { name: 'Chercher dans les notes' })
const marks = () => [1, 2, 3].map(n => note(n).dataset['found'] ?? '-').join(' ')
const openFromMenu = (name: string) => {
  fireEvent.click(screen.getByRole('button', { name: /^Chercher, réglages/ }))
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name }))
}

beforeEach(() => {
  setLanguage('fr')
  chooseLetters(true)
  chooseStraight(false)
  chooseCalm(false)
  setVerbosity('summary')
})
afterEach(() => {
  closePanel()
  cleanup()
})

describe('finding a note', () => {
  it('F on a note opens a field; accents and capitals don’t matter, matches are counted, marked and gone through', async () => {
    withNotes()
    note(1).focus()
    press('f')
    expect(document.activeElement).toBe(field())
    fireEvent.input(field(), { target: { value: 'ECOLE' } })
    await waitFor(() => expect(marks()).toBe('- yes yes'))
    expect(screen.getAllByText('2 notes').length).toBeGreaterThan(0)
    press('Enter')
    await waitFor(() => expect(marks()).toBe('- now yes'))
    expect(screen.getByText('Note 1 sur 2, L’école ouverte le soir')).toBeTruthy()
    expect(document.activeElement).toBe(field())
    press('Enter', { shiftKey: true })
    await waitFor(() => expect(marks()).toBe('- yes now'))
  })
  it('Escape closes it, takes the marks away, and the focus is on the note that was found', async () => {
    withNotes()
    note(1).focus()
    press('f')
    fireEvent.input(field(), { target: { value: 'quartier' } })
    press('Enter')
    press('Escape')
    expect(screen.queryByRole('search')).toBeNull()
    await waitFor(() => expect(document.activeElement).toBe(note(3)))
    expect(marks()).toBe('- - -')
  })
  it('Escape without having found anything gives the focus back to where one was', () => {
    withNotes()
    note(2).focus()
    press('f')
    fireEvent.input(field(), { target: { value: 'introuvable' } })
    expect(screen.getByText('Aucune note trouvée')).toBeTruthy()
    press('Escape')
    expect(document.activeElement).toBe(note(2))
  })
  it('works in the list too, and by a button', async () => {
    withNotes()
    fireEvent.click(screen.getByRole('button', { name: 'Liste' }))
    openFromMenu('Chercher dans les notes')
    fireEvent.input(field(), { target: { value: 'coeur' } })
    await waitFor(() => expect(marks()).toBe('yes - -'))
  })
})

describe('the map of keys', () => {
  it('H on a note shows it; Escape closes it', () => {
    withNotes()
    note(1).focus()
    press('h')
    const dialog = screen.getByRole('dialog', { name: 'Raccourcis clavier' })
    expect(within(dialog).getByText('Mettre dans l’assiette ou en retirer')).toBeTruthy()
    fireEvent.click(within(dialog).getByRole('button', { name: 'Fermer' }))
    expect(screen.queryByRole('dialog', { name: 'Raccourcis clavier' })).toBeNull()
  })
  it('with single letters switched off, no letter does anything, and the map says so', () => {
    withNotes()
    chooseLetters(false)
    note(1).focus()
    for (const key of ['f', 'h', 'n', 'a', 'z']) press(key)
    expect(screen.queryByRole('search')).toBeNull()
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(note(1).getAttribute('aria-label')).toMatch(/^Idée/)
    openFromMenu('Raccourcis clavier')
    expect(screen.getByText(/désactivées/)).toBeTruthy()
  })
})

describe('settings', () => {
  it('are at work at once, each for oneself', () => {
    withNotes()
    openFromMenu('Réglages')
    const dialog = within(screen.getByRole('dialog', { name: 'Réglages' }))
    fireEvent.click(dialog.getByRole('switch', { name: /^Mode calme/ }))
    fireEvent.click(dialog.getByRole('switch', { name: /^Notes droites/ }))
    fireEvent.click(dialog.getByRole('radio', { name: 'Rien' }))
    fireEvent.click(dialog.getByRole('radio', { name: 'Liste' }))
    expect(isCalm()).toBe(true)
    expect(verbosity()).toBe('none')
    expect(document.querySelector('.tb')?.matches('.straight.list')).toBe(true)
    fireEvent.click(dialog.getByRole('radio', { name: 'English' }))
    expect(screen.getByRole('dialog', { name: 'Settings' })).toBeTruthy()
  })
})

describe('the first presentation', () => {
  it('is what one chose; else the cloth, and the list for a page enlarged four times', () => {
    expect(firstView('list', 1366, 768)).toBe('list')
    expect(firstView('cloth', 320, 256)).toBe('cloth')
    expect(firstView(null, 1366, 768)).toBe('cloth')
    expect(firstView(null, 390, 844)).toBe('cloth')
    expect(firstView(null, 320, 256)).toBe('list')
  })
})

it('[A11Y-28] the page’s title names the table and the round', () => {
  const staged = withNotes()
  expect(document.title).toBe('Table 1 · Tour 1 sur 2 · Tablée')
  staged.change({ phase: 'harvest' })
  expect(document.title).toBe('Table 1 · Tablée')
})
