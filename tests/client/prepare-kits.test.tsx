import { cleanup, fireEvent, screen, waitFor } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { setLanguage } from '../../client/i18n/language.ts'
import { words } from '../../client/prepare/words.ts'
import { kitsWords } from '../../client/prepare/words-kits.ts'
import { rememberWifi } from '../../client/session/wifi.ts'
import { dismissToast, toast } from '../../client/ui/toasts.ts'
import { aCafe, plain } from './prepare-stage.tsx'

const t = kitsWords.fr

let asked: { address: string; body: Record<string, unknown> }[] = []
let answer: () => Promise<Response>

beforeEach(() => {
  setLanguage('fr')
  localStorage.clear()
  asked = []
  answer = async () => new Response('%PDF', { headers: { 'tablee-pages': '12', 'tablee-pdf': 'ua-1' } })
  vi.stubGlobal('fetch', (address: string, given: { body: string }) => {
    asked.push({ address, body: JSON.parse(given.body) as Record<string, unknown> })
    return answer()
  })
  URL.createObjectURL = () => 'blob:kit'
  URL.revokeObjectURL = () => {}
})
afterEach(() => {
  cleanup()
  dismissToast()
  vi.unstubAllGlobals()
})

const ROTATION = {
  rounds: [
    {
      round: 1,
      tables: [
        {
          table: 't1',
          people: [
            { id: 'p1', name: 'Zoé' },
            { id: 'p2', name: 'Karim' },
          ],
        },
      ],
    },
  ],
}
async function open(given: Parameters<typeof aCafe>[0] = {}) {
  const cafe = aCafe({ answers: { '/rotation': ROTATION }, ...given })
  fireEvent.click(await screen.findByText(plain(words.fr.tabs.kits)))
  await screen.findByText(plain(`${t.people(2)} ${t.telling}`))
  return cafe
}
const box = (part: keyof typeof t.parts) =>
  screen.getByRole<HTMLInputElement>('checkbox', { name: new RegExp(`^${plain(t.parts[part].name)}`) })
const download = () => fireEvent.click(screen.getByRole('button', { name: plain(t.download) }))

describe('the kits', () => {
  it('all but the network’s card are chosen, and say how many pages they take', async () => {
    await open()
    const parts = Object.keys(t.parts) as (keyof typeof t.parts)[]
    expect(parts.filter(part => !box(part).checked)).toEqual(['wifi'])
    // three tables; 24 places, two of them with a name
    expect(screen.getByText(plain(t.totalAround(3 + 3 + 3 + 2 + 1)))).toBeTruthy()
    fireEvent.click(box('order'))
    expect(screen.getByText(plain(t.total(11)))).toBeTruthy()
  })

  it('asks the server for what was chosen, and says what came', async () => {
    await open()
    fireEvent.click(box('notes'))
    fireEvent.click(screen.getByRole('button', { name: 'English' }))
    download()
    expect(screen.getByText(plain(t.making))).toBeTruthy()
    await waitFor(() => expect(toast()?.text).toBe(t.done(12)))
    expect(asked).toEqual([
      {
        address: '/api/v1/events/c1/kit',
        body: { parts: ['tables', 'seats', 'signin', 'order'], lang: 'en', blanks: 22 },
      },
    ])
  })

  it('asks for the network only for its card, and sends the password in the body alone', async () => {
    await open()
    expect(screen.queryByLabelText(plain(t.network))).toBeNull()
    fireEvent.click(box('wifi'))
    download()
    expect((await screen.findByRole('alert')).textContent).toBe(plain(t.needNetwork))
    expect(asked).toEqual([])
    fireEvent.input(screen.getByLabelText(plain(t.network)), { target: { value: ' Salle ' } })
    fireEvent.input(screen.getByLabelText(plain(t.password)), { target: { value: ' mot  caché ' } })
    expect(screen.queryByRole('alert')).toBeNull()
    download()
    await waitFor(() => expect(asked).toHaveLength(1))
    expect(asked[0]?.body['wifi']).toEqual({ name: 'Salle', password: ' mot  caché ' })
    expect(asked[0]?.address).not.toContain('mot')
  })

  it('offers the network that was written under the links, a hidden one too', async () => {
    rememberWifi({ name: 'Tablée-Café', password: 'cannelle-7', hidden: true })
    await open()
    fireEvent.click(box('wifi'))
    expect(screen.getByLabelText<HTMLInputElement>(plain(t.network)).value).toBe('Tablée-Café')
    expect(screen.getByText(plain(t.passwordKnown))).toBeTruthy()
    fireEvent.click(box('wifi'))
    download()
    await waitFor(() => expect(asked).toHaveLength(1))
    expect(asked[0]?.body['wifi']).toBeUndefined()
    await waitFor(() => expect(toast()?.text).toBe(t.done(12)))
    fireEvent.click(box('wifi'))
    download()
    await waitFor(() => expect(asked).toHaveLength(2))
    expect(asked[1]?.body['wifi']).toEqual({ name: 'Tablée-Café', password: 'cannelle-7', hidden: true })
  })

  it('says when nothing is chosen, when others print, and when the café does not answer; choices stay', async () => {
    await open()
    for (const part of ['tables', 'notes', 'seats', 'signin', 'order'] as const) fireEvent.click(box(part))
    download()
    expect((await screen.findByRole('alert')).textContent).toBe(plain(t.none))
    fireEvent.click(box('order'))
    for (const [reply, sentence] of [
      [async () => new Response('{}', { status: 503 }), t.busy],
      [async () => new Response('{}', { status: 500 }), t.failed],
      [() => Promise.reject(new TypeError('no network')), t.offline],
    ] as const) {
      answer = reply
      download()
      await waitFor(() => expect(plain(screen.getByRole('alert').textContent ?? '')).toBe(plain(sentence)))
    }
    expect(box('order').checked).toBe(true)
    expect(box('tables').checked).toBe(false)
  })

  it('a double click prints once', async () => {
    await open()
    download()
    download()
    await waitFor(() => expect(toast()?.text).toBe(t.done(12)))
    expect(asked).toHaveLength(1)
  })

  it('says what the cards will lack, and where phones could not follow', async () => {
    await open({ view: { links: {}, addresses: ['http://192.168.1.20:3000'], address: 'http://localhost:3000' } })
    expect(screen.getByText(plain(t.revoked))).toBeTruthy()
    expect(screen.getByText(plain(t.address('http://localhost:3000')))).toBeTruthy()
    expect(screen.getByText(plain(t.local))).toBeTruthy()
  })
})
