import { cleanup, fireEvent, render, screen, waitFor, within } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { setLanguage } from '../../client/i18n/language.ts'
// what the screen loads when first asked for, so that no test waits for it
import 'papaparse'
import '../../client/people/ListDialog.tsx'
import { PeopleScreen } from '../../client/people/PeopleScreen.tsx'
import { SessionProvider } from '../../client/session/session.tsx'
import { dismissToast } from '../../client/ui/toasts.ts'
import type { CommandInput } from '../../shared/domain/commands.ts'
import type { PlanChange, StaffPeople } from '../../shared/protocol/api.ts'
import { aCafe, type Cafe, type FakeSession, fakeSession } from './console-cafe.ts'

/** What the server would say of a change: Amina leaves, Malik goes to other tables. */
const aChange = (change: Partial<PlanChange> = {}): PlanChange => ({
  changed: [{ person: 'p21', name: 'Malik', before: ['t3', 't4', 't1', 't2'], after: ['t3', 't4', 't2', 't1'] }],
  arrived: [],
  left: [{ person: 'p02', name: 'Amina' }],
  figures: { met: { mean: 16, min: 15, max: 18 }, repeats: 3, bound: 3, most: 24, hosts: 4 },
  sizes: [
    { round: 2, min: 1, max: 2 },
    { round: 3, min: 2, max: 2 },
    { round: 4, min: 2, max: 2 },
  ],
  kept: [{ rule: 'wishes', people: ['p11'] }],
  broken: [],
  unseated: [],
  asIs: { changed: 0, sizes: [{ round: 3, min: 1, max: 3 }] },
  ...change,
})

const staff: StaffPeople = {
  people: [
    { id: 'p11', constraints: { apart: ['Karim'], reachable: true }, wishes: ['t3'], pins: {} },
    { id: 'p12', constraints: { language: 'en' }, wishes: [], pins: {} },
  ],
  warnings: ['people.0.constraints.with: Fatou names «Nobody», which is not there'],
  told: true,
}

let answer: (command: CommandInput) => Partial<PlanChange> | { readonly code: string }
beforeEach(() => {
  setLanguage('fr')
  answer = () => ({})
})
afterEach(() => {
  cleanup()
  dismissToast()
})

function show(cafe: Cafe): FakeSession {
  let fake: FakeSession | undefined
  render(() => {
    const made = fakeSession(cafe.doc)
    fake = made
    const session = {
      ...made.session,
      command: async (command: CommandInput) => {
        const told = answer(command)
        if (!('dryRun' in command && command.dryRun === true)) made.commands.push(command)
        if ('code' in told) throw Object.assign(new Error(told.code), { code: told.code })
        return { ...(await made.session.command({ type: 'open' })), ...told }
      },
      call: <T,>() => Promise.resolve(staff as T),
    }
    return (
      <SessionProvider session={session}>
        <PeopleScreen />
      </SessionProvider>
    )
  })
  if (fake === undefined) throw new Error('nothing was rendered')
  return fake
}
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const person = (name: string) => screen.getByRole('button', { name: new RegExp(`^${name}`) })
const panel = () => within(screen.getByRole('complementary'))
const made = (fake: FakeSession) => fake.commands.filter(command => command.type !== 'open')

describe('the people screen', () => {
  it('says of everybody who they are and their table in each round', async () => {
    const cafe = aCafe()
    cafe.person('p02', { absent: true })
    cafe.person('p22', { expected: true })
    show(cafe)
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('12 personnes')
    expect(within(screen.getByRole('banner')).getByText('10').parentElement?.textContent).toBe('10 présents sur 12')
    const fatou = person('Fatou')
    await waitFor(() => expect(fatou.textContent).toContain('pas avec Karim'))
    expect(fatou.textContent).toContain('table accessible')
    expect(fatou.textContent).toContain('souhaite le thème 3')
    expect(fatou.textContent).toContain('tour 1\u00a0: table 1')
    expect(person('Amina').textContent).toContain('absent')
    expect(person('Zoé').textContent).toContain('pas encore là')
    expect(person('Nadia').textContent).toContain('hôte')
  })

  it('a table that closed can be opened again, looked at first like any change', async () => {
    const cafe = aCafe()
    const table = { id: 't3', number: 3, theme: 't3', locked: false, hosts: [], welcome: '', spotlight: null }
    cafe.set('tables', 't3', { ...table, closedFrom: 2 })
    answer = command =>
      'dryRun' in command && command.dryRun === true
        ? aChange({ left: [] })
        : aChange({ left: [], undo: { until: 'bell' } })
    const fake = show(cafe)
    expect(panel().getByText('Table 3 : fermée dès le tour 2')).toBeTruthy()
    press('Rouvrir la table 3')
    await waitFor(() =>
      expect(panel().getByRole('heading').textContent).toBe(
        'Une table rouverte\u00a0: 1\u00a0personne change de table',
      ),
    )
    expect(made(fake)).toEqual([])
    press('Appliquer aux tours 3 et 4')
    const edit = { type: 'open-table', table: 't3' }
    await waitFor(() => expect(made(fake)).toEqual([{ type: 'replan', changes: [edit], even: true }]))
    cafe.set('tables', 't3', { ...table, closedFrom: 2, openFrom: 3 })
    await waitFor(() => expect(panel().getByText('Table 3 : ouverte à nouveau dès le tour 3')).toBeTruthy())
    expect(screen.queryByRole('button', { name: 'Rouvrir la table 3' })).toBeNull()
  })

  it('finds somebody whatever the accents, and says when nobody is found', () => {
    show(aCafe())
    const search = screen.getByRole('searchbox')
    fireEvent.input(search, { target: { value: 'helene' } })
    expect(within(screen.getByRole('main')).getAllByRole('button', { pressed: false })).toHaveLength(1)
    fireEvent.input(search, { target: { value: 'personne' } })
    expect(screen.getByText('Aucun prénom ne correspond.')).toBeTruthy()
  })

  it('shows who would change before anything is, then applies it and can take it back', async () => {
    const cafe = aCafe()
    answer = command =>
      'dryRun' in command && command.dryRun === true ? aChange() : aChange({ undo: { until: 'bell' } })
    const fake = show(cafe)
    fireEvent.click(person('Amina'))
    press('N’est pas là')
    await waitFor(() =>
      expect(panel().getByRole('heading').textContent).toBe('Une absence\u00a0: 1\u00a0personne change de table'),
    )
    expect(made(fake)).toEqual([])
    expect(panel().getByText('Les tours 1 et 2 ne bougent jamais.')).toBeTruthy()
    expect(panel().getByText('2 à chaque table, sans l’hôte (sinon : 1 à 3)')).toBeTruthy()
    expect(panel().getByText('Gardés : les vœux')).toBeTruthy()
    expect(person('Malik').textContent).toContain('change')
    press('Appliquer aux tours 3 et 4')
    const edit = { type: 'mark-absent', person: 'p02' }
    await waitFor(() => expect(made(fake)).toEqual([{ type: 'replan', changes: [edit], even: true }]))
    cafe.day({ planUndo: 5 })
    await waitFor(() => expect(panel().getByRole('button', { name: 'Annuler le dernier changement' })).toBeTruthy())
    fireEvent.click(panel().getByRole('button', { name: 'Annuler le dernier changement' }))
    await waitFor(() => expect(made(fake).at(-1)).toEqual({ type: 'undo-plan' }))
  })

  it('leaves the tables as they are when that is what is wanted', async () => {
    answer = () => aChange()
    const fake = show(aCafe())
    fireEvent.click(person('Amina'))
    press('N’est pas là')
    await waitFor(() => press('Laisser ainsi'))
    await waitFor(() =>
      expect(made(fake)).toEqual([{ type: 'replan', changes: [{ type: 'mark-absent', person: 'p02' }], even: false }]),
    )
  })

  it('puts several changes into one: two swapped, a late-comer', async () => {
    answer = () =>
      aChange({
        left: [],
        arrived: [{ person: 'new', name: 'Ulysse', seats: [null, null, 't2', 't1'], met: 11, rounds: 2 }],
      })
    const fake = show(aCafe())
    fireEvent.click(person('Malik'))
    press('Échanger avec quelqu’un…')
    expect(screen.getByText('Choisissez la personne avec qui échanger les tables de Malik.')).toBeTruthy()
    fireEvent.click(person('Jules'))
    await waitFor(() => expect(panel().getByText('Aperçu, rien n’est encore changé')).toBeTruthy())
    fireEvent.input(screen.getByLabelText('Prénom de la personne qui arrive'), { target: { value: '  Ulysse ' } })
    fireEvent.change(screen.getByLabelText('Dès quel tour'), { target: { value: '3' } })
    press('Ajouter')
    await waitFor(() => expect(panel().getByRole('heading').textContent).toContain('Une arrivée, un échange'))
    expect(person('Ulysse').textContent).toContain('arrive')
    press(/^Appliquer/)
    await waitFor(() =>
      expect(made(fake)).toEqual([
        {
          type: 'replan',
          changes: [
            { type: 'swap', people: ['p21', 'p31'] },
            { type: 'add-person', name: 'Ulysse', from: 3 },
          ],
          even: true,
        },
      ]),
    )
  })

  it('says why a change cannot be, keeps the others, and offers a chair where all are taken', async () => {
    answer = () => ({ code: 'table-full' })
    const fake = show(aCafe())
    fireEvent.input(screen.getByLabelText('Prénom de la personne qui arrive'), { target: { value: 'Ulysse' } })
    press('Ajouter')
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('Table complète'))
    answer = () => aChange()
    press('Ajouter une chaise')
    await waitFor(() => press(/^Appliquer/))
    await waitFor(() => expect(made(fake)[0]).toMatchObject({ extraChairs: true }))
    expect(made(fake)).toHaveLength(1)
  })

  it('offers to even out tables that differ, and does not impose it', async () => {
    answer = () =>
      aChange({ left: [], changed: [], offer: { changed: 9, sizes: [] }, sizes: [{ round: 3, min: 2, max: 6 }] })
    const fake = show(aCafe())
    await waitFor(() => expect(screen.getByText('Les tables diffèrent de 4. Déplacer 9 personnes ?')).toBeTruthy())
    press('Voir ce que cela change')
    await waitFor(() => expect(panel().getByText('Aperçu, rien n’est encore changé')).toBeTruthy())
    press('Abandonner')
    expect(made(fake)).toEqual([])
    expect(panel().getByText('Le plan de la journée')).toBeTruthy()
  })

  it('reads a pasted list, tells what is odd by its line, and adds nobody unseen', async () => {
    answer = () => aChange({ left: [] })
    const fake = show(aCafe())
    press('Coller une liste')
    const field = await screen.findByLabelText('Les personnes, une par ligne')
    fireEvent.input(field, { target: { value: 'Ulysse\n;x\nNadia\nLéa' } })
    expect(screen.getByText('2 personnes à ajouter.')).toBeTruthy()
    expect(screen.getByText('Ligne 2').parentElement?.textContent).toContain('sans nom')
    expect(screen.getByText('Ligne 3').parentElement?.textContent).toContain('déjà dans la liste')
    press('Voir l’arrivée de 2 personnes')
    await waitFor(() => expect(panel().getByRole('heading').textContent).toContain('Deux arrivées'))
    expect(made(fake)).toEqual([])
  })

  it('takes a CSV file, and says so when it is none', async () => {
    show(aCafe())
    press('Importer un CSV')
    const field = await screen.findByLabelText('Fichier CSV')
    const give = (text: BlobPart) => fireEvent.change(field, { target: { files: [new File([text], 'people.csv')] } })
    give('Prénom;Organisation\nUlysse;"Lab; Paris"\nLéa;\n')
    await waitFor(() => expect(screen.getByText('2 personnes à ajouter.')).toBeTruthy())
    give(new Uint8Array([0x49, 0xe8, 0x73]))
    await waitFor(() => expect(screen.getByText(/ne se lit pas comme un CSV/)).toBeTruthy())
  })

  it('shows a thousand people a page at a time', () => {
    const cafe = aCafe()
    for (let n = 0; n < 1_000; n++) {
      cafe.set('people', `x${n}`, {
        name: `Personne ${n}`,
        role: 'participant',
        device: 'own',
        absent: false,
        joinedAt: n,
      })
      cafe.set('seats', `x${n}`, ['t1', 't2', 't3', 't4'])
    }
    show(cafe)
    const rows = () => within(screen.getByRole('main')).getAllByRole('button', { pressed: false })
    expect(rows().length).toBeLessThanOrEqual(42)
    const first = rows()[0]?.textContent
    press('Page suivante')
    expect(rows()[0]?.textContent).not.toBe(first)
    fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'personne 999' } })
    expect(rows()).toHaveLength(1)
  })

  it('speaks English too', () => {
    setLanguage('en')
    show(aCafe())
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('12 people')
    expect(person('Nadia').textContent).toContain('host')
  })
})
