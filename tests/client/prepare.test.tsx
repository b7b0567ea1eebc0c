import { cleanup, fireEvent, render, screen, waitFor } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { setLanguage } from '../../client/i18n/language.ts'
import { createProgrammeMirror } from '../../client/mirror/programme-mirror.ts'
import { Prepare } from '../../client/prepare/Prepare.tsx'
import { words } from '../../client/prepare/words.ts'
import { RequestFailed } from '../../client/session/api.ts'
import { type Session, SessionProvider } from '../../client/session/session.tsx'
import { aCafe, aPlan, plain } from './prepare-stage.tsx'

const t = words.fr
beforeEach(() => setLanguage('fr'))
afterEach(() => {
  cleanup()
  document.body.replaceChildren()
})
const title = () => screen.findByLabelText<HTMLInputElement>(plain(t.title))

describe('an organiser before the day', () => {
  it('types, and is told that the draft is saved once it is', async () => {
    const { patched } = aCafe()
    fireEvent.input(await title(), { target: { value: 'Habiter le quartier' } })
    expect(screen.getByRole('status').textContent).toBe(t.waiting)
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe(t.saved), { timeout: 3_000 })
    expect(patched()).toEqual([{ title: 'Habiter le quartier' }])
  })

  it('comes back after a reload to the tab that was open', async () => {
    const current = () => screen.getByRole('button', { current: 'step' }).textContent
    aCafe()
    await title()
    expect(current()).toBe(t.tabs.tables)
    fireEvent.click(screen.getByText(plain(t.tabs.event)))
    cleanup()
    aCafe()
    await title()
    expect(current()).toBe(t.tabs.event)
  })

  it('sees beside the field that a title is missing', async () => {
    aCafe()
    const field = await title()
    fireEvent.input(field, { target: { value: '' } })
    const wrong = document.getElementById(field.getAttribute('aria-describedby') ?? '')
    expect(wrong?.textContent).toBe(t.faults.title)
    expect(field.getAttribute('aria-invalid')).toBe('true')
  })

  it('moves a theme with its arrow, and the arrow keeps the focus', async () => {
    aCafe()
    await title()
    const arrow = screen.getByLabelText(plain(t.moveDown('Se rencontrer')))
    arrow.focus()
    fireEvent.click(arrow)
    const titles = screen.getAllByRole<HTMLTextAreaElement>('textbox').filter(box => box.tagName === 'TEXTAREA')
    expect(titles.map(box => box.value)).toEqual(['Partager', 'Se rencontrer', 'Accueillir'])
    expect(document.activeElement?.getAttribute('aria-label')).toBe(t.moveDown('Se rencontrer'))
  })

  it('sees the day follow every setting', async () => {
    aCafe()
    await title()
    expect(screen.getByRole('heading', { name: t.roundsTitle(3) })).toBeTruthy()
    fireEvent.click(screen.getByLabelText(plain(`${t.more}, ${t.count}`)))
    expect(screen.getByRole('heading', { name: t.roundsTitle(4) })).toBeTruthy()
    await waitFor(() => expect(screen.getByText(plain(t.allThemesAgain(3)))).toBeTruthy())
  })

  it('opens the café, and is then led to the console', async () => {
    const { calls } = aCafe()
    fireEvent.click(await screen.findByText(plain(t.openCafe)))
    const link = await screen.findByText(plain(t.toConsole))
    expect(link.getAttribute('href')).toBe('/e/c1/console')
    expect(calls.some(call => JSON.stringify(call.body) === '{"type":"open"}')).toBe(true)
  })

  it('renews a link only after being told what that means', async () => {
    const { calls } = aCafe()
    fireEvent.click(await screen.findByText(plain(t.tabs.links)))
    const entrance = await screen.findByRole<HTMLInputElement>('textbox', { name: plain(t.participants) })
    expect(entrance.value).toBe('https://cafe.example.org/e/c1/join#k=p1')
    fireEvent.click(screen.getByLabelText(plain(t.renewWhat(t.participants))))
    expect(screen.getByText(plain(t.renewHelp))).toBeTruthy()
    expect(calls.some(call => call.path === '/keys')).toBe(false)
    fireEvent.click(screen.getAllByText(plain(t.renew)).at(-1) as HTMLElement)
    await waitFor(() => expect(entrance.value).toBe('https://cafe.example.org/e/c1/join#k=p2'))
    expect(calls.find(call => call.path === '/keys')?.body).toEqual({ key: 'participant', action: 'renew' })
  })

  it('withdraws a link for good, and can make another', async () => {
    const { calls } = aCafe()
    fireEvent.click(await screen.findByText(plain(t.tabs.links)))
    fireEvent.click(await screen.findByLabelText(plain(t.revokeWhat(t.participants))))
    expect(screen.getByText(plain(t.revokeHelp))).toBeTruthy()
    fireEvent.click(screen.getByText(plain(t.revoke)))
    await waitFor(() => expect(calls.some(call => call.path === '/keys')).toBe(true))
    expect(calls.find(call => call.path === '/keys')?.body).toEqual({ key: 'participant', action: 'revoke' })
  })

  it('has a link for the host of each table', async () => {
    aCafe()
    fireEvent.click(await screen.findByText(plain(t.tabs.links)))
    for (const [number, theme] of [
      [1, 'Se rencontrer'],
      [2, 'Partager'],
      [3, 'Accueillir'],
    ] as const) {
      const field = await screen.findByLabelText<HTMLInputElement>(plain(`${t.table(number)}, ${theme}`))
      expect(field.value).toBe(`https://cafe.example.org/e/c1/join#k=t${number}`)
    }
  })
})

describe('once the café has begun', () => {
  it('tables and ways of moving stay as they are, and the page says why; words stay open', async () => {
    aCafe({ phase: 'round' })
    expect((await title()).disabled).toBe(false)
    expect(screen.getByText(plain(t.started))).toBeTruthy()
    expect(screen.getByText<HTMLButtonElement>(plain(t.addTheme)).disabled).toBe(true)
    expect(screen.getByText<HTMLButtonElement>(plain(t.movements.groups)).disabled).toBe(true)
  })

  it('a change that came too late gives way to what the room follows', async () => {
    const { refuse, patched } = aCafe()
    await title()
    refuse.next = new RequestFailed(409, 'already-started', '')
    fireEvent.click(screen.getByText(plain(t.movements.groups)))
    await waitFor(() => expect(patched()).toHaveLength(1), { timeout: 3_000 })
    await waitFor(() => expect(screen.getByText(plain(t.movements.mix)).getAttribute('aria-pressed')).toBe('true'))
    expect(screen.getByRole('status').textContent).toBe(t.saved)
  })

  it('a closed café only tells', async () => {
    aCafe({ phase: 'closed' })
    expect((await title()).disabled).toBe(true)
    expect(screen.getByText(plain(t.closed))).toBeTruthy()
    expect(screen.getByText(plain(t.toReport)).getAttribute('href')).toBe('/e/c1/report')
  })
})

it('a facilitator reads everything and changes nothing', async () => {
  aCafe({ role: 'facilitator' })
  expect((await title()).disabled).toBe(true)
  expect(screen.getByText(plain(t.onlyReading))).toBeTruthy()
})

it('a plan that could not be read can be asked for again', async () => {
  const call = vi
    .fn()
    .mockRejectedValueOnce(new RequestFailed(0, 'offline', ''))
    .mockResolvedValue({ plan: aPlan(), role: 'organiser', phase: 'prepared' })
  const session = {
    identity: { event: 'c1', person: 'p', name: '', role: 'organiser' },
    programme: createProgrammeMirror(new Y.Doc()),
    call,
  }
  render(() => (
    <SessionProvider session={session as unknown as Session}>
      <Prepare />
    </SessionProvider>
  ))
  fireEvent.click(await screen.findByText(plain(t.retry)))
  expect((await title()).value).toBe('Habiter ici')
})
