import { cleanup, fireEvent, render, screen, within } from '@solidjs/testing-library'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { setLanguage } from '../../client/i18n/language.ts'
import { SessionProvider } from '../../client/session/session.tsx'
import { preloadScreens } from '../../client/wall/screens.ts'
import { Wall } from '../../client/wall/Wall.tsx'
import { aCafe, aSummary, type Cafe, type FakeSession, fakeSession, MINUTE, ROUND_2 } from './console-cafe.ts'

beforeAll(() => preloadScreens())
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] })
  vi.setSystemTime(ROUND_2 + 7 * MINUTE + 20_000)
  setLanguage('fr')
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

/** Lets what was asked for without a timer arrive: a screen's own file, the answer to a call. */
const settle = () => vi.advanceTimersByTimeAsync(0)

async function show(cafe: Cafe): Promise<FakeSession & { readonly wall: HTMLElement }> {
  let fake: FakeSession | undefined
  const { container } = render(() => {
    const made = fakeSession(cafe.doc, 'wall')
    fake = made
    return (
      <SessionProvider session={made.session}>
        <Wall />
      </SessionProvider>
    )
  })
  const wall = container.querySelector<HTMLElement>('.wall')
  await settle()
  if (fake === undefined || wall === null) throw new Error('nothing was rendered')
  return { ...fake, wall }
}

describe('the wall', () => {
  it('is a slate, and tells how to join before the day begins', async () => {
    const { wall } = await show(aCafe({ phase: 'open', round: 0, moments: [], clock: { state: 'idle' } }))
    await settle()
    expect(wall.dataset['room']).toBe('slate')
    expect(screen.getByRole('img', { name: 'Code QR pour rejoindre cafe.example.org/e/isn/join' })).toBeTruthy()
    expect(screen.getByText('K7M2QX')).toBeTruthy()
    expect(wall.textContent).toContain('12 personnes installées')
    expect(wall.textContent).not.toContain('#k=')
  })

  it('tells the time left, the next bell and who arrives where', async () => {
    await show(aCafe())
    expect(screen.getByRole('timer').textContent).toBe('12:40')
    expect(screen.getByText('15 h 08').textContent).toBe('15\u00a0h\u00a008')
    const map = within(screen.getByRole('region', { name: 'Au prochain coup de sonnette' }))
    const first = map.getAllByRole('listitem')[0]
    expect(first?.textContent).toContain('Arrivent chez Hélène\u00a0:Jules, Zoé')
  })

  it('moves once a second by the server’s clock', async () => {
    await show(aCafe())
    await vi.advanceTimersByTimeAsync(3_000)
    expect(screen.getByRole('timer').textContent).toBe('12:37')
  })

  it('says five minutes, one minute, and waits calmly when the bell is late', async () => {
    await show(aCafe())
    await vi.advanceTimersByTimeAsync(8 * MINUTE)
    expect(screen.getByText('Encore cinq minutes')).toBeTruthy()
    await vi.advanceTimersByTimeAsync(4 * MINUTE)
    expect(screen.getByText('Une minute : que met-on dans l’assiette ?')).toBeTruthy()
    await vi.advanceTimersByTimeAsync(2 * MINUTE)
    expect(screen.getByText('La sonnette va bientôt sonner. Finissez vos phrases.')).toBeTruthy()
    expect(screen.getByRole('timer').textContent).toMatch(/^\+01:/)
  })

  it('counts the ten seconds after the bell, and goes on when it was taken back', async () => {
    const cafe = aCafe()
    const { wall } = await show(cafe)
    cafe.day({ undoUntil: Date.now() + 8_000 })
    expect(screen.getByText('La sonnette !')).toBeTruthy()
    expect(wall.textContent).toContain('On change de table dans 8 secondes')
    cafe.day({ undoUntil: null })
    expect(screen.queryByText('La sonnette !')).toBeNull()
  })

  it('shows everybody’s next table while they walk', async () => {
    const { wall } = await show(
      aCafe({ phase: 'transfer', clock: { state: 'running', endsAt: Date.now() + 100_000, lasts: 3 * MINUTE } }),
    )
    expect(screen.getByRole('heading', { name: 'Trois minutes pour changer de table' })).toBeTruthy()
    for (const name of ['Jules', 'Zoé', 'Victor', 'Karim', 'Hélène']) expect(wall.textContent).toContain(name)
  })

  it('shows the last announcement meant for it', async () => {
    const cafe = aCafe()
    await show(cafe)
    cafe.set('announcements', 'a', { text: 'Le café est servi.', to: ['wall'], at: Date.now(), by: 'x' })
    expect(screen.getByText('Le café est servi.')).toBeTruthy()
    cafe.set('announcements', 'b', { text: 'Pour vos téléphones.', to: ['phones'], at: Date.now() + 1, by: 'x' })
    expect(screen.queryByText('Pour vos téléphones.')).toBeNull()
  })

  it('brings the plates together at the harvest, with their dots once they are told', async () => {
    const cafe = aCafe({ phase: 'harvest', round: 4, clock: { state: 'idle' } })
    const plate = [{ note: 'n1', text: 'Faire avec, pas pour', kind: 'lever', round: 2 }] as const
    cafe.set('summaries', 't1', aSummary({ plate }))
    cafe.set('threads', 'th', { name: 'Mesurer ensemble', notes: [], at: 1 })
    await show(cafe)
    expect(screen.getByText('Faire avec, pas pour')).toBeTruthy()
    expect(screen.getByText('Mesurer ensemble')).toBeTruthy()
    expect(screen.getAllByText('L’assiette est encore vide.')).toHaveLength(3)
    cafe.set('totals', 'n1', 9)
    expect(screen.getByText('9 gommettes')).toBeTruthy()
  })

  it('turns the pages of a large room by itself', async () => {
    const cafe = aCafe()
    for (let number = 5; number <= 20; number++)
      cafe.set('tables', `t${number}`, {
        id: `t${number}`,
        number,
        locked: false,
        hosts: [],
        welcome: '',
        spotlight: null,
      })
    const { wall } = await show(cafe)
    const numbers = () => [...wall.querySelectorAll('.wall-board .plaque')].map(plaque => plaque.textContent)
    const first = numbers()
    await vi.advanceTimersByTimeAsync(12_000)
    expect(first).toHaveLength(10)
    expect(new Set([...first, ...numbers()]).size).toBe(20)
  })

  it('gives no family name away, and no name of who is absent', async () => {
    const cafe = aCafe()
    cafe.person('p01', { name: 'Victor Dupont' })
    cafe.person('p02', { absent: true })
    const { wall } = await show(cafe)
    expect(wall.textContent).toContain('Victor')
    expect(wall.textContent).not.toContain('Dupont')
    expect(wall.textContent).not.toContain('Amina')
  })

  it('thanks everybody at the end, and says where the report is once it is published', async () => {
    const cafe = aCafe({ phase: 'closed', round: 4, clock: { state: 'idle' } })
    const { wall } = await show(cafe)
    expect(screen.getByRole('heading', { name: 'Merci à toutes et à tous' })).toBeTruthy()
    expect(wall.textContent).not.toContain('/e/isn/report')
    cafe.day({ published: true })
    expect(wall.textContent).toContain('/e/isn/report')
  })

  it('hides the pointer after three still seconds, and shows it when it moves', async () => {
    const { wall } = await show(aCafe())
    await vi.advanceTimersByTimeAsync(3_000)
    expect(wall.hasAttribute('data-still')).toBe(true)
    fireEvent.pointerMove(wall)
    expect(wall.hasAttribute('data-still')).toBe(false)
  })

  it('asks for its links once, and again only if it came up without network', async () => {
    const fake = await show(aCafe())
    await settle()
    fake.setLink('reconnecting')
    expect(screen.getByText('Reconnexion…')).toBeTruthy()
    fake.setLink('live')
    await settle()
    expect(fake.calls()).toBe(1)
  })

  it('shows a facilitator’s own words large, and gives way to the bell and to the walk [K5]', async () => {
    const cafe = aCafe({ slate: { text: 'Que voulons-nous transmettre ?', at: ROUND_2 } })
    await show(cafe)
    await settle()
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('Que voulons-nous transmettre ?')
    expect(screen.getByRole('timer').textContent).toBe('12:40')
    cafe.day({ undoUntil: Date.now() + 10_000 })
    await settle()
    expect(screen.queryByText('Que voulons-nous transmettre ?')).toBeNull()
    expect(screen.getByText('La sonnette !')).toBeTruthy()
    cafe.day({ undoUntil: null, slate: undefined })
    await settle()
    expect(screen.queryByText('Que voulons-nous transmettre ?')).toBeNull()
  })

  it('says what is announced in every state, and no longer once that moment is over', async () => {
    const cafe = aCafe({
      phase: 'transfer',
      moments: [
        { startedAt: 0, rangAt: 0 },
        { startedAt: 0, rangAt: ROUND_2 },
      ],
    })
    const { wall } = await show(cafe)
    cafe.set('announcements', 'old', { text: 'Il reste cinq minutes.', to: ['wall'], at: ROUND_2 - 1, by: 'Ada' })
    expect(wall.textContent).not.toContain('Il reste cinq minutes.')
    cafe.set('announcements', 'new', { text: 'Le café est servi.', to: ['wall'], at: ROUND_2 + 1, by: 'Ada' })
    expect(wall.textContent).toContain('Annonce Le café est servi.')
  })

  it('in a room of more than twelve tables people find their table by their first name, page by page', async () => {
    const cafe = aCafe({ phase: 'transfer' })
    for (let number = 5; number <= 30; number++) {
      const id = `t${number}`
      cafe.set('tables', id, { id, number, theme: 't1', locked: false, hosts: [], welcome: '', spotlight: null })
      for (const place of ['a', 'b', 'c']) {
        const person = `${id}${place}`
        cafe.set('people', person, {
          name: `${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.charAt(number % 26)}dèle ${place}`,
          role: 'participant',
          device: 'own',
          absent: false,
          joinedAt: 0,
        })
        cafe.set('seats', person, [id, id, id, id])
      }
    }
    const { wall } = await show(cafe)
    await settle()
    const board = within(screen.getByRole('region', { name: /^Cherchez votre prénom/ }))
    expect(board.getAllByRole('listitem').length).toBeLessThanOrEqual(60)
    const names = () => [...wall.querySelectorAll('.wall-names-board li > span')].map(each => each.textContent ?? '')
    const seen = new Set<string>()
    for (let page = 0; page < 3; page++) {
      for (const name of names()) seen.add(name)
      vi.advanceTimersByTime(12_000)
    }
    expect(seen.size).toBe(26 * 3 + 12)
  })

  it('says since when it has had no news, and goes on by the clock [K5]', async () => {
    const fake = await show(aCafe())
    fake.setLink('offline')
    expect(screen.getByText('Reconnexion…')).toBeTruthy()
    vi.advanceTimersByTime(60_000)
    expect(screen.getByText(/^Sans nouvelles du café depuis 14 h 55\. La pendule continue\.$/)).toBeTruthy()
    expect(screen.getByRole('timer').textContent).toBe('11:40')
    fake.setLink('live')
    expect(screen.queryByText(/Sans nouvelles/)).toBeNull()
  })

  it('a night long it keeps the same timers and the same number of elements [K5]', async () => {
    const { wall } = await show(aCafe())
    await vi.advanceTimersByTimeAsync(60_000)
    const [timers, elements] = [vi.getTimerCount(), wall.querySelectorAll('*').length]
    await vi.advanceTimersByTimeAsync(30 * 60_000)
    expect(vi.getTimerCount()).toBe(timers)
    expect(wall.querySelectorAll('*').length).toBe(elements)
  })
})
