import { cleanup, fireEvent, screen, waitFor } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { setLanguage } from '../../client/i18n/language.ts'
import { words } from '../../client/prepare/words.ts'
import { crewWords } from '../../client/prepare/words-crews.ts'
import { aCafe, plain } from './prepare-stage.tsx'

const t = words.fr
beforeEach(() => setLanguage('fr'))
afterEach(() => {
  cleanup()
  document.body.replaceChildren()
})
const saved = () => waitFor(() => expect(screen.getByText(t.saved)).toBeTruthy(), { timeout: 3_000 })
const open = async (tab?: keyof typeof t.tabs, given: Parameters<typeof aCafe>[0] = {}) => {
  const cafe = aCafe(given)
  await screen.findByLabelText(plain(t.title))
  if (tab !== undefined) fireEvent.click(screen.getByText(plain(t.tabs[tab])))
  return cafe
}

describe('tables and rounds', () => {
  it('each table has its chairs, its language and an easy way to it', async () => {
    const { plan } = await open()
    fireEvent.click(screen.getByText(plain(t.zonesOf(2))))
    const table = plain(t.table(2))
    fireEvent.click(screen.getByLabelText(plain(`${t.more}, ${t.seats(table)}`)))
    fireEvent.change(screen.getByLabelText(plain(t.tableLanguage(table))), { target: { value: 'en' } })
    fireEvent.click(screen.getByLabelText(plain(t.reachableWhat(table))))
    await saved()
    expect(plan().themes[1]?.tables).toEqual([{ seats: 1, language: 'en', reachable: true }])
  })

  it('the mix says in plain words what it looks for, and one guest may stay', async () => {
    const { plan } = await open()
    expect(screen.getByText(plain(t.goalHelp.spread))).toBeTruthy()
    fireEvent.click(screen.getByText(plain(t.goals.buddy)))
    expect(screen.getByText(plain(t.goalHelp.buddy))).toBeTruthy()
    fireEvent.click(screen.getByRole('checkbox', { name: new RegExp(plain(t.guestStays)) }))
    await saved()
    expect(plan()).toMatchObject({ goal: 'buddy', guestStays: true })
    fireEvent.click(screen.getByText(plain(t.movements.groups)))
    expect(screen.queryByText(plain(t.goal))).toBeNull()
  })

  it('groups may be named, which asks nothing of who does not', async () => {
    const { plan, patched } = await open()
    expect(screen.queryByText(plain(crewWords.fr.names))).toBeNull()
    fireEvent.click(screen.getByText(plain(t.movements.groups)))
    fireEvent.click(screen.getByText(plain(crewWords.fr.names)))
    const field = (table: number) => screen.getByLabelText<HTMLInputElement>(plain(crewWords.fr.beginsAt(table)))
    expect([1, 2, 3].map(table => field(table).placeholder)).toEqual(['Amande', 'Basilic', 'Cannelle'])
    fireEvent.input(field(2), { target: { value: 'Les Ormes' } })
    await saved()
    expect(plan().crews).toEqual(['', 'Les Ormes'])
    expect(screen.getByRole('rowheader', { name: /Les Ormes/ })).toBeTruthy()
    fireEvent.input(field(3), { target: { value: 'les ormes' } })
    expect(screen.getByText(plain(crewWords.fr.twice))).toBeTruthy()
    fireEvent.input(field(3), { target: { value: '' } })
    fireEvent.input(field(2), { target: { value: '' } })
    await saved()
    expect(patched().at(-1)).toEqual({ crews: null })
  })

  it('another draw is another seed, which is kept with the plan', async () => {
    const { plan } = await open()
    fireEvent.click(screen.getByText(plain(t.drawAgain)))
    await saved()
    expect(plan().seed).toBe(2)
  })
})

describe('the event', () => {
  it('a day that runs over says so, and a click gives the harvest what is left', async () => {
    const { plan } = await open('event', {
      fields: { start: '14:00', end: '15:30', agenda: [{ kind: 'rounds' }, { kind: 'harvest', minutes: 40 }] },
    })
    // three rounds of 20 minutes and two walks of 3: 66; with the harvest 106
    expect(screen.getByText(plain(t.overflows('16 min')))).toBeTruthy()
    fireEvent.click(screen.getByText(plain(t.shorterHarvest('24 min'))))
    expect(screen.getByText(plain(t.fits))).toBeTruthy()
    await saved()
    expect(plan().agenda[1]).toEqual({ kind: 'harvest', minutes: 24 })
  })

  it('says on which day everything is erased, and the day follows the date and the setting', async () => {
    await open('event', { fields: { date: '2026-12-03', retentionDays: 30 } })
    expect(screen.getByText(plain(t.purgedOn('2 janvier 2027')), { exact: false })).toBeTruthy()
    fireEvent.click(screen.getByLabelText(plain(`${t.more}, ${t.retention}`)))
    expect(screen.getByText(plain(t.purgedOn('1er février 2027')), { exact: false })).toBeTruthy()
  })
})

describe('the address of links and QR codes', () => {
  const addresses = ['http://192.168.1.20:3000', 'http://10.0.0.5:3000']

  it('is chosen among the machine’s own', async () => {
    const { calls } = await open('links', { view: { addresses } })
    const choice = await screen.findByLabelText<HTMLSelectElement>(plain(t.answersAt))
    expect([...choice.options].map(option => option.value)).toEqual(['', addresses[1], addresses[0]])
    fireEvent.change(choice, { target: { value: addresses[1] } })
    await waitFor(() => expect(calls.some(call => call.path === '/address')).toBe(true))
    expect(calls.find(call => call.path === '/address')?.body).toEqual({ address: addresses[1] })
  })

  it('is only told to who does not own the café, and where there is none the page says what to do', async () => {
    await open('links', { role: 'facilitator', view: { addresses } })
    expect((await screen.findByLabelText<HTMLSelectElement>(plain(t.answersAt))).disabled).toBe(true)
    cleanup()
    sessionStorage.clear()
    await open('links', { view: { addresses: [] } })
    expect(await screen.findByText(plain(t.noAddress))).toBeTruthy()
  })
})
