import { cleanup, fireEvent, render, screen, waitFor, within } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Console } from '../../client/console/Console.tsx'
import { setLanguage } from '../../client/i18n/language.ts'
import { SessionProvider } from '../../client/session/session.tsx'
import { dismissToast } from '../../client/ui/toasts.ts'
import type { Role } from '../../shared/access/roles.ts'
import { aCafe, aMessage, aSummary, type Cafe, type FakeSession, fakeSession, MINUTE, ROUND_2 } from './console-cafe.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] })
  vi.setSystemTime(ROUND_2 + 7 * MINUTE + 20_000)
  setLanguage('fr')
})
afterEach(() => {
  cleanup()
  dismissToast()
  vi.useRealTimers()
})

function show(cafe: Cafe, role: Role = 'facilitator'): FakeSession {
  let fake: FakeSession | undefined
  render(() => {
    const made = fakeSession(cafe.doc, role)
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

describe('the console’s clock', () => {
  it('tells the round, what is left of it, and when the bell is due', () => {
    show(aCafe())
    expect(screen.getByRole('timer').textContent).toBe('12:40')
    expect(card('Le temps').getByText('Tour 2')).toBeTruthy()
    expect(card('Le temps').getByText('rotation à 15 h 08').textContent).toBe('rotation à 15\u00a0h\u00a008')
  })

  it('opens the café, or begins at once', () => {
    const { commands } = show(aCafe({ phase: 'prepared', round: 0, moments: [], clock: { state: 'idle' } }))
    press('Ouvrir le café')
    expect(commands).toEqual([{ type: 'open' }])
    expect(screen.getByRole('button', { name: 'Commencer le tour 1' })).toBeTruthy()
  })

  it('gives and takes minutes, pauses and resumes', async () => {
    const cafe = aCafe()
    const { commands } = show(cafe)
    press('+1 min')
    await vi.waitFor(() => expect(commands).toHaveLength(1))
    await Promise.resolve()
    fireEvent.click(card('Le temps').getByRole('button', { name: 'Pause' }))
    await vi.waitFor(() => expect(commands).toHaveLength(2))
    cafe.day({ clock: { state: 'paused', left: 5 * MINUTE, lasts: 20 * MINUTE } })
    expect(screen.getByText('En pause')).toBeTruthy()
    press('Reprendre')
    await vi.waitFor(() => expect(commands).toHaveLength(3))
    expect(commands).toEqual([{ type: 'add-time', minutes: 1 }, { type: 'pause' }, { type: 'resume' }])
  })

  it('rings, counts ten seconds, and takes the bell back; the focus follows the button', async () => {
    const cafe = aCafe()
    const { commands } = show(cafe)
    const bell = screen.getByRole('button', { name: 'Sonner la rotation' })
    bell.focus()
    fireEvent.click(bell)
    cafe.day({ undoUntil: Date.now() + 10_000 })
    const cancel = screen.getByRole('button', { name: 'Annuler' })
    expect(document.activeElement).toBe(cancel)
    expect(screen.getByText('On change de table dans 10 s')).toBeTruthy()
    await vi.waitFor(() => expect(commands).toHaveLength(1))
    fireEvent.click(cancel)
    cafe.day({ undoUntil: null })
    expect(document.activeElement?.textContent).toBe('Sonner la rotation')
    await vi.waitFor(() => expect(commands.map(command => command.type)).toEqual(['ring', 'cancel-ring']))
  })

  it('does not take the second half of a double press for «Annuler»', () => {
    const cafe = aCafe({ undoUntil: Date.now() + 10_000 })
    const { commands } = show(cafe)
    fireEvent.click(screen.getByRole('button', { name: 'Annuler' }), { detail: 2 })
    expect(commands).toEqual([])
  })

  it('says in words why a command was refused', async () => {
    const fake = show(aCafe())
    fake.refuseNext('clock-not-running')
    fireEvent.click(card('Le temps').getByRole('button', { name: 'Pause' }))
    await waitFor(() => expect(card('Le temps').getAllByRole('alert')[0]?.textContent).toBe('L’horloge ne tourne pas.'))
    fake.refuseNext('offline')
    fireEvent.click(card('Le temps').getByRole('button', { name: 'Pause' }))
    await waitFor(() =>
      expect(card('Le temps').getAllByRole('alert')[0]?.textContent).toContain('Le café ne répond pas'),
    )
  })

  it('begins the next round while people walk, or waits for the clock', () => {
    const { commands } = show(
      aCafe({ phase: 'transfer', clock: { state: 'running', endsAt: Date.now() + 100_000, lasts: 3 * MINUTE } }),
    )
    expect(screen.getByRole('timer').textContent).toBe('01:40')
    press('Commencer le tour 3 maintenant')
    expect(commands).toEqual([{ type: 'begin-round' }])
  })

  it('lets only the organiser publish and close, at the harvest', () => {
    const harvest = { phase: 'harvest', round: 4, clock: { state: 'idle' } } as const
    show(aCafe(harvest))
    expect(screen.queryByRole('button', { name: 'Clore le café' })).toBeNull()
    cleanup()
    const { commands } = show(aCafe(harvest), 'organiser')
    press('Clore le café')
    expect(commands).toEqual([{ type: 'close' }])
  })

  it('goes back and ahead from the other commands', async () => {
    const { commands } = show(aCafe())
    press('Autres commandes')
    press('Revenir au tour 1')
    await vi.waitFor(() => expect(commands).toEqual([{ type: 'go-to', phase: 'round', round: 1 }]))
  })
})

describe('the room on the console', () => {
  it('says who is at table, how many notes, who hosts, and opens any cloth', () => {
    show(aCafe())
    const room = card('La salle vue du dessus')
    expect(room.getAllByRole('listitem')[0]?.textContent).toContain('3 à table · 10 notes · Hélène')
    const link = room.getByRole('link', { name: 'Ouvrir la nappe de la table 2, Utiliser le numérique' })
    expect(link.getAttribute('href')).toBe('/e/isn/table/t2')
  })

  it('keeps up with what changes without drawing the room again', () => {
    const cafe = aCafe()
    show(cafe)
    const first = card('La salle vue du dessus').getAllByRole('listitem')[0]
    cafe.set('summaries', 't1', aSummary({ notes: 11 }))
    const after = card('La salle vue du dessus').getAllByRole('listitem')[0]
    expect(after).toBe(first)
    expect(after?.textContent).toContain('11 notes')
  })

  it('wonders about a quiet table, once a round', () => {
    const cafe = aCafe()
    cafe.set('summaries', 't1', aSummary({ notes: 1, changedAt: Date.now() - 1_000 }))
    for (const table of ['t2', 't4']) cafe.set('summaries', table, aSummary({ changedAt: Date.now() }))
    show(cafe)
    expect(screen.getByText('Table 3 est calme depuis 7 min.')).toBeTruthy()
    press('Masquer')
    expect(screen.queryByText(/est calme/)).toBeNull()
  })

  it('says at the harvest which tables never showed what was written in silence', () => {
    const cafe = aCafe()
    cafe.day({ hidden: true })
    show(cafe)
    expect(screen.queryByText(/n’ont jamais été montrées/)).toBeNull()
    cafe.day({ hidden: true, phase: 'harvest' })
    expect(screen.getByText(/^Tables 1, 2, 3, 4 : des notes écrites en silence n’ont jamais été montrées/)).toBeTruthy()
    press('Masquer')
    expect(screen.queryByText(/n’ont jamais été montrées/)).toBeNull()
  })

  it('shows a host’s word until it is put away', async () => {
    const cafe = aCafe()
    show(cafe).said.push(aMessage('Une chaise en plus ?', Date.now()))
    cafe.day({ words: '1' })
    expect(await screen.findByText('Un mot de Bruno, table 3 :')).toBeTruthy()
    press('Masquer')
    expect(screen.queryByText('Un mot de Bruno, table 3 :')).toBeNull()
  })

  it('marks somebody absent and moves somebody else, from «Qui est où»', async () => {
    const cafe = aCafe()
    const { commands } = show(cafe)
    press('Qui est à la table 1')
    const dialog = within(screen.getByRole('dialog', { name: 'Qui est où' }))
    fireEvent.click(dialog.getByRole('button', { name: 'Victor n’est pas là' }))
    await vi.waitFor(() => expect(commands).toEqual([{ type: 'mark-absent', person: 'p01' }]))
    cafe.person('p01', { absent: true })
    expect(dialog.getByRole('button', { name: 'Victor est là' })).toBeTruthy()
    await Promise.resolve()
    const select = dialog.getByRole('combobox', { name: 'Changer Amina de table' })
    fireEvent.change(select, { target: { value: 't2' } })
    await vi.waitFor(() => expect(commands[1]).toEqual({ type: 'move-person', person: 'p02', table: 't2' }))
  })

  it('finds people by name in the whole room', () => {
    show(aCafe())
    press('Qui est à la table 1')
    const dialog = within(screen.getByRole('dialog', { name: 'Qui est où' }))
    fireEvent.input(dialog.getByLabelText('Chercher un prénom'), { target: { value: 'kar' } })
    expect(dialog.getByText('Karim')).toBeTruthy()
    expect(dialog.queryByText('Victor')).toBeNull()
  })
})

describe('the rest of the console', () => {
  it('announces to phones and wall, then clears the field', async () => {
    const { commands } = show(aCafe())
    press('Reste 5 min')
    fireEvent.click(screen.getByLabelText('Téléphones'))
    press('Diffuser')
    await vi.waitFor(() =>
      expect(commands).toEqual([{ type: 'announce', text: 'Il reste cinq minutes.', to: ['wall'] }]),
    )
    await waitFor(() => expect((screen.getByLabelText('Texte de l’annonce') as HTMLTextAreaElement).value).toBe(''))
  })

  it('sends nothing when there is nothing to say', () => {
    const { commands } = show(aCafe())
    press('Diffuser')
    expect(commands).toEqual([])
  })

  it('marks the present step of the day, and ticks what is done', () => {
    show(aCafe())
    const steps = card('Le fil de l’après-midi').getAllByRole('listitem')
    const present = steps.find(step => step.getAttribute('aria-current') === 'step')
    expect(present?.textContent).toContain('14\u00a0h\u00a048')
    expect(present?.textContent).toContain('Tour 2')
    expect(steps[2]?.textContent).toContain('terminé')
  })

  it('counts people present and online', () => {
    const cafe = aCafe()
    cafe.person('p01', { absent: true })
    cafe.set('summaries', 't4', aSummary())
    show(cafe)
    expect(screen.getByRole('button', { name: '11 personnes, 9 en ligne' })).toBeTruthy()
  })

  it('says whether a wall shows the day, and opens one [K7]', async () => {
    const cafe = aCafe()
    show(cafe)
    const wall = await screen.findByRole('link', { name: 'Aucun écran mural' })
    expect(wall.getAttribute('href')).toBe('http://cafe.example.org/e/isn/wall#k=wallkey')
    cafe.day({ walls: 1 })
    expect(await screen.findByRole('link', { name: 'Écran mural affiché' })).toBeTruthy()
    cafe.day({ walls: 2 })
    expect(await screen.findByRole('link', { name: '2 écrans muraux affichés' })).toBeTruthy()
  })

  it('says when the link to the café is lost', () => {
    const fake = show(aCafe())
    expect(screen.getByText('En direct')).toBeTruthy()
    fake.setLink('offline')
    expect(screen.getByText('Hors ligne, la salle continue')).toBeTruthy()
  })

  it('speaks English too', () => {
    setLanguage('en')
    show(aCafe())
    expect(screen.getByRole('button', { name: 'Ring the rotation' })).toBeTruthy()
    expect(card('The afternoon’s thread').getByText('Welcome, coffee')).toBeTruthy()
  })
})
