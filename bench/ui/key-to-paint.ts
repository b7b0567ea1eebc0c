import type { Browser, Page } from 'playwright-core'
import { addNote, moveNote, orderBetween } from '../../shared/document/cloth-edits.ts'
import { noteId } from '../../tests/support/staged-cafe.ts'
import { type Row, spread } from '../report.ts'
import type { Scene } from './bench-ui.ts'
import { openPage, openTable, slowDown } from './open-page.ts'

const SLOWER = 6
const WANTED_MS = 100
const KEYS = 30
const REMOTE_CHANGES = 30
const REMOTE_MS = 10_000

/** From a key to the paint that shows it, processor slowed six times, alone and while others are at work (ECO-07). */
export async function keyToPaint(browser: Browser, scene: Scene, say: (line: string) => void): Promise<Row[]> {
  const { page, session, close } = await openPage(browser, scene.sixty)
  await openTable(page, scene.cafe, 60)
  await slowDown(session, SLOWER)
  await page.evaluate(timePaints)
  const rows: Row[] = []
  const tell = (what: string, values: readonly number[]) => {
    const row: Row = { what, figures: spread(values), unit: 'ms', wanted: WANTED_MS, requirement: 'ECO-07' }
    rows.push(row)
    say(`  ${what}: p95 ${Math.round(row.figures['p95'] ?? 0)} ms`)
  }

  say(`Keys on a table of 60 notes, processor ${SLOWER} times slower…`)
  await page.getByRole('textbox', { name: 'Votre note' }).focus()
  tell('a letter in the pad', await press(page, letters(KEYS)))
  await page.keyboard.press('Enter')
  await page.locator('li[data-note]').nth(60).waitFor()
  await page.locator(`li[data-note="${noteId('t2', 5)}"]`).focus()
  tell(
    'an arrow, from note to note',
    await press(
      page,
      Array.from({ length: KEYS }, (_, at) => (at % 4 < 2 ? 'ArrowDown' : 'ArrowUp')),
    ),
  )

  await page.getByRole('textbox', { name: 'Votre note' }).focus()
  const others = change(scene)
  tell('a letter in the pad, 30 remote changes in 10 s', await press(page, letters(KEYS), REMOTE_MS / KEYS))
  await others
  await close()
  return rows
}

const letters = (count: number): string[] => Array.from('on en parle ensemble autour de la table').slice(0, count)

/** Runs in the page: keeps, for each key, the time from its own stamp to just after the frame that follows. */
function timePaints(): void {
  const times: number[] = []
  Object.assign(window, { paints: times })
  document.addEventListener(
    'keydown',
    event => {
      requestAnimationFrame(() => {
        const after = new MessageChannel()
        after.port1.onmessage = () => times.push(performance.now() - event.timeStamp)
        after.port2.postMessage(undefined)
      })
    },
    true,
  )
}

async function press(page: Page, keys: readonly string[], pauseMs = 60): Promise<number[]> {
  await page.evaluate(() => Reflect.get(window, 'paints').splice(0))
  for (const key of keys) {
    await page.keyboard.press(key)
    await page.waitForTimeout(pauseMs)
  }
  await page.waitForFunction(count => Reflect.get(window, 'paints').length >= count, keys.length)
  return page.evaluate(() => Reflect.get(window, 'paints') as number[])
}

/** A colleague who writes, moves and writes again, evenly over the time. */
async function change({ colleague, cafe }: Scene): Promise<void> {
  const cloth = await colleague.open('t2')
  let order = 'z'
  for (let at = 0; at < REMOTE_CHANGES; at++) {
    if (at % 3 === 0) {
      order = orderBetween(order)
      addNote(cloth.doc, {
        id: noteId('t9', at),
        core: { by: colleague.joined.person.id, round: 1, at: Date.now(), lang: 'fr' },
        text: `Une idée venue d’en face, la ${at + 1}e`,
        kind: 'idea',
        pos: [20 + at * 10, 300, order],
        zone: at % (cafe.event.plan.themes[1]?.zones.length ?? 1),
      })
    } else moveNote(cloth.doc, noteId('t2', at), [100 + at * 20, 60 + at * 8, `V${at}x`], at % 4)
    await new Promise(wake => setTimeout(wake, REMOTE_MS / REMOTE_CHANGES))
  }
  await cloth.settled()
  cloth.close()
}
