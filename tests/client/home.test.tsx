import { cleanup, fireEvent, render, screen, waitFor } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Home } from '../../client/home/Home.tsx'
import { words } from '../../client/home/words.ts'
import { setLanguage } from '../../client/i18n/language.ts'
import type { EventSummary } from '../../shared/protocol/api.ts'

const t = words.fr

const aCafe = (fields: Partial<EventSummary>): EventSummary => ({
  id: 'c1',
  title: 'Un café',
  place: '',
  phase: 'prepared',
  round: 0,
  rounds: 3,
  clock: { state: 'idle' },
  people: 0,
  notes: 0,
  tables: [{ number: 1, theme: 't1' }],
  createdAt: 1,
  purgeAt: 2,
  ...fields,
})

/** The server, as far as this page asks it: `method path` → status and body. Every call is written down. */
function aServer(answers: Record<string, { status?: number; body?: unknown }>) {
  const calls: { call: string; body: unknown }[] = []
  vi.stubGlobal('fetch', async (path: string, options: RequestInit = {}) => {
    const call = `${options.method ?? 'GET'} ${path.replace('/api/v1', '')}`
    calls.push({ call, body: typeof options.body === 'string' ? (JSON.parse(options.body) as unknown) : undefined })
    const { status = 200, body } = answers[call] ?? { status: 404, body: { error: { code: 'unknown', message: '' } } }
    return new Response(status === 204 ? null : JSON.stringify(body ?? {}), { status })
  })
  return calls
}

function open() {
  render(() => <Home />)
}
const here = () => location.pathname + location.hash

beforeEach(() => {
  history.replaceState(null, '', '/')
  setLanguage('fr')
  localStorage.clear()
  sessionStorage.clear()
  location.hash = ''
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

describe('somebody with a code', () => {
  it('asks the server nothing before they type', async () => {
    const calls = aServer({})
    open()
    await screen.findByLabelText(t.code)
    expect(calls).toEqual([])
  })

  it('gets to the door of their café, with the code in the part of the address that is never sent', async () => {
    const calls = aServer({ 'POST /codes': { body: { event: 'c42' } } })
    open()
    fireEvent.input(await screen.findByLabelText(t.code), { target: { value: 'tnw-h8t' } })
    fireEvent.click(screen.getByText(t.enter))
    await waitFor(() => expect(here()).toBe('/e/c42/join#k=TNWH8T'))
    expect(calls).toEqual([{ call: 'POST /codes', body: { code: 'TNWH8T' } }])
  })

  it('is told in words that a code is too short, or opens nothing', async () => {
    aServer({ 'POST /codes': { status: 404, body: { error: { code: 'wrong-code', message: '' } } } })
    open()
    const field = await screen.findByLabelText(t.code)
    fireEvent.input(field, { target: { value: 'abc' } })
    fireEvent.click(screen.getByText(t.enter))
    expect((await screen.findByRole('alert')).textContent).toBe(t.codeShort)
    fireEvent.input(field, { target: { value: 'ABCDEF' } })
    fireEvent.click(screen.getByText(t.enter))
    await waitFor(() => expect(screen.getByRole('alert').textContent).toBe(t.codeUnknown))
    expect(field.getAttribute('aria-invalid')).toBe('true')
  })
})

describe('an organiser with the admin link', () => {
  const session = { 'POST /admin/session': { status: 204 } }

  it('sees their cafés, and the key is out of the address at once', async () => {
    const calls = aServer({
      ...session,
      'GET /events': { body: { events: [aCafe({ title: 'Habiter ici', phase: 'round', round: 1 })] } },
    })
    location.hash = '#admin=a-key-of-sixteen-or-more'
    open()
    expect(await screen.findByRole('heading', { name: 'Habiter ici' })).toBeTruthy()
    expect(location.hash).toBe('')
    expect(calls[0]).toEqual({ call: 'POST /admin/session', body: { key: 'a-key-of-sixteen-or-more' } })
    expect(screen.getByRole('button', { name: t.actionOf(t.actions.console, 'Habiter ici') })).toBeTruthy()
  })

  it('is told when the link no longer works, and still has the door for everybody', async () => {
    aServer({ 'POST /admin/session': { status: 401, body: { error: { code: 'unauthorised', message: '' } } } })
    location.hash = '#admin=an-old-key-000000'
    open()
    expect((await screen.findByRole('alert')).textContent).toContain(t.adminRefused)
    expect(screen.getByLabelText(t.code)).toBeTruthy()
  })

  it('joins as organiser before the console opens', async () => {
    const joined = { person: { id: 'p1', name: '', role: 'organiser' }, token: 'x', clientIds: [], seats: [], now: 1 }
    const calls = aServer({
      ...session,
      'GET /events': { body: { events: [aCafe({ phase: 'round', round: 1 })] } },
      'POST /events/c1/join': { status: 201, body: joined },
    })
    location.hash = '#admin=a-key-of-sixteen-or-more'
    open()
    fireEvent.click(await screen.findByText(t.actions.console))
    await waitFor(() => expect(here()).toBe('/e/c1/console'))
    expect(calls.at(-1)?.call).toBe('POST /events/c1/join')
  })

  it('creates a café from a blank table, after filling in what is missing', async () => {
    const calls = aServer({
      ...session,
      'GET /events': { body: { events: [] } },
      'POST /events': { status: 201, body: { id: 'c9' } },
      'POST /events/c9/join': {
        status: 201,
        body: { person: { id: 'p1', name: '', role: 'organiser' }, token: 'x', clientIds: [], seats: [], now: 1 },
      },
    })
    location.hash = '#admin=a-key-of-sixteen-or-more'
    open()
    fireEvent.click(await screen.findByText(t.cloths.blank.title))
    fireEvent.click(screen.getByText(t.create))
    expect(screen.getByText(t.faults.title.missing ?? '')).toBeTruthy()
    expect(calls.some(({ call }) => call === 'POST /events')).toBe(false)
    fireEvent.input(screen.getByLabelText(t.fields.title), { target: { value: 'Le jardin' } })
    fireEvent.input(screen.getByLabelText(t.fields.themes), { target: { value: 'Que planter ?\nPour qui ?' } })
    fireEvent.click(screen.getByText(t.create))
    await waitFor(() => expect(here()).toBe('/e/c9/prepare'))
    expect(calls.find(({ call }) => call === 'POST /events')?.body).toMatchObject({
      title: 'Le jardin',
      themes: [{ title: { fr: 'Que planter ?' } }, { title: { fr: 'Pour qui ?' } }],
    })
  })

  it('sees beside the field what the server did not accept', async () => {
    aServer({
      ...session,
      'GET /events': { body: { events: [] } },
      'POST /events': {
        status: 422,
        body: { error: { code: 'invalid-plan', message: '', details: { faults: [{ path: 'date', message: '' }] } } },
      },
    })
    location.hash = '#admin=a-key-of-sixteen-or-more'
    open()
    fireEvent.click(await screen.findByText(t.cloths['isn-2018'].title))
    fireEvent.click(screen.getByText(t.create))
    expect(await screen.findByText(t.refused)).toBeTruthy()
    expect(screen.getByLabelText(t.fields.date).getAttribute('aria-invalid')).toBe('true')
  })
})
