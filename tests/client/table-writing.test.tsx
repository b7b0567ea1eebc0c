import { cleanup, fireEvent, screen, waitFor } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { setLanguage } from '../../client/i18n/language.ts'
import { keepDraft, readDraft } from '../../client/table/pad/drafts.ts'
import { splitToFit } from '../../client/table/note/fit.ts'
import { pastedNotes } from '../../client/table/pad/pasted.ts'
import { dismissToast, toast } from '../../client/ui/toasts.ts'
import { noteId, stageTable, type StagedTable } from './table-stage.tsx'

const MINE = noteId(1)

beforeEach(() => {
  setLanguage('fr')
  Object.assign(window, { innerWidth: 1366, innerHeight: 768 })
})
afterEach(() => {
  cleanup()
  dismissToast()
  for (const table of ['t1', 't2']) keepDraft('cafe', table, '')
  localStorage.clear()
  sessionStorage.clear()
  vi.useRealTimers()
})

const pad = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Votre note' })
const type = (text: string) => fireEvent.input(pad(), { target: { value: text } })
const enter = (key: object = {}) => fireEvent.keyDown(pad(), { key: 'Enter', ...key })
const texts = (staged: StagedTable, table = 't1') => staged.cloth(table).notes.map(note => note.text)
const lock = (staged: StagedTable, locked: boolean) => {
  staged.set('tables', 't1', {
    id: 't1',
    number: 1,
    theme: 't1',
    locked,
    hosts: ['host'],
    welcome: '',
    spotlight: null,
  })
}
const withMine = (): StagedTable => {
  const staged = stageTable()
  staged.write('t1', [{ id: MINE, by: 'p1', text: 'Mon idée' }])
  return staged
}
/** Opens one's note for writing; gives the field. */
const edit = (): HTMLTextAreaElement => {
  const item = screen.getByRole('listitem', { name: /Mon idée/ })
  item.focus()
  fireEvent.focusIn(item)
  fireEvent.keyDown(item, { key: 'Enter' })
  return screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Texte de la note' })
}
const ring = (staged: StagedTable) => {
  staged.change({ phase: 'transfer' })
  fireEvent.click(screen.getByRole('button', { name: 'J’y suis' }))
}

describe('an input method', () => {
  it('ends its composition by Enter without putting the note down, whichever way the browser says so', () => {
    const staged = stageTable()
    staged.show()
    type('にほん')
    fireEvent.compositionStart(pad())
    enter()
    fireEvent.compositionEnd(pad())
    enter({ keyCode: 229 })
    enter({ isComposing: true })
    expect(texts(staged)).toEqual([])
    enter()
    expect(texts(staged)).toEqual(['にほん'])
  })
})

describe('more than a note holds', () => {
  const LONG = `${'mot '.repeat(80)}fin`
  it('is kept in the pad, which says how much is too much', () => {
    const staged = stageTable()
    staged.show()
    type(LONG)
    expect(screen.getByText(`${LONG.length - 280} de trop`)).toBeTruthy()
    enter()
    expect([texts(staged), pad().value]).toEqual([[], LONG])
  })
  it('[S8] goes down as several notes when the bell takes it from the pad: no word is lost', () => {
    const staged = stageTable()
    staged.show()
    type(LONG)
    ring(staged)
    const [first] = staged.links.get('table-t1') ?? []
    const put = [...(first?.doc.getMap<string>('txt').values() ?? [])]
    expect(put.join(' ')).toBe(LONG)
    expect(put.every(text => text.length <= 280)).toBe(true)
  })
  it('in a note leaves its end in the pad', async () => {
    const staged = withMine()
    staged.show()
    const field = edit()
    fireEvent.input(field, { target: { value: LONG } })
    fireEvent.keyDown(field, { key: 'Escape' })
    expect(`${texts(staged)[0]} ${pad().value}`).toBe(LONG)
    expect(toast()?.text).toContain('280 caractères')
  })
  it('is split between words, and never inside a sign', () => {
    expect(splitToFit('  ')).toEqual([])
    expect(splitToFit('court')).toEqual(['court'])
    expect(splitToFit('un deux trois', 8)).toEqual(['un deux', 'trois'])
    expect(splitToFit('😀'.repeat(5), 5)).toEqual(['😀😀', '😀😀', '😀'])
  })
})

describe('the cloth is closed in mid-sentence', () => {
  it('[S8] what stands in the pad is kept, said, and there when it opens again', async () => {
    const staged = stageTable()
    staged.show()
    type('Une moitié de')
    lock(staged, true)
    await waitFor(() => expect(toast()?.text).toMatch(/^La nappe vient d’être fermée\. Votre phrase est gardée/))
    expect(screen.queryByRole('textbox', { name: 'Votre note' })).toBeNull()
    lock(staged, false)
    expect(pad().value).toBe('Une moitié de')
    enter()
    expect(texts(staged)).toEqual(['Une moitié de'])
  })
  it('what was being changed in a note goes to the pad when it may no longer be saved', () => {
    const staged = withMine()
    staged.show()
    const field = edit()
    fireEvent.input(field, { target: { value: 'Mon idée, mieux dite' } })
    lock(staged, true)
    fireEvent.keyDown(field, { key: 'Escape' })
    expect(texts(staged)).toEqual(['Mon idée'])
    expect(toast()?.text).toContain('Votre phrase est gardée')
    lock(staged, false)
    expect(pad().value).toBe('Mon idée, mieux dite')
  })
  it('what was begun on the paper too', () => {
    const staged = stageTable()
    staged.show()
    fireEvent.dblClick(document.querySelector('#tb-paper') ?? document.body, { clientX: 10, clientY: 10 })
    const fresh = screen
      .getAllByRole<HTMLTextAreaElement>('textbox', { name: 'Votre note' })
      .find(each => each.id === '')
    if (fresh === undefined) expect.fail('no note was opened on the paper')
    fireEvent.input(fresh, { target: { value: 'Posée là' } })
    lock(staged, true)
    fireEvent.blur(fresh)
    expect(readDraft('cafe', 't1')).toBe('Posée là')
  })
  it('for good: the words can be copied', async () => {
    const staged = stageTable()
    staged.show()
    type('Trop tard')
    staged.change({ phase: 'closed' })
    await waitFor(() => expect(toast()?.action?.label).toBe('Copier'))
    expect(readDraft('cafe', 't1')).toBe('Trop tard')
  })
})

describe('the bell rings in mid-sentence', () => {
  it('puts what stands in the pad down at the table it was written for', () => {
    const staged = stageTable()
    staged.show()
    type('Une phrase sans fin')
    ring(staged)
    expect([...(staged.links.get('table-t1')?.[0]?.doc.getMap('txt').values() ?? [])]).toEqual(['Une phrase sans fin'])
    expect(readDraft('cafe', 't1')).toBe('')
  })
  it('[S8] saves what was being changed in a note, also in the middle of a composition', () => {
    const staged = withMine()
    staged.show()
    const field = edit()
    fireEvent.compositionStart(field)
    fireEvent.input(field, { target: { value: 'Mon idée, mieux' } })
    ring(staged)
    expect([...(staged.links.get('table-t1')?.[0]?.doc.getMap('txt').values() ?? [])]).toEqual(['Mon idée, mieux'])
  })
})

describe('the network goes in mid-sentence', () => {
  it('[S8] nothing stops: the note is put down here, and says that it waits', () => {
    const staged = stageTable()
    staged.show()
    type('Sans réseau')
    staged.links.get('table-t1')?.[0]?.setState('offline')
    enter()
    expect(texts(staged)).toEqual(['Sans réseau'])
    expect(pad().placeholder).toBe('Continuez\u00a0: tout est gardé ici')
  })
})

describe('somebody else writes in my note (A11Y-15)', () => {
  it('I am told who, and may wait: two hands in one text would undo each other', async () => {
    const staged = withMine()
    staged.show()
    staged.links
      .get('table-t1')?.[0]
      ?.setPresence([{ person: 'p2', name: 'Karim', role: 'participant', writing: true, note: MINE }])
    const item = screen.getByRole('listitem', { name: /Mon idée, Karim écrit…/ })
    item.focus()
    fireEvent.focusIn(item)
    fireEvent.keyDown(item, { key: 'Enter' })
    await waitFor(() => expect(toast()?.text).toMatch(/^Karim écrit dans cette note/))
    expect(screen.queryByRole('textbox', { name: 'Texte de la note' })).toBeNull()
  })
  it('[S9] what they saved meanwhile and what I typed are both kept, and one may choose', async () => {
    const staged = withMine()
    staged.show()
    const field = edit()
    fireEvent.input(field, { target: { value: 'Ma version' } })
    staged.links.get('table-t1')?.[0]?.doc.getMap('txt').set(MINE, 'Leur version')
    fireEvent.keyDown(field, { key: 'Escape' })
    expect(texts(staged)).toEqual(['Leur version', 'Ma version'])
    expect(toast()?.text).toBe('Deux versions gardées. Laquelle reste\u202f?')
    toast()?.action?.run()
    const menu = await screen.findByRole('dialog', { name: 'Deux versions gardées. Laquelle reste\u202f?' })
    fireEvent.click([...menu.querySelectorAll('button')].find(each => each.textContent?.includes('Ma version')) ?? menu)
    const there = staged.cloth('t1').notes.filter(note => note.removal === 0)
    expect(there).toMatchObject([{ id: MINE, text: 'Ma version' }])
  })
})

describe('pasting several notes (UX-11)', () => {
  it('reads lines, lists, cells of a spreadsheet and what other boards copy', () => {
    expect(pastedNotes('un\tdeux\ntrois\t')).toEqual(['un', 'deux', 'trois'])
    expect(pastedNotes('"une cellule\nsur deux lignes"\tdeux\r\n"avec ""guillemets"""\t')).toEqual([
      'une cellule sur deux lignes',
      'deux',
      'avec "guillemets"',
    ])
    expect(pastedNotes('☐ un\n☑ deux')).toEqual(['un', 'deux'])
    const excalidraw = {
      type: 'excalidraw/clipboard',
      elements: [
        { type: 'text', text: 'second', x: 0, y: 50 },
        { type: 'rectangle', x: 0, y: 0 },
        { type: 'text', text: 'premier', x: 0, y: 10 },
        { type: 'text', text: 'effacé', x: 0, y: 0, isDeleted: true },
      ],
    }
    expect(pastedNotes(JSON.stringify(excalidraw))).toEqual(['premier', 'second'])
    const canvas = {
      nodes: [
        { type: 'text', text: 'un', x: 0, y: 0 },
        { type: 'group', x: 0, y: 0 },
        { type: 'text', text: 'deux', x: 9, y: 0 },
      ],
      edges: [],
    }
    expect(pastedNotes(JSON.stringify(canvas))).toEqual(['un', 'deux'])
  })
  it('takes one text for one text', () => {
    expect(pastedNotes('{"pas": "un tableau"}')).toEqual([])
    expect(pastedNotes('ligne\n'.repeat(200))).toEqual([])
    expect(pastedNotes('seul')).toEqual([])
  })
  it('says the number first, and one undo takes all of them back', async () => {
    const staged = stageTable()
    staged.show()
    const paste = new Event('paste', { bubbles: true, cancelable: true })
    Object.assign(paste, { clipboardData: { files: [], getData: () => 'un\tdeux\ntrois\tquatre' } })
    fireEvent(pad(), paste)
    expect(pad().value).toContain('quatre')
    expect(await screen.findByText(/^4 lignes collées/)).toBeTruthy()
    expect(texts(staged)).toEqual([])
    fireEvent.click(screen.getByRole('button', { name: 'Poser 4 notes' }))
    expect(texts(staged)).toEqual(['un', 'deux', 'trois', 'quatre'])
    expect(pad().value).toBe('')
    fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true })
    await waitFor(() => expect(staged.cloth('t1').notes.every(note => note.removal === 1)).toBe(true))
  })
})
