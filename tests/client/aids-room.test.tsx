import { cleanup, fireEvent, render, screen, waitFor, within } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ignoredWords, showWordAgain } from '../../client/aids/ignored-words.ts'
import { LexiconDialog } from '../../client/aids/LexiconDialog.tsx'
import { isOwnLexicon, keepLexicon, lexiconText } from '../../client/aids/own-lexicon.ts'
import { RoomWords } from '../../client/aids/RoomWords.tsx'
import { setLanguage } from '../../client/i18n/language.ts'
import { dismissToast } from '../../client/ui/toasts.ts'
import { LEXICON_TEXT } from '../../shared/aids/lexicon-text.ts'
import { aDay, type StagedSession, stageSession } from './staged-session.tsx'

beforeEach(() => setLanguage('fr'))
afterEach(() => {
  cleanup()
  dismissToast()
  keepLexicon(undefined)
  for (const key of ignoredWords()) showWordAgain(key)
  localStorage.clear()
})

const NOTES = [
  ['t1', 'Réparer les ordinateurs'],
  ['t1', 'On réparera ensemble'],
  ['t2', 'Un atelier pour réparer des vélos'],
  ['t2', 'Des vélos pour tous'],
  ['t2', 'Encore des vélos, partout des vélos'],
] as const

function show(options: { readonly away?: boolean; readonly onFilter?: (word: string) => void } = {}): StagedSession {
  const staged = stageSession('facilitator')
  staged.set('day', 'day', aDay())
  for (const number of [1, 2]) {
    const id = `t${number}`
    staged.set('themes', id, { number, title: { fr: `Question ${number}` }, zones: [] })
    staged.set('tables', id, { id, number, theme: id, locked: false, hosts: [], welcome: '', spotlight: null })
  }
  if (options.away !== true)
    staged.calls['/notes'] = {
      notes: [
        ...NOTES.map(([table, text], at) => ({ id: `n${at}`, table, text, lang: 'fr', setAside: false })),
        { id: 'gone', table: 't1', text: 'Réparer aussi', lang: 'fr', setAside: true },
      ],
    }
  render(() =>
    staged.stage(() => <RoomWords onClose={() => {}} {...(options.onFilter ? { onFilter: options.onFilter } : {})} />),
  )
  return staged
}
const rows = () =>
  screen.getAllByRole('row').map(row =>
    within(row)
      .queryAllByRole('cell')
      .map(cell => cell.textContent)
      .slice(0, 3),
  )
const words = () => screen.getAllByRole('rowheader').map(cell => cell.textContent)

describe('the words of the room', () => {
  it('are a picture that says what it shows, and a table of notes at each table', async () => {
    show()
    await screen.findByRole('table')
    expect(words()).toEqual(['réparer', 'vélos'])
    expect(rows().slice(1)).toEqual([
      ['3', '2, surtout ici', '1'],
      ['3', '0', '3, surtout ici'],
    ])
    expect(screen.getByRole('img').querySelector('desc')?.textContent).toBe(
      'Les plus fréquents\u00a0: réparer (3), vélos (3). Le tableau dit tout.',
    )
  })

  it('are sorted by any column, and the table says by which', async () => {
    show()
    fireEvent.click(await screen.findByRole('button', { name: 'Table 2' }))
    expect(words()).toEqual(['vélos', 'réparer'])
    expect(screen.getByRole('columnheader', { name: 'Table 2' }).getAttribute('aria-sort')).toBe('descending')
    fireEvent.click(screen.getByRole('button', { name: 'Mot' }))
    expect(words()).toEqual(['réparer', 'vélos'])
  })

  it('show the notes that have one, of all tables or of the one that is looked at', async () => {
    const onFilter = vi.fn()
    show({ onFilter })
    fireEvent.click(await screen.findByRole('button', { name: 'réparer' }))
    expect(screen.getByRole('heading', { name: '3 notes avec «\u202fréparer\u202f»' })).toBeTruthy()
    expect(screen.getByText('Un atelier pour réparer des vélos')).toBeTruthy()
    expect(screen.queryByText('Réparer aussi')).toBeNull()
    fireEvent.change(screen.getByRole('combobox', { name: 'Quelles notes' }), { target: { value: 't1' } })
    expect(screen.getByRole('heading', { name: '2 notes avec «\u202fréparer\u202f»' })).toBeTruthy()
    expect(words()).toEqual(['réparer'])
    fireEvent.click(screen.getByRole('button', { name: 'Ne montrer que ces notes' }))
    expect(onFilter).toHaveBeenCalledWith('réparer')
  })

  it('forget a word that is ignored, here and the next time, until it is shown again', async () => {
    show()
    fireEvent.click(await screen.findByRole('button', { name: 'Ignorer ce mot\u00a0: vélos' }))
    await waitFor(() => expect(words()).toEqual(['réparer']))
    expect(localStorage.getItem('tablee.aids.ignored')).toBe('["fr:velo"]')
    fireEvent.click(screen.getByRole('button', { name: 'Compter à nouveau\u00a0: velo' }))
    await waitFor(() => expect(words()).toEqual(['réparer', 'vélos']))
  })

  it('say that the café does not answer, and try again', async () => {
    const staged = show({ away: true })
    expect((await screen.findByRole('alert')).textContent).toMatch(/Rien n’est perdu/)
    staged.calls['/notes'] = { notes: [] }
    fireEvent.click(screen.getByRole('button', { name: 'Réessayer' }))
    expect(await screen.findByText('Aucun mot n’est encore partagé par deux notes.')).toBeTruthy()
  })
})

describe('the lexicon of fields', () => {
  const field = () => screen.getByRole('textbox', { name: 'Lexique' }) as HTMLTextAreaElement
  const write = (value: string) => fireEvent.input(field(), { target: { value } })

  it('is plain text whose faults are told by line, and that is kept on this device', () => {
    const onClose = vi.fn()
    render(() => <LexiconDialog onClose={onClose} />)
    expect(field().value).toBe(LEXICON_TEXT)
    write('Pain : pain, four\nsans rien\nPain : autre')
    expect(screen.getByText('2 lignes ne sont pas comprises. Les autres comptent.')).toBeTruthy()
    expect(screen.getByText('il manque les deux-points après le nom.')).toBeTruthy()
    expect(screen.getByText(/le nom «.Pain.» sert déjà plus haut/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Ligne 2' }))
    expect(document.activeElement).toBe(field())
    expect(field().value.slice(field().selectionStart, field().selectionEnd)).toBe('sans rien')
    fireEvent.click(screen.getByRole('button', { name: 'Garder ce lexique' }))
    expect(lexiconText()).toMatch(/^Pain/)
    expect(onClose).toHaveBeenCalled()
  })

  it('goes back to the one supplied, which can be undone', async () => {
    keepLexicon('Pain : pain')
    render(() => <LexiconDialog onClose={() => {}} />)
    fireEvent.click(screen.getByRole('button', { name: 'Revenir au lexique fourni' }))
    expect([field().value, isOwnLexicon()]).toEqual([LEXICON_TEXT, false])
  })

  it('comes from a file of text, and says when it is none', async () => {
    render(() => <LexiconDialog onClose={() => {}} />)
    const chooser = document.querySelector<HTMLInputElement>('input[type=file]')
    if (chooser === null) throw new Error('there is no way to choose a file')
    const choose = (text: string) => {
      Object.defineProperty(chooser, 'files', { configurable: true, value: [new File([text], 'a.txt')] })
      fireEvent.change(chooser)
    }
    choose('\u0000\u0001')
    expect(await screen.findByText(/n’a pas pu être lu/)).toBeTruthy()
    choose('Pain : pain')
    await waitFor(() => expect(field().value).toBe('Pain : pain'))
    expect(lexiconText()).toBe(LEXICON_TEXT)
  })
})
