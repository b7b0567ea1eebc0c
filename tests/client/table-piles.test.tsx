import { cleanup, fireEvent, screen, waitFor, within } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { setLanguage } from '../../client/i18n/language.ts'
import { dismissToast } from '../../client/ui/toasts.ts'
import { clothMap } from '../../shared/document/cloth-read.ts'
import { pilesOf } from '../../shared/document/piles.ts'
import { noteId, type StagedTable, stageTable } from './table-stage.tsx'

const [MINE, SECOND, THIRD, ELSEWHERE] = [noteId(1), noteId(2), noteId(3), noteId(4)]

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

function laid(options: Parameters<typeof stageTable>[0] = {}): StagedTable {
  const staged = stageTable(options)
  staged.write('t1', [
    { id: MINE, by: 'p1', text: 'Un café par mois' },
    { id: SECOND, by: 'p2', text: 'Une ligne de téléphone' },
    { id: THIRD, by: 'p2', text: 'Du papier aussi' },
    { id: ELSEWHERE, by: 'p1', text: 'Publier nos choix', zone: 3 },
  ])
  staged.show()
  return staged
}
const note = (name: RegExp) => screen.getByRole('listitem', { name })
const choose = (element: HTMLElement) => {
  element.focus()
  fireEvent.focusIn(element)
}
const press = (element: HTMLElement, key: string, more = {}) => fireEvent.keyDown(element, { key, ...more })
const bar = () => within(screen.getByRole('toolbar', { name: /choisi|choisies/i }))
const dialog = () => within(screen.getByRole('dialog'))
const cover = (name: RegExp) => screen.findByRole('button', { name })
const pilesIn = (staged: StagedTable) => [...pilesOf(staged.cloth('t1').notes).values()]
/** Two notes of one part in a pile, by their keys. */
async function pileUp(): Promise<HTMLElement> {
  choose(note(/Une ligne/))
  press(note(/Une ligne/), 'g')
  choose(note(/Un café/))
  press(note(/Un café/), 'Enter')
  return cover(/Un café par mois, 2 notes groupées/)
}

/** By the mouse, to the right. */
async function drag(element: HTMLElement, by: number): Promise<void> {
  const mouse = { button: 0, pointerType: 'mouse', pointerId: 1 }
  fireEvent.pointerDown(element, { ...mouse, clientX: 100, clientY: 100 })
  fireEvent.pointerMove(window, { ...mouse, clientX: 100 + by, clientY: 100 })
  fireEvent.pointerUp(window, { ...mouse, clientX: 100 + by, clientY: 100 })
  // The click that ends it is swallowed until the next turn.
  await new Promise(resolve => setTimeout(resolve))
}

describe('making a pile', () => {
  it('by G, then Enter on the other: it bears the first one’s words, has the focus, and is one step to undo', async () => {
    const staged = laid()
    const pile = await pileUp()
    expect(pilesIn(staged)).toEqual([[MINE, SECOND]])
    await waitFor(() => expect(document.activeElement).toBe(pile))
    fireEvent.click(screen.getByRole('button', { name: 'Annuler' }))
    expect(pilesIn(staged)).toEqual([])
    expect(screen.queryByRole('button', { name: /notes groupées/ })).toBeNull()
  })
  it('by single taps, from a list of what it could go with', async () => {
    const staged = laid()
    choose(note(/Du papier/))
    fireEvent.click(bar().getByRole('button', { name: 'Grouper dans un tas…' }))
    fireEvent.click(dialog().getByRole('button', { name: 'Un café par mois' }))
    await cover(/Un café par mois, 2 notes groupées/)
    choose(note(/Une ligne/))
    fireEvent.click(bar().getByRole('button', { name: 'Grouper dans un tas…' }))
    fireEvent.click(dialog().getByRole('button', { name: 'Un café par mois' }))
    await cover(/Un café par mois, 3 notes groupées/)
    expect(pilesIn(staged)).toEqual([[MINE, SECOND, THIRD]])
  })
  it('is given up by Escape', () => {
    const staged = laid()
    choose(note(/Une ligne/))
    press(note(/Une ligne/), 'g')
    press(note(/Une ligne/), 'Escape')
    choose(note(/Un café/))
    press(note(/Un café/), 'Enter')
    expect(pilesIn(staged)).toEqual([])
  })
  it('waits for the reveal while notes are hidden', () => {
    const staged = stageTable({ day: { hidden: true } })
    staged.write('t1', [{ id: SECOND, by: 'p2', text: 'Montrée avant' }])
    staged.show()
    const pad = screen.getByRole('textbox', { name: 'Votre note' })
    fireEvent.input(pad, { target: { value: 'Pour moi seule' } })
    press(pad, 'Enter')
    choose(note(/Pour moi seule/))
    expect(bar().queryByRole('button', { name: 'Grouper dans un tas…' })).toBeNull()
    press(note(/Pour moi seule/), 'g')
    expect(screen.getByText(/encore cachée/)).toBeTruthy()
  })
  it('is not offered to who only looks on', () => {
    laid({ mayWrite: false })
    choose(note(/Une ligne/))
    press(note(/Une ligne/), 'g')
    expect(screen.queryByText(/Choisissez la note ou le tas/)).toBeNull()
  })
})

describe('a pile that is there', () => {
  it('opens and closes with its cover and with Escape; its notes are reached only while it is open', async () => {
    laid()
    const pile = await pileUp()
    expect(pile.getAttribute('aria-expanded')).toBe('false')
    fireEvent.click(pile)
    expect(pile.getAttribute('aria-expanded')).toBe('true')
    choose(note(/Une ligne/))
    press(note(/Une ligne/), 'Escape')
    expect(pile.getAttribute('aria-expanded')).toBe('false')
    await waitFor(() => expect(document.activeElement).toBe(pile))
  })
  it('may be opened by who only reads', async () => {
    const staged = laid({ mayWrite: false })
    const { doc } = staged.links.get('table-t1')?.at(-1) ?? {}
    if (doc === undefined) throw new Error('not open')
    doc.transact(() => {
      clothMap(doc, 'groups').set('g', { name: 'Le lien' })
      for (const id of [MINE, SECOND]) clothMap(doc, 'grp').set(id, 'g')
    })
    const pile = await cover(/Le lien, 2 notes groupées/)
    choose(pile)
    expect(
      bar()
        .getAllByRole('button')
        .map(each => each.getAttribute('aria-label')),
    ).toEqual(['Ouvrir le tas'])
    fireEvent.click(bar().getByRole('button', { name: 'Ouvrir le tas' }))
    expect(pile.getAttribute('aria-expanded')).toBe('true')
  })
  it('is renamed in a dialog', async () => {
    const staged = laid()
    choose(await pileUp())
    fireEvent.click(bar().getByRole('button', { name: 'Nommer le tas' }))
    const field = await screen.findByRole('textbox', { name: 'Nom du tas' })
    fireEvent.input(field, { target: { value: 'Le lien physique' } })
    fireEvent.click(screen.getByRole('button', { name: 'Nommer' }))
    expect(await cover(/^Le lien physique, 2 notes groupées$/)).toBeTruthy()
    expect(Object.values(staged.cloth('t1').groups)).toEqual([{ name: 'Le lien physique' }])
  })
  it('lets a note go, and is gone when one is left: nobody’s focus is lost', async () => {
    const staged = laid()
    fireEvent.click(await pileUp())
    choose(note(/Une ligne/))
    fireEvent.click(bar().getByRole('button', { name: 'Quitter le tas' }))
    expect(pilesIn(staged)).toEqual([])
    await waitFor(() => expect(document.activeElement).toBe(note(/Une ligne/)))
  })
  it('goes to another part as a whole', async () => {
    const staged = laid()
    choose(await pileUp())
    fireEvent.click(bar().getByRole('button', { name: 'Déplacer vers…' }))
    expect(dialog().queryByRole('button', { name: 'L’assiette' })).toBeNull()
    fireEvent.click(dialog().getByRole('button', { name: 'Veiller' }))
    expect(staged.cloth('t1').notes.filter(each => each.zone === 3)).toHaveLength(3)
    expect(pilesIn(staged)).toEqual([[MINE, SECOND]])
    expect(within(screen.getByRole('region', { name: /Veiller/ })).getByRole('heading', { level: 3 })).toBeTruthy()
  })
  it('sets aside only one’s own of its notes, and says so', async () => {
    const staged = laid()
    const pile = await pileUp()
    choose(pile)
    press(pile, 'Delete')
    expect(
      staged
        .cloth('t1')
        .notes.filter(each => each.removal === 1)
        .map(each => each.id),
    ).toEqual([MINE])
    expect(screen.getByText(/Note retirée de la nappe.*Une seule est à vous, sur 2/)).toBeTruthy()
    await waitFor(() => expect(document.activeElement).toBe(note(/Une ligne/)))
  })
  it('answers to letters that mean a note by saying that it is a pile', async () => {
    const staged = laid()
    const pile = await pileUp()
    choose(pile)
    press(pile, 'a')
    expect(screen.getByText(/C’est un tas/)).toBeTruthy()
    expect(staged.cloth('t1').notes.some(each => each.onPlate)).toBe(false)
  })
  it('[W11] A11Y-02, 03: cloth and list have the same headings, notes, names and order; piles are lists in the list', async () => {
    laid()
    await pileUp()
    const outline = () => [
      [...document.querySelectorAll('#tb-paper h2, #tb-paper h3')].map(each => [each.tagName, each.textContent]),
      [...document.querySelectorAll('#tb-paper li[data-note]')].map(each => each.getAttribute('aria-label')),
    ]
    const onCloth = outline()
    fireEvent.click(screen.getByRole('button', { name: 'Liste' }))
    expect(outline()).toEqual(onCloth)
    const heading = screen.getByRole('heading', { level: 3, name: /Un café par mois/ })
    const inside = heading.parentElement?.querySelectorAll('ul > li[data-note]') ?? []
    expect([...inside].map(each => each.getAttribute('data-note'))).toEqual([MINE, SECOND])
  })
})

describe('several notes at once', () => {
  const startWith = (name: RegExp) => {
    choose(note(name))
    fireEvent.click(bar().getByRole('button', { name: 'Plus' }))
    fireEvent.click(dialog().getByRole('button', { name: 'Choisir plusieurs notes' }))
  }
  it('by single taps: chosen, counted, moved together, and one step to undo', async () => {
    const staged = laid()
    startWith(/Un café/)
    fireEvent.click(note(/Une ligne/))
    fireEvent.click(note(/Du papier/))
    fireEvent.click(note(/Du papier/))
    expect(await screen.findByText('2 notes choisies', { selector: 'strong' })).toBeTruthy()
    expect(note(/Une ligne.*, choisie$/)).toBeTruthy()
    fireEvent.click(bar().getByRole('button', { name: 'Déplacer' }))
    fireEvent.click(dialog().getByRole('button', { name: 'Créer' }))
    const there = () =>
      staged
        .cloth('t1')
        .notes.filter(each => each.zone === 1)
        .map(each => each.id)
    expect(there()).toEqual([MINE, SECOND])
    fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true })
    expect(there()).toEqual([])
  })
  it('by Ctrl and a click after the one that was chosen, and become a pile', async () => {
    const staged = laid()
    const first = note(/Un café/)
    choose(first)
    fireEvent.pointerDown(note(/Du papier/), { button: 0, pointerType: 'mouse', pointerId: 1 })
    fireEvent.pointerUp(window, { pointerType: 'mouse', pointerId: 1 })
    fireEvent.click(note(/Du papier/), { ctrlKey: true })
    await screen.findByText('2 notes choisies', { selector: 'strong' })
    fireEvent.click(bar().getByRole('button', { name: 'Faire un tas' }))
    await cover(/2 notes groupées/)
    expect(pilesIn(staged)).toEqual([[MINE, THIRD]])
  })
  it('are dragged together by one of them, keep their places beside it, and come back in one step', async () => {
    const staged = laid()
    startWith(/Un café/)
    fireEvent.click(note(/Une ligne/))
    await screen.findByText('2 notes choisies', { selector: 'strong' })
    const lies = () => new Map(staged.cloth('t1').notes.map(({ id, x, y, zone }) => [id, { x, y, zone }]))
    const before = lies()
    await drag(note(/Une ligne/), 640)
    const after = lies()
    const [first, second] = [after.get(MINE), after.get(SECOND)]
    expect([first?.zone, second?.zone]).toEqual([1, 1])
    // As they lay: the second in the next column, on the same line.
    expect((second?.x ?? 0) - (first?.x ?? 0)).toBeGreaterThan(100)
    expect(second?.y).toBe(first?.y)
    expect(after.get(THIRD)).toEqual(before.get(THIRD))
    fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true })
    expect(lies()).toEqual(before)
  })
  it('leave the others where they are when the dragged one is not among them', async () => {
    const staged = laid()
    startWith(/Un café/)
    fireEvent.click(note(/Une ligne/))
    await screen.findByText('2 notes choisies', { selector: 'strong' })
    await drag(note(/Du papier/), 640)
    expect(staged.cloth('t1').notes.flatMap(({ id, zone }) => (zone === 1 ? [id] : []))).toEqual([THIRD])
  })
  it('end with Escape, and change nothing', async () => {
    const staged = laid()
    const before = JSON.stringify(staged.cloth('t1'))
    startWith(/Un café/)
    fireEvent.click(note(/Une ligne/))
    await screen.findByText('2 notes choisies', { selector: 'strong' })
    press(note(/Une ligne/), 'Escape')
    expect(screen.queryByText('2 notes choisies', { selector: 'strong' })).toBeNull()
    expect(JSON.stringify(staged.cloth('t1'))).toBe(before)
  })
  it('turn into another kind where they are one’s own', async () => {
    const staged = laid()
    startWith(/Un café/)
    fireEvent.click(note(/Une ligne/))
    fireEvent.click((await screen.findByText('Nature')).closest('button') ?? document.body)
    fireEvent.click(dialog().getByRole('button', { name: 'Levier' }))
    expect(
      staged
        .cloth('t1')
        .notes.filter(each => each.kind === 'lever')
        .map(each => each.id),
    ).toEqual([MINE])
  })
})

describe('undo and redo', () => {
  it('are both a tap away', async () => {
    const staged = laid()
    await pileUp()
    fireEvent.click(screen.getByRole('button', { name: /^Annuler mon dernier geste/ }))
    expect(pilesIn(staged)).toEqual([])
    fireEvent.click(screen.getByRole('button', { name: /^Rétablir mon geste/ }))
    expect(pilesIn(staged)).toEqual([[MINE, SECOND]])
    expect(screen.queryByRole('button', { name: /^Rétablir mon geste/ })).toBeNull()
  })
})

describe('links that are there', () => {
  const linked = (by: string, options: Parameters<typeof stageTable>[0] = {}) => {
    const staged = laid(options)
    const { doc } = staged.links.get('table-t1')?.at(-1) ?? {}
    if (doc === undefined) throw new Error('not open')
    clothMap(doc, 'links').set('l1', { by, a: SECOND, b: MINE, kind: 'answers' })
    return staged
  }
  const openLinks = () => {
    choose(note(/Un café/))
    fireEvent.click(bar().getByRole('button', { name: 'Plus' }))
    fireEvent.click(dialog().getByRole('button', { name: 'Voir et supprimer ses liens' }))
  }
  it('are said in words, and removed by who drew them; undo draws them again', () => {
    const staged = linked('p1')
    openLinks()
    fireEvent.click(dialog().getByRole('button', { name: /Une ligne de téléphone.*répond à cette note/ }))
    fireEvent.click(dialog().getByRole('button', { name: 'Supprimer ce lien' }))
    expect(staged.cloth('t1').links).toEqual([])
    fireEvent.click(screen.getByRole('button', { name: 'Annuler' }))
    expect(staged.cloth('t1').links).toMatchObject([{ id: 'l1', by: 'p1', a: SECOND, b: MINE }])
  })
  it('of others may be followed, not removed', () => {
    linked('p2')
    openLinks()
    fireEvent.click(dialog().getByRole('button', { name: /Une ligne/ }))
    expect(dialog().queryByRole('button', { name: 'Supprimer ce lien' })).toBeNull()
    fireEvent.click(dialog().getByRole('button', { name: 'Aller à l’autre note' }))
    expect(note(/Une ligne/).classList.contains('sel')).toBe(true)
  })
})

describe('the keys', () => {
  it('single letters may be switched off, the rest goes on', async () => {
    const { chooseLetters } = await import('../../client/table/preferences.ts')
    const staged = laid()
    chooseLetters(false)
    choose(note(/Un café/))
    press(note(/Un café/), 'a')
    press(note(/Un café/), 'g')
    expect(staged.cloth('t1').notes.some(each => each.onPlate)).toBe(false)
    expect(screen.queryByText(/Choisissez la note ou le tas/)).toBeNull()
    press(note(/Un café/), 'Delete')
    expect(staged.cloth('t1').notes.find(each => each.id === MINE)?.removal).toBe(1)
    chooseLetters(true)
  })
  it('A11Y-04: a note is moved to another part with six keys at most', () => {
    const staged = laid()
    choose(note(/Un café/))
    let keys = 0
    const key = (element: Element, name: string, more = {}) => {
      keys++
      fireEvent.keyDown(element, { key: name, ...more })
    }
    const lifted = note(/Un café/)
    key(lifted, ' ')
    for (let at = 0; at < 4; at++) key(lifted, 'ArrowDown', { shiftKey: true })
    key(lifted, ' ')
    const { y = 0 } = staged.cloth('t1').notes.find(each => each.id === MINE) ?? {}
    expect(y).toBeGreaterThan(150)
    expect(keys).toBeLessThanOrEqual(6)
  })
})
