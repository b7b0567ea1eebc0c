import { launchBrowser } from '../../tests/support/browser.ts'
import { startServer } from '../../tests/support/server-process.ts'
import type { Row } from '../report.ts'
import { fillRoom, type FullRoom, PEOPLE, TABLES } from './full-room.ts'
import { watch, type Watched } from './watching.ts'

const WRITERS = 25
const WATCHED_S = 30
const NOTE_EVERY_MS = 5_000

/** A thousand people at 125 tables: what the console and the wall cost and how quick they are. About two minutes. */
export async function benchRoom(say: (line: string) => void): Promise<Row[]> {
  const server = await startServer({ env: { TABLEE_LOG: 'error' } })
  const browser = await launchBrowser()
  try {
    const rows: Row[] = []
    say(`${PEOPLE} people sit down at ${TABLES} tables…`)
    let began = performance.now()
    const room = await fillRoom(server)
    rows.push({ what: `${PEOPLE} people joined, one call each`, figures: { value: since(began) / 1_000 }, unit: 's' })
    began = performance.now()
    await room.lead({ type: 'start' })
    rows.push({ what: 'round 1 begun: the whole rotation drawn', figures: { value: since(began) }, unit: 'ms' })

    say('The console and the wall are opened…')
    const console_ = await watch(browser, room.event.links.facilitator, {
      size: { width: 1366, height: 768 },
      ready: '.room-list tbody tr:nth-child(125)',
    })
    const wall = await watch(browser, room.event.links.wall, {
      size: { width: 1920, height: 1080 },
      ready: '.wall-board li',
    })
    for (const [name, screen] of [
      ['console', console_],
      ['wall', wall],
    ] as const) {
      rows.push({ what: `${name}: all of it in sight, first visit`, figures: { value: screen.shownAfter }, unit: 'ms' })
      rows.push({ what: `${name}: elements`, figures: { value: await screen.elements() }, unit: 'elements' })
      rows.push({
        what: `${name}: longest task while opening`,
        figures: { value: await screen.longestTask() },
        unit: 'ms',
      })
    }
    rows.push(...(await whileTheyWrite(room, console_, wall, say)))
    rows.push(...(await commands(room, console_, wall, say)))
    await console_.close()
    await wall.close()
    return rows
  } finally {
    await browser.close()
    await server.stop()
  }
}

const since = (began: number): number => performance.now() - began

/** Twenty-five tables write a note each five seconds, for half a minute. */
async function whileTheyWrite(
  room: FullRoom,
  console_: Watched,
  wall: Watched,
  say: (line: string) => void,
): Promise<Row[]> {
  say(`${WRITERS} tables write, one note each ${NOTE_EVERY_MS / 1_000} s, for ${WATCHED_S} s…`)
  const writers = await room.writers(WRITERS)
  const screens = { console: console_, wall }
  const before = { console: await console_.busy(), wall: await wall.busy() }
  for (const screen of [console_, wall]) {
    screen.bytes()
    await screen.longestTask()
  }
  const end = performance.now() + WATCHED_S * 1_000
  const all = writers.map(async (writer, at) => {
    await pause((at / WRITERS) * NOTE_EVERY_MS)
    for (let round = 0; performance.now() < end; round++) {
      await writer.write(`Une idée de la table ${writer.table}, la ${round + 1}e`)
      await pause(NOTE_EVERY_MS)
    }
  })
  await Promise.all(all)
  const rows: Row[] = []
  for (const [name, screen] of Object.entries(screens)) {
    const perMinute = (screen.bytes() / 1_000) * (60 / WATCHED_S)
    const busy = (await screen.busy()) - before[name as keyof typeof before]
    rows.push({
      what: `${name}: received while ${WRITERS} tables write, a minute`,
      figures: { value: perMinute },
      unit: 'kB',
    })
    rows.push({ what: `${name}: main thread, of each second`, figures: { value: busy / WATCHED_S }, unit: 'ms' })
    rows.push({ what: `${name}: longest task meanwhile`, figures: { value: await screen.longestTask() }, unit: 'ms' })
  }
  const [last] = writers
  const count = console_.page.locator(`tr:has(a[href$="/table/${last?.table ?? ''}"]) td:nth-of-type(3)`)
  const shown = async () => (await count.innerText()).trim()
  const had = await shown()
  const began = performance.now()
  await last?.write('Encore une idée')
  while ((await shown()) === had && since(began) < 10_000) await pause(20)
  rows.push({
    what: 'a note until the console counts it (summaries are told once a second)',
    figures: { value: since(began) },
    unit: 'ms',
  })
  for (const writer of writers) writer.close()
  return rows
}

/** From a command until the screens show what it changed. */
async function commands(room: FullRoom, console_: Watched, wall: Watched, say: (line: string) => void): Promise<Row[]> {
  say('An announcement, the bell, somebody absent…')
  const rows: Row[] = []
  const measure = async (what: string, command: Readonly<Record<string, unknown>>, seen: Promise<unknown>) => {
    const began = performance.now()
    await room.lead(command)
    await seen
    rows.push({ what, figures: { value: since(began) }, unit: 'ms' })
  }
  await measure(
    'announcement, until it is on the wall',
    { type: 'announce', text: 'Le café est servi.' },
    wall.page.getByText('Le café est servi.').waitFor(),
  )
  await measure('bell, until the console counts down', { type: 'ring' }, console_.page.locator('.bell-rung').waitFor())
  await room.lead({ type: 'cancel-ring' })
  const absent = room.people[0]?.person.id ?? ''
  await measure(
    'somebody marked absent, until the console counts one less',
    { type: 'mark-absent', person: absent },
    console_.page
      .getByText(`${PEOPLE - 1}`, { exact: true })
      .first()
      .waitFor(),
  )
  await measure(
    'rotation, until the wall says by name where all go',
    { type: 'go-to', phase: 'transfer' },
    wall.page.locator('.wall-names-board li').first().waitFor(),
  )
  rows.push({ what: 'wall by name: elements', figures: { value: await wall.elements() }, unit: 'elements' })
  const sort = console_.page.getByRole('button', { name: 'Notes', exact: true })
  const began = performance.now()
  await sort.click()
  await console_.page.locator('th[aria-sort="ascending"] button', { hasText: 'Notes' }).waitFor()
  rows.push({ what: 'console: 125 rows sorted by notes', figures: { value: since(began) }, unit: 'ms' })
  for (const [name, screen] of [
    ['console', console_],
    ['wall', wall],
  ] as const)
    rows.push({ what: `${name}: longest task of these`, figures: { value: await screen.longestTask() }, unit: 'ms' })
  return rows
}

const pause = (ms: number): Promise<void> => new Promise(wake => setTimeout(wake, ms))
