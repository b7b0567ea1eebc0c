import type { Browser, Page } from 'playwright-core'
import { noteId } from '../../tests/support/staged-cafe.ts'
import { type Row, spread } from '../report.ts'
import type { Scene } from './bench-ui.ts'
import { openPage, openTable, slowDown } from './open-page.ts'

const STEPS = 90

/** A table of 300 notes: how long it takes to open, and the frames of a drag across it, on this processor and on a slow one. */
export async function dragging(browser: Browser, scene: Scene, say: (line: string) => void): Promise<Row[]> {
  const rows: Row[] = []
  for (const rate of [1, 6]) {
    const speed = rate === 1 ? 'this processor' : `${rate} times slower`
    say(`A table of 300 notes, ${speed}…`)
    const { page, session, close } = await openPage(browser, scene.many)
    await slowDown(session, rate)
    const began = performance.now()
    await openTable(page, scene.cafe, 300)
    rows.push({
      what: `300 notes: opened, ${speed}`,
      figures: { value: (performance.now() - began) / 1_000 },
      unit: 's',
    })
    await page.waitForTimeout(1_000 * Math.sqrt(rate)) // whatever opening left to do is not dragging
    const frames = await drag(page, noteId('t4', 3))
    rows.push({ what: `300 notes: frames of a drag, ${speed}`, figures: spread(frames), unit: 'ms' })
    say(`  frames: p95 ${Math.round(spread(frames)['p95'] ?? 0)} ms`)
    await close()
  }
  return rows
}

/** Drags a note to and fro; gives the time between frames while it moves. */
async function drag(page: Page, id: string): Promise<number[]> {
  const box = await page.locator(`li[data-note="${id}"]`).boundingBox()
  if (box === null) throw new Error('the note is not in sight')
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 12, from.y + 12)
  await page.evaluate(() => {
    const gaps: number[] = []
    let last: number | undefined
    const frame = (now: number) => {
      if (last !== undefined) gaps.push(now - last)
      last = now
      if (Reflect.get(window, 'framesDone') !== true) requestAnimationFrame(frame)
    }
    Object.assign(window, { gaps, framesDone: false })
    requestAnimationFrame(frame)
  })
  for (let step = 0; step < STEPS; step++) {
    const turn = Math.sin((step / STEPS) * Math.PI * 2)
    await page.mouse.move(from.x + 300 + turn * 280, from.y + 60 + turn * 50)
  }
  const gaps = await page.evaluate(() => {
    Object.assign(window, { framesDone: true })
    return Reflect.get(window, 'gaps') as number[]
  })
  await page.keyboard.press('Escape')
  await page.mouse.up()
  return gaps
}
