import { cleanup, fireEvent, screen, waitFor, within } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { setLanguage } from '../../client/i18n/language.ts'
import { dismissToast, showToast } from '../../client/ui/toasts.ts'
import { clothMap } from '../../shared/document/cloth-read.ts'
import { noteId, type StagedLink, stageTable } from './table-stage.tsx'

beforeEach(() => {
  setLanguage('fr')
  Object.assign(window, { innerWidth: 1366, innerHeight: 768 })
})
afterEach(() => {
  cleanup()
  dismissToast()
  localStorage.clear()
  vi.useRealTimers()
})

const QUESTION = 'Deux versions gardées. Laquelle reste\u202f?'
const SENT = /^1 note envoyée|^2 notes envoyées/
const choose = () => screen.queryByRole('button', { name: 'Choisir' })
const toaster = () => document.querySelector('.toaster')?.textContent ?? ''

/** Notes of Inès at her table. While she was away somebody else changed them, and so did she. */
async function apart(ids: readonly string[]) {
  const staged = stageTable()
  staged.write(
    't1',
    ids.map(id => ({ id, by: 'p1', text: `Avant ${id.at(-1)}` })),
  )
  staged.show()
  const link = staged.links.get('table-t1')?.at(-1)
  if (link === undefined) throw new Error('the table was not opened')
  link.setState('offline')
  const elsewhere = new Y.Doc()
  Y.applyUpdate(elsewhere, Y.encodeStateAsUpdate(link.doc))
  for (const id of ids) {
    clothMap(elsewhere, 'txt').set(id, `D’ailleurs ${id.at(-1)}`)
    await rewrite(id, `D’ici ${id.at(-1)}`)
  }
  link.setUnsaved(ids)
  return { staged, link, elsewhere }
}
async function rewrite(id: string, text: string): Promise<void> {
  const item = document.querySelector(`li[data-note="${id}"]`)
  if (item === null) throw new Error(`${id} is not there`)
  fireEvent.dblClick(item)
  const area = await screen.findByRole('textbox', { name: 'Texte de la note' })
  fireEvent.input(area, { target: { value: text } })
  fireEvent.keyDown(area, { key: 'Escape' })
}
/** The network is back: the others' words come in, then one's own are on the server's disk. */
async function comeBack(link: StagedLink, elsewhere: Y.Doc): Promise<void> {
  Y.applyUpdate(link.doc, Y.encodeStateAsUpdate(elsewhere))
  await waitFor(() => expect(toaster()).toContain(QUESTION))
  link.setState('live')
  link.setUnsaved([])
}

describe('a note that two changed apart', () => {
  it('[S9] is asked about even though all that waited was sent at the same moment', async () => {
    const { link, elsewhere } = await apart([noteId(1)])
    vi.useFakeTimers({ shouldAdvanceTime: true })
    await comeBack(link, elsewhere)
    await waitFor(() => expect(toaster()).toMatch(SENT))
    vi.advanceTimersByTime(4_000)
    expect(toaster()).toContain(QUESTION)
    fireEvent.click(choose() ?? document.body)
    const dialog = within(await screen.findByRole('dialog', { name: /^Deux versions gardées/ }))
    expect(dialog.getByRole('button', { name: 'D’ici 1' })).toBeTruthy()
    expect(dialog.getByRole('button', { name: 'D’ailleurs 1' })).toBeTruthy()
  })
  it('[S9] two such notes are asked about one after the other', async () => {
    const ids = [noteId(1), noteId(2)]
    const { staged, link, elsewhere } = await apart(ids)
    await comeBack(link, elsewhere)
    dismissToast()
    const texts = () => staged.cloth('t1').notes.flatMap(note => (note.removal === 0 ? [note.text] : []))
    expect(texts().sort()).toEqual(['D’ailleurs 1', 'D’ailleurs 2', 'D’ici 1', 'D’ici 2'])
    for (const id of ids) {
      fireEvent.click(choose() ?? document.body)
      const dialog = within(await screen.findByRole('dialog', { name: /^Deux versions gardées/ }))
      fireEvent.click(dialog.getByRole('button', { name: `D’ici ${id.at(-1)}` }))
    }
    expect(texts().sort()).toEqual(['D’ici 1', 'D’ici 2'])
    expect(choose()).toBeNull()
  })
  it('[A11Y-16] whoever is about to choose is not interrupted: the focus stays where it is', async () => {
    const { link, elsewhere } = await apart([noteId(1)])
    Y.applyUpdate(link.doc, Y.encodeStateAsUpdate(elsewhere))
    await waitFor(() => expect(choose()).not.toBeNull())
    choose()?.focus()
    link.setState('live')
    link.setUnsaved([])
    expect(document.activeElement).toBe(choose())
    choose()?.blur()
    await waitFor(() => expect(toaster()).toMatch(SENT))
  })
  it('a toast that is pointed at stays; one that comes up under a resting pointer goes as any other', () => {
    stageTable().show()
    vi.useFakeTimers()
    const shown = () => screen.getByText('Bien reçu').parentElement ?? document.body
    showToast({ text: 'Bien reçu' })
    fireEvent.pointerEnter(shown())
    vi.advanceTimersByTime(4_000)
    expect(toaster()).toBe('')
    showToast({ text: 'Bien reçu' })
    fireEvent.pointerMove(shown())
    vi.advanceTimersByTime(60_000)
    expect(toaster()).toContain('Bien reçu')
    fireEvent.pointerLeave(shown())
    vi.advanceTimersByTime(4_000)
    expect(toaster()).toBe('')
  })
  it('is not asked about at another table', async () => {
    const { staged, link, elsewhere } = await apart([noteId(1)])
    await comeBack(link, elsewhere)
    dismissToast()
    expect(choose()).not.toBeNull()
    staged.change({ phase: 'round', round: 2 })
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 }).textContent).toMatch(/^Question 2/))
    expect(choose()).toBeNull()
  })
})
