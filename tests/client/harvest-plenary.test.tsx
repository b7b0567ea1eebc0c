import { cleanup, fireEvent, render, screen, waitFor, within } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Harvest } from '../../client/harvest/Harvest.tsx'
import { setLanguage } from '../../client/i18n/language.ts'
import { RequestFailed } from '../../client/session/api.ts'
import { serverNow } from '../../client/session/server-time.ts'
import { readPerspectives } from '../../client/mirror/perspectives.ts'
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

const MINUTE = 60_000
// made anew each time: what a document is given becomes part of the store that mirrors it
const open = () => ({ ...aDay().dots, harvestOpen: true })

/** So many tables, three notes on each plate: `n3-2` is the second note of table 3. */
function aHarvest(role: Role, tables = 3, day: Parameters<typeof aDay>[0] = {}): StagedSession {
  const staged = stageSession(role)
  staged.set('day', 'day', aDay(day))
  for (let number = 1; number <= tables; number++) {
    const id = `t${number}`
    const theme = tables > 12 ? `q${(number % 4) + 1}` : id
    staged.set('themes', theme, {
      number: tables > 12 ? (number % 4) + 1 : number,
      title: { fr: `Question ${theme}` },
      zones: [],
    })
    staged.set('tables', id, { id, number, theme, locked: false, hosts: [], welcome: '', spotlight: null })
    staged.set('summaries', id, {
      notes: 3,
      links: 0,
      dots: 0,
      squares: [],
      online: [],
      writing: [],
      changedAt: number,
      plate: [1, 2, 3].map(at => ({
        note: `n${number}-${at}`,
        text: `Note ${at} de la table ${number}`,
        kind: 'idea',
        round: at,
      })),
    })
  }
  for (const id of ['p1', 'p2', 'p3'])
    staged.set('people', id, { name: id, role: 'participant', device: 'own', absent: false, joinedAt: 0 })
  staged.calls['/me'] = { dots: { tables: {}, harvest: {} }, voices: [], hands: { 'n1-1': 2 } }
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
const thread = (staged: StagedSession, id: string, name: string, notes: readonly string[], at = 1) =>
  staged.set('threads', id, {
    name,
    at,
    notes: notes.map(note => ({ table: `t${note.slice(1).split('-')[0]}`, note })),
  })
/** As it is written, whichever kind of space stands between the words. */
const said = (text: string) => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s/g, '\\s')}$`)
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name: said(name) }))
const shownNotes = () => [...document.querySelectorAll('.hv-note')].map(note => note.getAttribute('data-note'))

describe('the long cloth', () => {
  it('folds what no thread holds to one note a table, and unfolds it, or when people vote', async () => {
    const staged = aHarvest('facilitator')
    thread(staged, 'th', 'Le lien', ['n1-1', 'n2-1'])
    await screen.findByText('née à la table 1, tour 1')
    expect(shownNotes()).toEqual(['n1-1', 'n1-2', 'n2-1', 'n2-2', 'n3-1'])
    fireEvent.click(screen.getByRole('button', { name: '2 autres notes dans l’assiette' }))
    expect(shownNotes()).toEqual(['n1-1', 'n1-2', 'n2-1', 'n2-2', 'n3-1', 'n3-2', 'n3-3'])
    staged.set('day', 'day', aDay({ dots: open() }))
    await waitFor(() => expect(shownNotes()).toHaveLength(9))
  })

  it('says where a note came from that somebody carried here, and that its thread was born there', async () => {
    const staged = aHarvest('participant')
    staged.set('carried', 'n2-1', { table: 't3', note: 'left', round: 1, to: 't2' })
    thread(staged, 'th', 'Le lien', ['n2-1', 'n1-2'])
    expect(await screen.findByText('née à la table 3, tour 1')).toBeTruthy()
    const sign = (note: string) => document.querySelector(`[data-note="${note}"] footer`)?.getAttribute('data-sign')
    expect(sign('n2-1')).toBe('venue de la table 3')
    expect(sign('n1-2')).toBeNull()
  })

  it('needs four elements a note at most, with forty tables too', async () => {
    for (const tables of [4, 40]) {
      const staged = aHarvest('facilitator', tables)
      thread(staged, 'th', 'Le lien', ['n1-1', 'n2-1'])
      for (const note of ['n1-1', 'n1-2', 'n2-1']) staged.set('totals', note, 5)
      staged.set('day', 'day', aDay({ dots: { ...aDay().dots, hands: { 'n1-1': 2 } } }))
      await waitFor(() => expect(document.querySelector('.votes')).toBeTruthy())
      const counts = [...document.querySelectorAll('.hv-note')].map(note => 1 + note.querySelectorAll('*').length)
      expect(Math.max(...counts)).toBeLessThanOrEqual(4)
      cleanup()
    }
  })
})

describe('forty plates', () => {
  it('lie by thread, then by question; by dots when asked; and each is found by its words, question or table', async () => {
    const staged = aHarvest('participant', 40)
    thread(staged, 'th', 'Le lien', ['n7-1', 'n31-2'])
    await screen.findByText('née à la table 7, tour 1')
    expect(shownNotes()).toHaveLength(120)
    expect(shownNotes().slice(0, 2)).toEqual(['n7-1', 'n31-2'])
    expect(screen.getByRole('heading', { name: 'Sans fil · Question q1' })).toBeTruthy()
    staged.set('totals', 'n31-3', 12)
    staged.set('totals', 'n5-1', 9)
    press('Gommettes')
    await waitFor(() => expect(shownNotes().slice(0, 2)).toEqual(['n31-3', 'n5-1']))
    press('Liste')
    expect(shownNotes()).toHaveLength(120)
    fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'TABLE 31' } })
    expect(shownNotes()).toEqual(['n31-1', 'n31-2', 'n31-3'])
    expect(screen.getByText('3 notes sur 120')).toBeTruthy()
    press('Tout montrer')
    fireEvent.change(screen.getByRole('combobox', { name: 'Table' }), { target: { value: 't5' } })
    expect(shownNotes()).toEqual(['n5-1', 'n5-2', 'n5-3'])
  })

  it('take dots and threads as four do', async () => {
    const staged = aHarvest('host', 40, { dots: open() })
    fireEvent.click(screen.getByRole('button', { name: said('Gommette 1 sur 2 pour « Note 2 de la table 31 »') }))
    await waitFor(() =>
      expect(staged.commands).toEqual([{ type: 'place-dots', table: 't31', note: 'n31-2', count: 1 }]),
    )
    press('Tirer un fil entre deux notes')
    expect(screen.getAllByRole('button', { name: /^Choisir/ })).toHaveLength(120)
  })
})

describe('voting', () => {
  it('opens for a chosen time, says what is left, and can be made longer', async () => {
    const staged = aHarvest('facilitator')
    fireEvent.change(screen.getByRole('combobox', { name: 'Durée du vote' }), { target: { value: '3' } })
    press('Ouvrir les gommettes')
    await waitFor(() => expect(staged.commands).toEqual([{ type: 'open-dots', where: 'harvest', minutes: 3 }]))
    staged.set('day', 'day', aDay({ dots: { ...open(), harvestUntil: serverNow() + 4 * MINUTE + 10_000 } }))
    expect(await screen.findByText(/, encore 4\smin\s10/)).toBeTruthy()
    press('+ 2 min')
    await waitFor(() => expect(staged.commands).toHaveLength(2))
    const [, more] = staged.commands
    expect(more?.type === 'open-dots' && more.minutes).toBeCloseTo(6 + 10 / 60, 1)
  })

  it('takes hands that somebody counts, says a refusal, and puts the number right', async () => {
    const staged = aHarvest('host', 3, { dots: open() })
    press('Compter les mains')
    const field = screen.getByRole('spinbutton', { name: said('Mains levées pour « Note 1 de la table 1 »') })
    await waitFor(() => expect((field as HTMLInputElement).value).toBe('2'))
    expect(field.getAttribute('max')).toBe('3')
    fireEvent.change(field, { target: { value: '3' } })
    await waitFor(() => expect(staged.commands).toEqual([{ type: 'count-hands', table: 't1', note: 'n1-1', count: 3 }]))
    staged.answer = () => {
      throw new RequestFailed(409, 'too-many-hands', 'refused')
    }
    fireEvent.change(field, { target: { value: '9' } })
    expect(await screen.findByText(/C’est plus de mains que de personnes/)).toBeTruthy()
    expect((field as HTMLInputElement).value).toBe('3')
  })

  it('leaves alone a number that is being typed, whatever votes come in meanwhile', async () => {
    const staged = aHarvest('host', 3, { dots: open() })
    press('Compter les mains')
    const field = screen.getByRole<HTMLInputElement>('spinbutton', {
      name: said('Mains levées pour « Note 1 de la table 1 »'),
    })
    await waitFor(() => expect(field.value).toBe('2'))
    fireEvent.input(field, { target: { value: '3' } })
    staged.set('day', 'day', aDay({ dots: { ...open(), harvestVoters: 2 } }))
    await screen.findByText(/^2 personnes sur/)
    expect(field.value).toBe('3')
    fireEvent.blur(field)
    await waitFor(() => expect(staged.commands).toMatchObject([{ type: 'count-hands', note: 'n1-1', count: 3 }]))
  })

  it('is for participants without any counting, and hands are told apart once it is over', async () => {
    const staged = aHarvest('participant', 3, { dots: open() })
    expect(screen.queryByText('Compter les mains')).toBeNull()
    staged.set('totals', 'n1-1', 7)
    staged.set('day', 'day', aDay({ dots: { ...aDay().dots, hands: { 'n1-1': 4 } } }))
    const votes = await screen.findByTitle('3 gommettes et 4 mains levées')
    expect([votes.textContent, votes.getAttribute('data-hands')]).toEqual(['7', 'dont 4 mains'])
  })

  it('tells those who hear the page that it opened, and that it is counted', async () => {
    const staged = aHarvest('participant')
    staged.set('day', 'day', aDay({ dots: open() }))
    expect(await screen.findByText(said('Le vote est ouvert : 3 gommettes chacun.'))).toBeTruthy()
    staged.set('day', 'day', aDay())
    expect(await screen.findByText('Les gommettes sont fermées et comptées.')).toBeTruthy()
  })
})

describe('perspectives at the harvest', () => {
  const written = (staged: StagedSession) =>
    readPerspectives((staged.documents.get('synthesis') ?? expect.fail()).getXmlFragment('perspectives'))

  it('a thread becomes one by one press: its name, its notes, ready to write; and is taken back by another', async () => {
    const staged = aHarvest('facilitator')
    thread(staged, 'th', 'Garder le lien', ['n1-1', 'n2-1'])
    fireEvent.click(
      await screen.findByRole('button', { name: said('Faire du fil « Garder le lien » une perspective') }),
    )
    const text = await screen.findByRole('textbox', { name: 'Texte' }, { timeout: 5_000 })
    expect(written(staged)).toMatchObject([
      { role: 'lead', title: { text: 'Garder le lien' }, notes: ['n1-1', 'n2-1'] },
    ])
    expect(document.activeElement).toBe(text)
    fireEvent.input(text, { target: { value: 'Toujours une autre porte.' } })
    expect(written(staged)[0]?.blocks[0]).toMatchObject({ text: 'Toujours une autre porte.' })
    fireEvent.click(screen.getByText('née de 2 notes'))
    expect(screen.getByText('Note 1 de la table 2')).toBeTruthy()
    press('Retirer « Garder le lien »')
    expect(written(staged)).toEqual([])
    press('Annuler')
    expect(written(staged)[0]?.blocks[0]).toMatchObject({ text: 'Toujours une autre porte.' })
  })

  it('a note becomes one by its own words; a lever gets its forms of action by Enter', async () => {
    const staged = aHarvest('organiser')
    press('Ajouter une perspective')
    fireEvent.click(screen.getByRole('button', { name: said('Choisir « Note 2 de la table 3 »') }))
    press('Levier')
    fireEvent.submit(screen.getByLabelText('Titre de la perspective').closest('form') as HTMLFormElement)
    const item = await screen.findByRole('textbox', { name: 'Forme d’action 1' })
    expect(written(staged)).toMatchObject([{ role: 'lever', title: { text: 'Note 2 de la table 3' }, notes: ['n3-2'] }])
    fireEvent.input(item, { target: { value: 'publier les règles' } })
    fireEvent.keyDown(item, { key: 'Enter' })
    const second = await screen.findByRole('textbox', { name: 'Forme d’action 2' })
    fireEvent.keyDown(second, { key: 'Backspace' })
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Forme d’action 2' })).toBeNull())
  })

  it('one is shown to the whole room from where it is written, and put away again', async () => {
    const staged = aHarvest('facilitator')
    thread(staged, 'th', 'Garder le lien', ['n1-1', 'n2-1'])
    fireEvent.click(
      await screen.findByRole('button', { name: said('Faire du fil « Garder le lien » une perspective') }),
    )
    const show = await screen.findByRole('button', { name: said('Montrer « Garder le lien » à toute la salle') })
    fireEvent.click(show)
    await waitFor(() => expect(staged.commands).toEqual([{ type: 'show-harvest', perspective: 0 }]))
    staged.set('day', 'day', aDay({ shown: { perspective: 0 } }))
    expect(await screen.findByText(said('À l’écran de la salle : « Garder le lien »'))).toBeTruthy()
    expect(show.getAttribute('aria-pressed')).toBe('true')
    press('Remontrer toute la nappe')
    await waitFor(() => expect(staged.commands.at(-1)).toEqual({ type: 'show-harvest' }))
  })

  it('everybody else reads them, and has nothing to press in them', async () => {
    const staged = aHarvest('participant')
    press('Perspectives')
    expect(await screen.findByText(/^Aucune perspective encore/)).toBeTruthy()
    const other = aHarvest('facilitator')
    other.session.open('synthesis')
    const doc = staged.documents.get('synthesis') ?? expect.fail()
    const { addPerspective } = await import('../../client/harvest/perspectives/edits.ts')
    addPerspective(doc, { role: 'topic', title: 'La sobriété', notes: [] })
    const card = await screen.findByRole('heading', { name: 'La sobriété' })
    expect(within(card.closest('article') as HTMLElement).queryAllByRole('button')).toEqual([])
    expect(within(card.closest('article') as HTMLElement).queryAllByRole('textbox')).toEqual([])
  })
})

describe('the plenary', () => {
  const project = async (staged: StagedSession) => {
    thread(staged, 'a', 'Premier fil', ['n1-1', 'n2-1'], 1)
    thread(staged, 'b', 'Second fil', ['n2-2', 'n3-1'], 2)
    await screen.findByText('née à la table 1, tour 1')
    press('Projeter')
    await screen.findByRole('navigation', { name: 'Pas à pas' })
  }

  it('goes from thread to thread by the arrows and by taps, and tells the other screens', async () => {
    const staged = aHarvest('facilitator')
    await project(staged)
    fireEvent.keyDown(document.body, { key: 'ArrowRight' })
    expect(await screen.findByRole('heading', { level: 2, name: 'Premier fil' })).toBeTruthy()
    expect(screen.getByText('1 sur 2')).toBeTruthy()
    press('Suivant')
    expect(await screen.findByRole('heading', { level: 2, name: 'Second fil' })).toBeTruthy()
    press('Suivant')
    expect(screen.getByText('2 sur 2')).toBeTruthy()
    press('Toute la nappe')
    await waitFor(() =>
      expect(staged.commands).toEqual([
        { type: 'show-harvest', thread: 'a' },
        { type: 'show-harvest', thread: 'b' },
        { type: 'show-harvest' },
      ]),
    )
    fireEvent.keyDown(document.body, { key: 'Escape' })
    expect(await screen.findByRole('button', { name: 'Projeter' })).toBeTruthy()
  })

  it('is the same on a projection that nobody touches', async () => {
    const staged = aHarvest('wall')
    thread(staged, 'a', 'Premier fil', ['n1-1', 'n2-1'], 1)
    staged.set('day', 'day', aDay({ shown: { thread: 'a' } }))
    const shown = await screen.findByRole('heading', { level: 2, name: 'Premier fil' })
    expect(within(shown.closest('section') as HTMLElement).getByText('Note 1 de la table 2')).toBeTruthy()
    expect(screen.queryAllByRole('button')).toEqual([])
    staged.set('day', 'day', aDay())
    await waitFor(() => expect(screen.queryByRole('heading', { level: 2, name: 'Premier fil' })).toBeNull())
  })
})
