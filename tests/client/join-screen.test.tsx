import { cleanup, fireEvent, render, screen, waitFor } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { navigate } from '../../client/session/address.ts'
import { setLanguage } from '../../client/i18n/language.ts'
import { Join } from '../../client/join/Join.tsx'

/** The server's side of the door, as one function from request to answer. */
type Answer = { readonly status: number; readonly body: unknown }
type Asked = {
  readonly path: string
  readonly method: string
  readonly body: unknown
  readonly bearer: string | undefined
}

let asked: Asked[]
let answer: (request: Asked) => Answer | Promise<Answer> | 'offline'
const KEY = 'b7dsdhWjqdqOxhx6bnPR-zf36aM'

const aCafe = (change: object = {}) => ({
  id: 'cafe',
  role: 'participant',
  plan: {
    title: 'Un café ?',
    subtitle: '',
    languages: ['fr'],
    themes: [],
    notes: { attribution: 'names', hidden: false },
    retentionDays: 90,
    controller: '',
  },
  phase: 'open',
  round: 0,
  clock: { state: 'idle' },
  tables: [
    { id: 't1', number: 1, title: { fr: 'Une' }, locked: false, people: ['Omar', 'Zoé'] },
    { id: 't2', number: 2, title: { fr: 'Deux' }, locked: false, host: 'Nadia', people: ['Nadia'] },
  ],
  published: false,
  purgeAt: Date.UTC(2027, 1, 20),
  now: 0,
  ...change,
})
const ok = (body: unknown): Answer => ({ status: 200, body })
const refused = (status: number, code: string, details?: unknown): Answer => ({
  status,
  body: { error: { code, message: code, details } },
})
const seated = ok({
  person: { id: 'p1', name: 'Inès', role: 'participant' },
  token: 't',
  clientIds: [1],
  seats: [],
  now: 0,
})
const joins = () => asked.filter(request => request.path.endsWith('/join'))

beforeEach(() => {
  asked = []
  answer = request =>
    request.path.endsWith('/join') ? seated : request.path.endsWith('/me') ? refused(401, 'unauthorised') : ok(aCafe())
  localStorage.clear()
  sessionStorage.clear()
  setLanguage('fr')
  vi.stubGlobal('fetch', async (path: string, options: RequestInit = {}) => {
    const headers = new Headers(options.headers)
    const request: Asked = {
      path,
      method: options.method ?? 'GET',
      body: typeof options.body === 'string' ? JSON.parse(options.body) : undefined,
      bearer: headers.get('authorization')?.replace('Bearer ', ''),
    }
    asked.push(request)
    const given = await answer(request)
    if (given === 'offline') throw new TypeError('network')
    return new Response(JSON.stringify(given.body), { status: given.status })
  })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  history.replaceState(null, '', '/')
})

function arrive(address = `/e/cafe/join#k=${KEY}`) {
  navigate(address, { replace: true })
  render(() => <Join />)
}
const nameField = () => screen.findByLabelText('Votre prénom')
const write = (field: HTMLElement, value: string) => fireEvent.input(field, { target: { value } })

describe('the door of a café', () => {
  it('takes the key out of the address and shows who waits at the emptiest table', async () => {
    arrive()
    expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('Un café\u202f?')
    expect(screen.getByText('Table 2')).toBeTruthy()
    expect(screen.getByText(/Nadia y accueille/)).toBeTruthy()
    expect(location.hash).toBe('')
    expect(asked[0]).toMatchObject({ path: '/api/v1/events/cafe', bearer: KEY })
  })

  it('a personal link brings its person back to their seat, without a question, and leaves the address', async () => {
    arrive('/e/cafe/join#p=p1-b7dsdhWjqdqOxhx6bnPR')
    await waitFor(() => expect(location.pathname + location.hash).toBe('/e/cafe/table'))
    expect(joins().map(request => request.body)).toEqual([{ personal: 'p1-b7dsdhWjqdqOxhx6bnPR' }])
  })

  it('so does a personal code; one that no longer works is said plainly', async () => {
    answer = request => (request.path.endsWith('/join') ? refused(401, 'wrong-personal') : refused(401, 'unauthorised'))
    arrive('/e/cafe/join')
    write(await screen.findByLabelText('Le code du café'), 'abc-de3')
    fireEvent.click(screen.getByRole('button', { name: /mon code personnel/ }))
    expect(await screen.findByText(/Ce code ou ce lien personnel ne sert plus/)).toBeTruthy()
    answer = () => seated
    write(screen.getByLabelText('Le code du café'), 'abc de4')
    fireEvent.click(screen.getByRole('button', { name: /mon code personnel/ }))
    await waitFor(() => expect(location.pathname).toBe('/e/cafe/table'))
    expect(joins().map(request => request.body)).toEqual([{ personal: 'ABCDE3' }, { personal: 'ABCDE4' }])
  })

  it('asks whether an announced place is theirs; somebody else of that name gets a name of their own', async () => {
    answer = request => {
      if (request.path.endsWith('/me')) return refused(401, 'unauthorised')
      if (!request.path.endsWith('/join')) return ok(aCafe())
      const { ask, name } = request.body as { ask?: boolean; name: string }
      return ask === true && name === 'Inès' ? refused(409, 'place-kept') : seated
    }
    arrive()
    write(await nameField(), 'Inès')
    fireEvent.click(screen.getByRole('button', { name: 'M’installer' }))
    await screen.findByText('Une place est gardée pour Inès. Est-ce la vôtre ?')
    fireEvent.click(screen.getByRole('button', { name: 'Non, je suis quelqu’un d’autre' }))
    expect(((await nameField()) as HTMLInputElement).value).toBe('Inès 2')
    write(await nameField(), 'Inès')
    fireEvent.click(screen.getByRole('button', { name: 'M’installer' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Oui, c’est ma place' }))
    await waitFor(() => expect(location.pathname).toBe('/e/cafe/table'))
    expect(joins().at(-1)?.body).toEqual({ key: KEY, name: 'Inès', device: 'own' })
  })

  it('asks which themes one would like to see where there are more than rounds, three at most', async () => {
    const themes = [1, 2, 3, 4, 5].map(n => ({
      id: `t${n}`,
      number: n,
      title: { fr: `Thème ${n}` },
      zones: [],
      tables: 1,
    }))
    const plan = { ...aCafe().plan, themes, movement: 'mix', questions: 'per-theme', rounds: { count: 3 } }
    answer = request =>
      request.path.endsWith('/join')
        ? seated
        : request.path.endsWith('/me')
          ? refused(401, 'unauthorised')
          : ok(aCafe({ plan }))
    arrive()
    write(await nameField(), 'Inès')
    for (const n of [4, 2, 5]) fireEvent.click(screen.getByLabelText(`Thème ${n}`))
    expect((screen.getByLabelText('Thème 1') as HTMLInputElement).disabled).toBe(true)
    fireEvent.click(screen.getByRole('button', { name: 'M’installer' }))
    await waitFor(() => expect(joins().at(-1)?.body).toMatchObject({ wishes: ['t4', 't2', 't5'] }))
  })

  it('seats a person at the table of its QR code, once, however often they press', async () => {
    arrive(`/e/cafe/join?table=t1#k=${KEY}`)
    write(await nameField(), '  Inès  ')
    const button = screen.getByRole('button', { name: 'M’installer' })
    fireEvent.click(button)
    fireEvent.click(button)
    await waitFor(() => expect(location.pathname + location.hash).toBe('/e/cafe/table'))
    expect(joins().map(request => request.body)).toEqual([
      { key: KEY, name: 'Inès', device: 'own', table: 't1', ask: true },
    ])
  })

  it('asks for a name when only blanks were typed, and sends nothing', async () => {
    arrive()
    write(await nameField(), '   ')
    fireEvent.click(screen.getByRole('button', { name: 'M’installer' }))
    expect(await screen.findByText(/Écrivez un prénom/)).toBeTruthy()
    expect(joins()).toEqual([])
  })

  it('keeps what was typed when the network is gone, and the same button tries again', async () => {
    arrive()
    write(await nameField(), 'Inès')
    const online = answer
    answer = () => 'offline'
    fireEvent.click(screen.getByRole('button', { name: 'M’installer' }))
    expect(await screen.findByText(/Ce que vous avez écrit est gardé ici/)).toBeTruthy()
    expect((await nameField()) as HTMLInputElement).toHaveProperty('value', 'Inès')
    answer = online
    fireEvent.click(screen.getByRole('button', { name: 'M’installer' }))
    await waitFor(() => expect(location.pathname + location.hash).toBe('/e/cafe/table'))
  })

  it('offers the table with a chair when the asked one has just filled up', async () => {
    answer = request => {
      if (!request.path.endsWith('/join'))
        return request.path.endsWith('/me') ? refused(401, 'unauthorised') : ok(aCafe())
      return (request.body as { table?: string }).table === 't1'
        ? refused(409, 'table-full', { next: { table: 't2', number: 2 } })
        : seated
    }
    arrive(`/e/cafe/join?table=t1#k=${KEY}`)
    write(await nameField(), 'Inès')
    fireEvent.click(screen.getByRole('button', { name: 'M’installer' }))
    expect(await screen.findByText(/La table 1 est complète/)).toBeTruthy()
    fireEvent.click(await screen.findByRole('button', { name: 'M’installer à la table 2' }))
    await waitFor(() => expect(location.pathname + location.hash).toBe('/e/cafe/table'))
    expect(joins().at(-1)?.body).toMatchObject({ table: 't2', name: 'Inès' })
  })

  it('asks for the code when there is no key, and again in words when the code is refused', async () => {
    answer = request => (request.bearer === 'EHYQTW' ? ok(aCafe()) : refused(401, 'unauthorised'))
    arrive('/e/cafe/join')
    const field = await screen.findByLabelText('Le code du café')
    write(field, 'aaa')
    fireEvent.click(screen.getByRole('button', { name: 'Entrer' }))
    expect(await screen.findByText('Il faut six lettres ou chiffres.')).toBeTruthy()
    expect(asked).toEqual([])
    write(field, 'aaaaaa')
    fireEvent.click(screen.getByRole('button', { name: 'Entrer' }))
    expect(await screen.findByText(/ne sert plus/)).toBeTruthy()
    write(await screen.findByLabelText('Le code du café'), 'ehy qtw')
    fireEvent.click(screen.getByRole('button', { name: 'Entrer' }))
    expect(await nameField()).toBeTruthy()
  })

  it('gives somebody back their seat on a device that knows them, unless they are somebody else', async () => {
    localStorage.setItem('tablee.person.cafe.seat', 'p1')
    answer = request =>
      request.path.endsWith('/me') ? ok({ person: { id: 'p1', name: 'Inès', role: 'participant' } }) : ok(aCafe())
    arrive()
    const again = await screen.findByRole('link', { name: 'Reprendre ma place, Inès' })
    expect(again.getAttribute('href')).toBe('/e/cafe/table')
    fireEvent.click(screen.getByRole('button', { name: 'Je suis quelqu’un d’autre' }))
    expect(await nameField()).toBeTruthy()
    expect(joins()).toEqual([])
  })

  it('takes whoever arrives at the harvest straight to it', async () => {
    answer = request =>
      request.path.endsWith('/join')
        ? seated
        : request.path.endsWith('/me')
          ? refused(401, 'unauthorised')
          : ok(aCafe({ phase: 'harvest' }))
    arrive()
    write(await nameField(), 'Inès')
    fireEvent.click(screen.getByRole('button', { name: 'Rejoindre la mise en commun' }))
    await waitFor(() => expect(location.pathname + location.hash).toBe('/e/cafe/harvest'))
  })

  it('sends whoever holds the facilitator’s key to the console', async () => {
    answer = () => ok(aCafe({ role: 'facilitator' }))
    arrive()
    await waitFor(() => expect(location.pathname + location.hash).toBe(`/e/cafe/console#k=${KEY}`))
    expect(joins()).toEqual([])
  })

  it('says that the café is over, and that a café does not exist', async () => {
    answer = () => ok(aCafe({ phase: 'closed' }))
    arrive()
    expect(await screen.findByText('Le café est terminé.')).toBeTruthy()
    cleanup()
    answer = () => refused(404, 'unknown-event')
    arrive()
    expect(await screen.findByText('Ce café n’existe pas, ou plus.')).toBeTruthy()
  })

  it('survives a reload before one is seated: the tab still has the key', async () => {
    arrive()
    await nameField()
    cleanup()
    arrive('/e/cafe/join')
    expect(await nameField()).toBeTruthy()
    expect(asked.at(-1)?.bearer).toBe(KEY)
  })

  it('offers another name to a namesake, one tap away, and never forces it', async () => {
    arrive(`/e/cafe/join?table=t2#k=${KEY}`)
    write(await nameField(), 'zoé ')
    expect(screen.getByText(/s’appelle déjà zoé ici/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: /Prendre «.zoé 2.»/ }))
    expect(await nameField()).toHaveProperty('value', 'zoé 2')
    expect(screen.queryByRole('button', { name: /^Prendre/ })).toBeNull()
    write(await nameField(), 'Zoé')
    fireEvent.click(screen.getByRole('button', { name: 'M’installer' }))
    await waitFor(() => expect(joins().at(-1)?.body).toMatchObject({ name: 'Zoé', table: 't2' }))
  })

  it('lets one choose another table, with its free chairs; a full one cannot be chosen', async () => {
    const [one, two] = aCafe().tables
    answer = request =>
      request.path.endsWith('/join')
        ? seated
        : request.path.endsWith('/me')
          ? refused(401, 'unauthorised')
          : ok(
              aCafe({
                tables: [
                  { ...one, seats: 2 },
                  { ...two, seats: 6 },
                ],
              }),
            )
    arrive()
    write(await nameField(), 'Inès')
    fireEvent.click(screen.getByRole('button', { name: 'Changer de table' }))
    const full = await screen.findByRole('button', { name: /Table 1.*complète/ })
    expect(full.getAttribute('aria-disabled')).toBe('true')
    fireEvent.click(full)
    fireEvent.click(screen.getByRole('button', { name: /Table 2.*5 chaises libres/ }))
    fireEvent.click(await screen.findByRole('button', { name: 'M’installer' }))
    await waitFor(() => expect(joins().at(-1)?.body).toMatchObject({ table: 't2' }))
  })

  it('lets one follow without writing, with a name and no chair', async () => {
    arrive(`/e/cafe/join?table=t1#k=${KEY}`)
    await nameField()
    fireEvent.click(screen.getByRole('button', { name: 'Suivre sans écrire' }))
    expect(await screen.findByText(/Écrivez un prénom/)).toBeTruthy()
    expect(joins()).toEqual([])
    write(await nameField(), 'Inès')
    fireEvent.click(screen.getByRole('button', { name: 'Suivre sans écrire' }))
    await waitFor(() => expect(location.pathname).toBe('/e/cafe/table/t1'))
    expect(joins().at(-1)?.body).toMatchObject({ following: true, name: 'Inès' })
  })

  it('gives whoever prefers paper their card, and not a screen to write on', async () => {
    arrive()
    write(await nameField(), 'Octave')
    fireEvent.click(screen.getByRole('checkbox', { name: /Je préfère le papier/ }))
    fireEvent.click(screen.getByRole('button', { name: 'M’installer' }))
    await waitFor(() => expect(location.pathname).toBe('/e/cafe/me'))
    expect(joins().at(-1)?.body).toMatchObject({ device: 'paper' })
  })

  it.each([
    [{ phase: 'round', round: 2, plan: { ...aCafe().plan, rounds: { count: 4 } } }, 'Le tour 2 sur 4 a commencé'],
    [{ phase: 'transfer', round: 1 }, 'vous arrivez pour le tour 2'],
    [{ phase: 'harvest' }, 'vous arrivez pour la mise en commun'],
  ])('tells a late-comer what they arrive for: %#', async (change, words) => {
    answer = request => (request.path.endsWith('/me') ? refused(401, 'unauthorised') : ok(aCafe(change)))
    arrive()
    expect(await screen.findByText(new RegExp(words))).toBeTruthy()
  })

  it('says in sixty words who answers for what is written and when it goes; more is one tap away', async () => {
    answer = request =>
      request.path.endsWith('/me')
        ? refused(401, 'unauthorised')
        : ok(aCafe({ plan: { ...aCafe().plan, controller: 'Réseau des cafés, contact@example.org.' } }))
    arrive()
    const notice = (await screen.findByText(/vos notes servent/)).textContent ?? ''
    expect(notice).toContain('Responsable\u00a0: Réseau des cafés, contact@example.org.')
    expect(notice).toContain('Tout est effacé le samedi 20 février 2027.')
    expect(notice.split(/\s+/).length).toBeLessThanOrEqual(60)
    fireEvent.click(screen.getByRole('button', { name: 'Ce que deviennent vos notes' }))
    expect(screen.getByText(/un cookie, pour retrouver votre place/)).toBeTruthy()
  })

  it('shows those who were there the way back in once the café is over', async () => {
    localStorage.setItem('tablee.person.cafe.seat', 'p1')
    answer = request =>
      request.path.endsWith('/me')
        ? ok({ person: { id: 'p1', name: 'Inès', role: 'participant' } })
        : ok(aCafe({ phase: 'closed', published: true }))
    arrive()
    const again = await screen.findByRole('link', { name: 'Relire les nappes, Inès' })
    expect(again.getAttribute('href')).toBe('/e/cafe/me')
    expect(screen.getByRole('link', { name: 'Lire le compte rendu' })).toBeTruthy()
  })
})
