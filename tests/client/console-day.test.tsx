import { cleanup, fireEvent, render, screen, waitFor, within } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Console } from '../../client/console/Console.tsx'
import { threadOfTheDay } from '../../client/console/agenda-times.ts'
import { STALE_MS } from '../../client/console/stale.ts'
import { delayOf, timeCost } from '../../client/console/time-cost.ts'
import { setLanguage } from '../../client/i18n/language.ts'
import { SessionProvider } from '../../client/session/session.tsx'
import { dismissToast, toast } from '../../client/ui/toasts.ts'
import type { Day } from '../../shared/document/programme.ts'
import {
  aCafe,
  aDay,
  aMessage,
  aSummary,
  type Cafe,
  type FakeSession,
  fakeSession,
  MINUTE,
  ROUND_2,
} from './console-cafe.ts'

const NOW = ROUND_2 + 7 * MINUTE + 20_000

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] })
  vi.setSystemTime(NOW)
  setLanguage('fr')
})
afterEach(() => {
  cleanup()
  dismissToast()
  vi.useRealTimers()
})

function show(cafe: Cafe): FakeSession {
  let fake: FakeSession | undefined
  render(() => {
    const made = fakeSession(cafe.doc)
    fake = made
    return (
      <SessionProvider session={made.session}>
        <Console />
      </SessionProvider>
    )
  })
  if (fake === undefined) throw new Error('nothing was rendered')
  return fake
}
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const card = (name: string) => within(screen.getByRole('region', { name }))
const hour = (at: number | undefined) => (at === undefined ? undefined : new Date(at).toISOString().slice(11, 16))

/** Two minutes late in round 2 of 4, with a break of 14 minutes and a walk after round 3. */
const lateDay = (changes: Partial<Day> = {}): Partial<Day> => ({
  clock: { state: 'running', endsAt: ROUND_2 + 22 * MINUTE, lasts: 22 * MINUTE },
  minutes: { minutes: 20, transferMinutes: 3, breakAfter: [3] },
  agenda: [
    { kind: 'welcome', minutes: 15 },
    { kind: 'talk', minutes: 10 },
    { kind: 'rounds' },
    { kind: 'break', minutes: 14 },
    { kind: 'harvest', minutes: 40 },
    { kind: 'closing', minutes: 15 },
  ],
  ...changes,
})

describe('what a few minutes cost [K4]', () => {
  const day = aDay(lateDay({ clock: { state: 'running', endsAt: ROUND_2 + 20 * MINUTE, lasts: 20 * MINUTE } }))

  it('nothing while the day is on time', () => {
    expect(timeCost(day, NOW)).toMatchObject({ promised: undefined, harvest: undefined })
    expect(hour(timeCost(day, NOW).bell)).toBe('13:08')
  })

  it('the bell and the end move, and the harvest would pay if the day is to end on time', () => {
    const [now, then] = [timeCost(day, NOW), timeCost(day, NOW, 2)]
    expect(Number(then.bell) - Number(now.bell)).toBe(2 * MINUTE)
    expect(Number(then.end) - Number(now.end)).toBe(2 * MINUTE)
    expect(then.promised).toBe(now.end)
    expect(then.harvest).toBe(38)
  })

  it('is told under the clock, before a button is pressed', () => {
    show(aCafe(day))
    const more = screen.getByRole('button', { name: '+1 min' })
    const told = () => document.getElementById(more.getAttribute('aria-describedby') ?? '')?.textContent
    expect(told()).toMatch(/^fin /)
    fireEvent(more, new PointerEvent('pointerenter', { pointerType: 'mouse' }))
    expect(told()).toContain('Avec +1 min')
    expect(told()).toContain('sonnette 15\u00a0h\u00a009')
    expect(told()).toContain('il resterait 39 min de mise en commun')
    fireEvent.pointerLeave(more)
    expect(told()).not.toContain('Avec')
  })

  it('counts every press, also while the network is slow', async () => {
    const { commands } = show(aCafe())
    for (let i = 0; i < 3; i++) press('+1 min')
    await vi.waitFor(() =>
      expect(commands).toEqual([
        { type: 'add-time', minutes: 1 },
        { type: 'add-time', minutes: 2 },
      ]),
    )
  })
})

describe('a delay [K4]', () => {
  const offerOf = (changes: Partial<Day>) => {
    const day = aDay(lateDay(changes))
    return delayOf(day, threadOfTheDay(day, NOW))
  }

  it('is offered to the break, else to the harvest, else to nothing', () => {
    expect(offerOf({})).toMatchObject({ late: 2, offer: { on: 'break', minutes: 2 }, taken: undefined })
    const noBreak = lateDay().agenda?.filter(item => item.kind !== 'break') ?? []
    expect(offerOf({ agenda: noBreak, minutes: { minutes: 20, transferMinutes: 3, breakAfter: [] } })).toMatchObject({
      offer: { on: 'harvest', minutes: 2 },
    })
    const short = noBreak.map(item => (item.kind === 'harvest' ? { ...item, minutes: 16 } : item))
    expect(
      offerOf({ agenda: short, minutes: { minutes: 20, transferMinutes: 3, breakAfter: [] } })?.offer,
    ).toBeUndefined()
  })

  it('that was taken back is told as such, and asks for no more', () => {
    expect(offerOf({ shortened: { 'break-3': 2 } })).toMatchObject({
      late: 2,
      offer: undefined,
      taken: { on: 'break', minutes: 2 },
    })
  })

  it('is taken back on the break by one press, and given back by another', async () => {
    const cafe = aCafe(lateDay())
    const { commands } = show(cafe)
    expect(screen.getByText(/Deux minutes de retard\./)).toBeTruthy()
    press('Les reprendre sur la pause')
    await vi.waitFor(() => expect(commands).toEqual([{ type: 'catch-up', on: 'break', minutes: 2 }]))
    cafe.day({ shortened: { 'break-3': 2 } })
    expect(screen.getByText(/Deux minutes reprises sur la pause\./)).toBeTruthy()
    press('Rendre')
    await vi.waitFor(() => expect(commands[1]).toEqual({ type: 'catch-up', on: 'break', minutes: 0 }))
  })
})

describe('two consoles [K2]', () => {
  it('a bell that another console rang first is a fact, told kindly, and no fault', async () => {
    const fake = show(aCafe())
    fake.refuseNext('already-rung')
    press('Sonner la rotation')
    await vi.waitFor(() => expect(toast()?.text).toContain('La sonnette a déjà sonné'))
    expect(fake.commands).toEqual([{ type: 'ring', round: 2 }])
    expect(card('Le temps').queryByText(/déjà sonné/)).toBeNull()
  })
})

describe('an announcement [K3]', () => {
  it('says on how many devices it was shown', () => {
    const cafe = aCafe()
    cafe.set('announcements', 'a', { text: 'Le café est servi.', to: ['phones'], at: NOW, by: 'Ada' })
    show(cafe)
    expect(card('Annonce').queryByText(/Reçue par/)).toBeNull()
    cafe.set('receipts', 'a', 31)
    expect(card('Annonce').getByText('Reçue par 31.')).toBeTruthy()
  })

  it('goes on the slate when it is to be large, and is wiped off from here', async () => {
    const cafe = aCafe()
    const { commands } = show(cafe)
    const form = card('Annonce')
    for (const box of ['Téléphones', 'Mur', 'En grand']) fireEvent.click(form.getByLabelText(box))
    fireEvent.input(form.getByLabelText('Texte de l’annonce'), { target: { value: 'Que transmettre ?' } })
    press('Diffuser')
    await vi.waitFor(() => expect(commands).toEqual([{ type: 'slate', text: 'Que transmettre ?' }]))
    cafe.day({ slate: { text: 'Que transmettre ?', at: NOW } })
    expect(form.getByText(/Sur l’ardoise/).textContent).toContain('Que transmettre ?')
    press('Effacer')
    await vi.waitFor(() => expect(commands[1]).toEqual({ type: 'slate', text: null }))
  })
})

describe('words with a host', () => {
  function quietCafe(): Cafe {
    const cafe = aCafe()
    cafe.set('summaries', 't1', aSummary({ notes: 1, changedAt: NOW - 1_000 }))
    for (const table of ['t2', 't4']) cafe.set('summaries', table, aSummary({ changedAt: NOW }))
    return cafe
  }

  it('a quiet table is one doubt with one offer: a question slipped to its host, then no more this round', async () => {
    const { commands } = show(quietCafe())
    press('Glisser une question à Bruno')
    const field = screen.getByRole('textbox', { name: 'Une question à Bruno, table 3' })
    expect(document.activeElement).toBe(field)
    press(/Qui n’a pas encore parlé/)
    expect((field as HTMLTextAreaElement).value).toContain('Qui n’a pas encore parlé')
    fireEvent.input(field, { target: { value: 'Et vous, Malik ?' } })
    press('Envoyer')
    await vi.waitFor(() => expect(commands).toEqual([{ type: 'word', table: 't3', text: 'Et vous, Malik ?' }]))
    await vi.waitFor(() => expect(screen.queryByText(/est calme/)).toBeNull())
  })

  it('Escape sends nothing, and the doubt is there again', () => {
    const { commands } = show(quietCafe())
    press('Glisser une question à Bruno')
    fireEvent.keyDown(screen.getByRole('textbox', { name: 'Une question à Bruno, table 3' }), { key: 'Escape' })
    expect(screen.getByText('Table 3 est calme depuis 7 min.')).toBeTruthy()
    expect(commands).toEqual([])
  })

  it('a host’s word is answered from where it is read', async () => {
    const cafe = aCafe()
    const { commands, said } = show(cafe)
    said.push(aMessage('Une chaise en plus ?', NOW))
    cafe.day({ words: '1' })
    await screen.findByText('Un mot de Bruno, table 3 :')
    press('Répondre')
    fireEvent.input(screen.getByRole('textbox', { name: 'Répondre à Bruno, table 3' }), {
      target: { value: 'Elle arrive.' },
    })
    press('Envoyer')
    await vi.waitFor(() => expect(commands).toEqual([{ type: 'word', table: 't3', text: 'Elle arrive.' }]))
    await vi.waitFor(() => expect(screen.queryByText('Un mot de Bruno, table 3 :')).toBeNull())
  })

  it('are asked for once for each piece of news, and stand among the news and in the journal', async () => {
    const cafe = aCafe()
    const fake = show(cafe)
    expect(fake.wordCalls()).toBe(0)
    fake.said.push(aMessage('Une chaise en plus ?', NOW - 1_000), {
      ...aMessage('Elle arrive.', NOW),
      what: 'word',
      by: 'Ada',
    })
    cafe.day({ words: '2' })
    await screen.findByText('Un mot de Bruno, table 3 :')
    cafe.day({ words: '2', title: 'Un autre nom' })
    expect(fake.wordCalls()).toBe(1)
    expect(screen.getAllByText(/Une chaise en plus/).length).toBeGreaterThan(1)
    press('Journal de la salle')
    // Here the dialog is fetched for the first time.
    const dialog = await screen.findByRole('dialog', { name: 'Journal de la salle' }, { timeout: 5_000 })
    const lines = within(dialog).getAllByRole('listitem')
    expect(lines.map(line => line.textContent?.replace(/^[^A-Z]*/, ''))).toEqual([
      expect.stringContaining('Elle arrive.'),
      expect.stringContaining('Une chaise en plus ?'),
    ])
  })

  it('that could not be asked for are asked for when the link is back, or at the next news; what is known stays', async () => {
    const cafe = aCafe()
    const fake = show(cafe)
    fake.said.push(aMessage('Une chaise en plus ?', NOW - 2_000))
    cafe.day({ words: '1' })
    await screen.findByText('Un mot de Bruno, table 3 :')
    fake.wordsFail(true)
    fake.said.push(aMessage('Et des feutres ?', NOW - 1_000))
    cafe.day({ words: '2' })
    await vi.waitFor(() => expect(fake.wordCalls()).toBe(2))
    fake.setLink('offline')
    expect(screen.getAllByText(/Une chaise en plus/).length).toBeGreaterThan(0)
    fake.wordsFail(false)
    fake.setLink('live')
    expect((await screen.findAllByText(/Et des feutres/)).length).toBeGreaterThan(0)
    fake.wordsFail(true)
    fake.said.push(aMessage('Merci !', NOW))
    const before = fake.wordCalls()
    cafe.day({ words: '3' })
    await vi.waitFor(() => expect(fake.wordCalls()).toBe(before + 1))
    fake.wordsFail(false)
    cafe.day({ words: '4' })
    expect((await screen.findAllByText(/Merci/)).length).toBeGreaterThan(0)
  })
})

describe('people and devices', () => {
  const first = () => card('La salle vue du dessus').getAllByRole('listitem')[0]

  it('counts who is missing beside who is there', () => {
    const cafe = aCafe()
    cafe.person('p01', { absent: true })
    show(cafe)
    expect(first()?.textContent).toContain('2 sur 3 à table')
  })

  it('a device that has been silent for long is told by name, one that sleeps a moment is not', () => {
    const cafe = aCafe()
    cafe.set('summaries', 't1', aSummary({ online: ['p00', 'p02'] }))
    show(cafe)
    expect(first()?.textContent).not.toContain('pas de nouvelles')
    vi.advanceTimersByTime(STALE_MS + 1_000)
    expect(first()?.textContent).toContain('Victor\u00a0: pas de nouvelles de l’appareil depuis 3 min')
    cafe.set('summaries', 't1', aSummary({ online: ['p00', 'p01', 'p02'] }))
    expect(first()?.textContent).not.toContain('pas de nouvelles')
  })

  it('a room too large to be drawn is a list that sorts', () => {
    const cafe = aCafe()
    for (let number = 5; number <= 14; number++)
      cafe.set('tables', `t${number}`, {
        id: `t${number}`,
        number,
        theme: 't1',
        locked: false,
        hosts: [],
        welcome: '',
        spotlight: null,
      })
    show(cafe)
    const rows = () => card('La salle vue du dessus').getAllByRole('row')
    expect(rows()).toHaveLength(15)
    press('Notes')
    press('Notes')
    expect(within(rows()[1] as HTMLElement).getByRole('button', { name: 'Qui est à la table 4' })).toBeTruthy()
  })
})

describe('the room’s journal', () => {
  it('says what moderation did, where, by whom and why', async () => {
    const cafe = aCafe()
    cafe.set('log', 'l1', { at: NOW, what: 'set-aside', by: 'Nadia', table: 't2', note: 'n1', text: 'en double' })
    show(cafe)
    press('Journal de la salle')
    const dialog = within(await screen.findByRole('dialog', { name: 'Journal de la salle' }))
    const line = dialog.getByRole('listitem').textContent
    expect(line).toContain('Nadia a mis une note de côté, table 2')
    expect(line).toContain('en double')
  })

  it('gives the focus back to the menu it was opened from', async () => {
    show(aCafe())
    const menu = document.querySelector<HTMLDetailsElement>('.console-menu')
    if (menu !== null) menu.open = true
    const entry = screen.getByRole('button', { name: 'Journal de la salle' })
    entry.focus()
    fireEvent.click(entry)
    const dialog = await screen.findByRole('dialog', { name: 'Journal de la salle' })
    expect(menu?.open).toBe(false)
    fireEvent.click(within(dialog).getByRole('button', { name: 'Fermer' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(document.activeElement).toBe(menu?.querySelector('summary'))
  })
})
