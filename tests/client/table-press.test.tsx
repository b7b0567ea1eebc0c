import { cleanup, fireEvent, screen } from '@solidjs/testing-library'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { setLanguage } from '../../client/i18n/language.ts'
import { noteId, stageTable } from './table-stage.tsx'

beforeEach(() => {
  setLanguage('fr')
  Object.assign(window, { innerWidth: 390, innerHeight: 844 })
})
afterEach(() => {
  cleanup()
  localStorage.clear()
  vi.useRealTimers()
})

const [FIRST, SECOND] = [noteId(1), noteId(2)]
const bar = () => screen.queryByRole('toolbar')
const item = (name: RegExp) => screen.getByRole('listitem', { name })
/** What a browser does when a pointer comes down on something that takes the focus. */
function press(element: HTMLElement): void {
  fireEvent.mouseDown(element)
  element.focus()
  fireEvent.focusIn(element)
  // however long it lasts
  vi.advanceTimersByTime(300)
}
function release(element: HTMLElement): void {
  fireEvent.mouseUp(element)
  fireEvent.click(element)
  vi.runOnlyPendingTimers()
}
function show(): void {
  const staged = stageTable()
  staged.write('t1', [
    { id: FIRST, by: 'p1', text: 'Un café par mois' },
    { id: SECOND, by: 'p2', text: 'Du papier aussi' },
  ])
  staged.show()
  vi.useFakeTimers()
}

it('the bar of a note never slips under the pointer that chooses it: a press low on a phone’s page reaches what it was meant for', () => {
  show()
  press(item(/Un café/))
  expect(bar()).toBeNull()
  release(item(/Un café/))
  expect(bar()).not.toBeNull()
})

it('while the next one is being pressed, the bar is still about the note before', () => {
  show()
  press(item(/Un café/))
  release(item(/Un café/))
  const edit = () => screen.queryByRole('button', { name: 'Modifier' })
  expect(edit()).not.toBeNull()
  press(item(/Du papier/))
  expect(edit()).not.toBeNull()
  release(item(/Du papier/))
  // not one’s own words
  expect([bar() === null, edit()]).toEqual([false, null])
})

it('a press that ends somewhere else, or by nothing at all, does not keep the bar away', () => {
  show()
  press(item(/Un café/))
  fireEvent.blur(window)
  vi.runOnlyPendingTimers()
  expect(bar()).not.toBeNull()
})
