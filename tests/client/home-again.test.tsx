import { cleanup, fireEvent, render, screen, waitFor, within } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import '../../client/ui/DuplicateDialog.tsx' // loaded when it is asked for: here beforehand
import { Home } from '../../client/home/Home.tsx'
import { words } from '../../client/home/words.ts'
import { setLanguage } from '../../client/i18n/language.ts'
import { rememberWifi } from '../../client/session/wifi.ts'
import { duplicateWords } from '../../client/ui/words-duplicate.ts'
import { dismissToast, toast } from '../../client/ui/toasts.ts'
import { plain } from './prepare-stage.tsx'

const t = words.fr
const d = duplicateWords.fr
const CAFE = {
  id: 'c1',
  title: 'Habiter ici',
  place: '',
  phase: 'closed',
  round: 3,
  rounds: 3,
  clock: { state: 'idle' },
  people: 4,
  notes: 9,
  tables: [{ number: 1, theme: 't1' }],
  createdAt: 1,
  purgeAt: 2,
}
const MADE = {
  id: 'c2',
  plan: { title: 'Habiter ici', themes: [{ title: { fr: 'A' } }] },
  keys: {},
  links: {},
  code: 'TNWH8T',
}
const JOINED = { person: { id: 'p1', name: '', role: 'organiser' }, token: 't', clientIds: [], seats: [], now: 1 }

function open(answers: Record<string, { status?: number; body?: unknown }>, addresses: readonly string[] = []) {
  const calls: { call: string; body: unknown }[] = []
  const known: typeof answers = {
    'GET /events': { body: { events: [CAFE], addresses, now: 1 } },
    'POST /events/c2/join': { status: 201, body: JOINED },
    ...answers,
  }
  vi.stubGlobal('fetch', async (path: string, options: RequestInit = {}) => {
    const call = `${options.method ?? 'GET'} ${path.replace('/api/v1', '')}`
    calls.push({ call, body: typeof options.body === 'string' ? (JSON.parse(options.body) as unknown) : undefined })
    const { status = 200, body } = known[call] ?? { status: 404, body: { error: { code: 'unknown', message: '' } } }
    return new Response(JSON.stringify(body ?? {}), { status })
  })
  localStorage.setItem('tablee.admin', 'yes')
  render(() => <Home />)
  return calls
}
const take = (content: string) => {
  const chooser = document.querySelector<HTMLInputElement>('.take-up input[type="file"]')
  Object.defineProperty(chooser, 'files', { value: [new File([content], 'plan.json')], configurable: true })
  fireEvent.change(chooser as HTMLInputElement)
}

beforeEach(() => {
  history.replaceState(null, '', '/')
  setLanguage('fr')
  localStorage.clear()
  sessionStorage.clear()
})
afterEach(() => {
  cleanup()
  dismissToast()
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

describe('a café once more', () => {
  it('has a title of its own, no date unless one is given, and nobody’s name unless asked', async () => {
    const calls = open({ 'POST /events/c1/duplicate': { status: 201, body: MADE } })
    fireEvent.click(await screen.findByLabelText(plain(t.duplicateOf(CAFE.title))))
    const form = within(await screen.findByRole('dialog'))
    fireEvent.input(form.getByLabelText(plain(d.title)), { target: { value: 'Habiter encore' } })
    fireEvent.click(form.getByText(plain(d.go)))
    await waitFor(() => expect(location.pathname).toBe('/e/c2/prepare'))
    expect(calls.find(({ call }) => call.includes('duplicate'))?.body).toEqual({
      title: 'Habiter encore',
      people: false,
    })
  })

  it('that was not made says so, and what was typed is still there', async () => {
    open({ 'POST /events/c1/duplicate': { status: 503, body: { error: { code: 'x', message: '' } } } })
    fireEvent.click(await screen.findByLabelText(plain(t.duplicateOf(CAFE.title))))
    const form = within(await screen.findByRole('dialog'))
    fireEvent.click(form.getByLabelText(plain(d.people)))
    fireEvent.click(form.getByText(plain(d.go)))
    expect((await form.findByRole('alert')).textContent).toBe(d.failed)
    expect(form.getByLabelText<HTMLInputElement>(plain(d.people)).checked).toBe(true)
  })
})

describe('a café from the file of a plan', () => {
  it('is created as the file says, and what was left aside is told', async () => {
    const calls = open({ 'POST /events': { status: 201, body: MADE } })
    await screen.findByText(plain(t.takeUpGo))
    take(JSON.stringify({ title: 'Habiter ici', themes: [{ title: 'A', colour: 'red' }] }))
    await waitFor(() => expect(location.pathname).toBe('/e/c2/prepare'))
    expect(calls.find(({ call }) => call === 'POST /events')?.body).toMatchObject({ title: 'Habiter ici' })
    expect(toast()?.text).toBe(t.takeUpLeftOut('themes.0.colour'))
  })

  it('[L2] with faults is not created, and each is named by its field', async () => {
    const faults = [{ path: 'rounds.count', message: 'Invalid value: Expected <=20 but received 99' }]
    open({
      'POST /events': { status: 422, body: { error: { code: 'invalid-plan', message: '', details: { faults } } } },
    })
    await screen.findByText(plain(t.takeUpGo))
    take('{"title":"x"}')
    const alert = await screen.findByRole('alert')
    expect(plain(alert.textContent ?? '')).toBe(plain(`${t.takeUpFaults}Tours, nombre : dépasse 20.`))
    take('not JSON')
    await waitFor(() => expect(screen.getByRole('alert').textContent).toBe(t.takeUpNotJson))
    expect(location.pathname).toBe('/')
  })
})

describe('the address of the room', () => {
  it('shows the Wi-Fi that this browser was told of, and lets one of several addresses be tried', async () => {
    rememberWifi({ name: 'Tablée-Café', password: 'cannelle-7' })
    open({}, ['http://192.168.1.20:3000', 'http://10.0.0.5:3000'])
    expect(await screen.findByRole('img', { name: plain(t.wifiQr('Tablée-Café')) })).toBeTruthy()
    expect(screen.getByText('cannelle-7')).toBeTruthy()
    const choice = screen.getByLabelText<HTMLSelectElement>(plain(t.answersAt))
    expect([...choice.options].map(option => option.value)).toEqual([
      'http://192.168.1.20:3000',
      'http://10.0.0.5:3000',
    ])
    fireEvent.change(choice, { target: { value: 'http://10.0.0.5:3000' } })
    expect(choice.value).toBe('http://10.0.0.5:3000')
  })
})
