import { cleanup, fireEvent, screen, waitFor } from '@solidjs/testing-library'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { setLanguage } from '../../client/i18n/language.ts'
import { RequestFailed } from '../../client/session/api.ts'
import { type StagedTable, stageTable } from './table-stage.tsx'

beforeEach(() => {
  setLanguage('fr')
  Object.assign(window, { innerWidth: 1366, innerHeight: 768 })
})
afterEach(() => {
  cleanup()
  localStorage.clear()
  sessionStorage.clear()
})

/** Inès reads along; `answer` is what taking a chair comes to. */
function following(answer: () => unknown): StagedTable {
  const staged = stageTable({ mayWrite: false })
  staged.set('seats', 'p1', [null, null])
  Object.defineProperty(staged.calls, '/me', { get: answer })
  staged.show('/e/cafe/table/t1')
  return staged
}
const chair = (name = 'Prendre une chaise') => screen.findByRole('button', { name })
const refused = (status: number, code: string, details?: unknown) => () => {
  throw new RequestFailed(status, code, code, details)
}

it('a full table names the next one with a chair, and one tap sits there', async () => {
  let answer: () => unknown = refused(409, 'table-full', { next: { table: 't2', number: 2 } })
  following(() => answer())
  fireEvent.click(await chair())
  expect(await screen.findByText('Table complète. Il reste une chaise à la table 2.')).toBeTruthy()
  answer = () => ({})
  fireEvent.click(await chair('M’asseoir à la table 2'))
  await waitFor(() => expect(location.pathname).toBe('/e/cafe/table'))
})

it('without network it says so, and the same button tries again', async () => {
  following(refused(0, 'offline'))
  fireEvent.click(await chair())
  expect(await screen.findByText(/Le café ne répond pas/)).toBeTruthy()
  expect(await chair()).toBeTruthy()
})

it('where no table has a chair it says that, and nothing is lost', async () => {
  following(refused(409, 'table-full', { next: null }))
  fireEvent.click(await chair())
  expect(await screen.findByText(/Aucune chaise|Table complète/)).toBeTruthy()
})
