import { cleanup, fireEvent, render, screen, waitFor } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Harvest } from '../../client/harvest/Harvest.tsx'
import { setLanguage } from '../../client/i18n/language.ts'
import { RequestFailed } from '../../client/session/api.ts'
import { dismissToast } from '../../client/ui/toasts.ts'
import { Toaster } from '../../client/ui/Toaster.tsx'
import type { Role } from '../../shared/access/roles.ts'
import { aDay, type StagedSession, stageSession } from './staged-session.tsx'

beforeEach(() => {
  localStorage.clear()
  setLanguage('fr')
})
afterEach(() => {
  cleanup()
  dismissToast()
})

function aHarvest(role: Role, day: Parameters<typeof aDay>[0] = {}, voices: readonly object[] = []): StagedSession {
  const staged = stageSession(role)
  staged.set('day', 'day', aDay(day))
  for (const number of [1, 2]) {
    const id = `t${number}`
    staged.set('themes', id, { number, title: { fr: `Question ${number} ?` }, zones: [] })
    staged.set('tables', id, { id, number, theme: id, locked: false, hosts: [], welcome: '', spotlight: null })
    staged.set('summaries', id, {
      notes: 3,
      links: 0,
      dots: 0,
      squares: [],
      online: [],
      writing: [],
      changedAt: number,
      plate: [{ note: `n${number}`, text: `Note de la table ${number}`, kind: 'lever', round: number }],
    })
  }
  staged.set('people', 'p1', { name: 'Inès', role: 'participant', device: 'own', absent: false, joinedAt: 0 })
  staged.calls['/me'] = { dots: { tables: {}, harvest: {} }, voices }
  render(() =>
    staged.stage(() => (
      <>
        <Harvest />
        <Toaster />
      </>
    )),
  )
  return staged
}
const discs = () => screen.getAllByRole('button', { name: /^Gommette \d/ })

describe('the harvest', () => {
  it('lays every plate under its question', () => {
    aHarvest('participant')
    expect(screen.getByText('Note de la table 1').closest('section')?.textContent).toContain('Question 1')
    expect(screen.getByText('Note de la table 2').closest('section')?.textContent).toContain('Question 2')
  })

  it('tells a participant who comes early to wait, and shows the plates to staff', () => {
    aHarvest('participant', { phase: 'round' })
    expect(screen.getByText('La mise en commun n’a pas commencé.')).toBeTruthy()
    expect(screen.queryByText('Note de la table 1')).toBeNull()
    cleanup()
    aHarvest('facilitator', { phase: 'round' })
    expect(screen.getByText('Note de la table 1')).toBeTruthy()
  })

  it('INC-06: places the dots of a guest on paper too, each from their own budget', async () => {
    const staged = aHarvest('participant', { dots: { ...aDay().dots, harvestOpen: true } }, [
      { id: 'octave', dots: { tables: {}, harvest: { n1: 1 } } },
    ])
    staged.set('people', 'octave', { name: 'Octave', role: 'participant', device: 'paper', absent: false, joinedAt: 1 })
    const whose = await screen.findByRole('combobox', { name: 'Gommettes de' })
    expect(screen.getByText('3 gommettes à coller')).toBeTruthy()
    fireEvent.change(whose, { target: { value: 'octave' } })
    expect(screen.getByText('2 gommettes à coller')).toBeTruthy()
    fireEvent.click(discs()[2] as HTMLElement)
    await waitFor(() =>
      expect(staged.commands).toEqual([{ type: 'place-dots', table: 't2', note: 'n2', count: 1, for: 'octave' }]),
    )
    fireEvent.change(whose, { target: { value: '' } })
    expect(screen.getByText('3 gommettes à coller')).toBeTruthy()
  })
  it('gives dots only while they are open, within the budget, and takes one back by a second tap', async () => {
    const open = { ...aDay().dots, harvestOpen: true }
    const staged = aHarvest('participant', { dots: open })
    expect(discs()).toHaveLength(4)
    const press = (index: number) => fireEvent.click(discs()[index] as HTMLElement)
    press(0)
    press(1)
    press(2)
    await waitFor(() => expect(screen.getByText('Toutes vos gommettes sont collées')).toBeTruthy())
    press(3)
    press(1)
    await waitFor(() => expect(screen.getByText('1 gommette à coller')).toBeTruthy())
    expect(staged.commands).toEqual([
      { type: 'place-dots', table: 't1', note: 'n1', count: 1 },
      { type: 'place-dots', table: 't1', note: 'n1', count: 2 },
      { type: 'place-dots', table: 't2', note: 'n2', count: 1 },
      { type: 'place-dots', table: 't1', note: 'n1', count: 1 },
    ])
    staged.set('day', 'day', aDay())
    await waitFor(() => expect(screen.queryAllByRole('button', { name: /^Gommette \d/ })).toEqual([]))
  })

  it('puts a refused dot right and says why', async () => {
    const staged = aHarvest('participant', { dots: { ...aDay().dots, harvestOpen: true } })
    staged.answer = () => {
      throw new RequestFailed(409, 'not-on-plate', 'refused')
    }
    fireEvent.click(discs()[0] as HTMLElement)
    expect(await screen.findByText('Cette note n’est plus dans l’assiette.')).toBeTruthy()
    await waitFor(() => expect(discs()[0]?.getAttribute('aria-pressed')).toBe('false'))
  })

  it('shows totals only once the server tells them', async () => {
    const staged = aHarvest('participant')
    expect(screen.queryByTitle('7 gommettes')).toBeNull()
    staged.set('totals', 'n1', 7)
    expect(await screen.findByTitle('7 gommettes')).toBeTruthy()
  })

  it('lets staff name a thread between picked notes, and cut it again', async () => {
    const staged = aHarvest('facilitator')
    staged.answer = () => ({ thread: 'th1' })
    fireEvent.click(screen.getByRole('button', { name: 'Tirer un fil entre deux notes' }))
    for (const pick of screen.getAllByRole('button', { name: /^Choisir/ })) fireEvent.click(pick)
    fireEvent.input(screen.getByLabelText('Nom du fil'), { target: { value: ' Garder le lien ' } })
    fireEvent.submit(screen.getByLabelText('Nom du fil').closest('form') as HTMLFormElement)
    const notes = [
      { table: 't1', note: 'n1' },
      { table: 't2', note: 'n2' },
    ]
    await waitFor(() => expect(staged.commands).toEqual([{ type: 'draw-thread', name: 'Garder le lien', notes }]))
    staged.set('threads', 'th1', { name: 'Garder le lien', notes, at: 1 })
    expect(await screen.findByText('née à la table 1, tour 1')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: /^Couper le fil/ }))
    await waitFor(() => expect(staged.commands.at(-1)).toEqual({ type: 'cut-thread', thread: 'th1' }))
  })

  it('offers a participant no tool that is not theirs', () => {
    aHarvest('participant')
    for (const name of [/Tirer un fil/, /Ouvrir les gommettes/, 'Console', 'Projeter'])
      expect(screen.queryByText(name)).toBeNull()
  })

  it('is a plain projection on the wall', () => {
    aHarvest('wall')
    expect(screen.queryAllByRole('button')).toEqual([])
    expect(screen.queryAllByRole('link')).toEqual([])
    expect(screen.getByText('Note de la table 2')).toBeTruthy()
  })
})
