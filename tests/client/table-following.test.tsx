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

/** Inès follows, and no table is in the address: she has none of her own. */
function withoutTable(me: () => unknown): StagedTable {
  const staged = stageTable({ mayWrite: false })
  staged.set('seats', 'p1', [null, null])
  Object.defineProperty(staged.calls, '/me', { get: me })
  staged.show('/e/cafe/table')
  return staged
}
const known = (isFollowing: boolean) => ({ person: { following: isFollowing } })

it('whoever follows is told so, and looks at any table', async () => {
  withoutTable(() => known(true))
  expect(await screen.findByRole('heading', { name: 'Vous suivez sans écrire' })).toBeTruthy()
  expect(screen.queryByText(/n’est pas encore prête/)).toBeNull()
  const links = screen.getAllByRole('link').map(link => link.getAttribute('href'))
  expect(links).toEqual(['/e/cafe/table/t1', '/e/cafe/table/t2'])
  expect(screen.getByRole('link', { name: /Question 1.*2 personnes/ })).toBeTruthy()
})

it('takes a chair from there, at the table that has one when the first is full', async () => {
  let answer: () => unknown = () => known(true)
  const staged = withoutTable(() => answer())
  await chair()
  answer = refused(409, 'table-full', { next: { table: 't2', number: 2 } })
  fireEvent.click(await chair())
  expect(await screen.findByText('Il reste une chaise à la table 2.')).toBeTruthy()
  answer = () => ({})
  fireEvent.click(await chair('M’asseoir à la table 2'))
  await screen.findByRole('heading', { name: /n’est pas encore prête/ })
  staged.set('seats', 'p1', ['t2', 't2'])
  expect(await screen.findByRole('heading', { name: /Question 2/ })).toBeTruthy()
})

it('whoever waits for a chair without following is told to wait', async () => {
  withoutTable(() => known(false))
  expect(await screen.findByRole('heading', { name: 'Votre place n’est pas encore prête.' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Prendre une chaise' })).toBeNull()
})
