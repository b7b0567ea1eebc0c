import { launchBrowser } from '../../tests/support/browser.ts'
import { startServer } from '../../tests/support/server-process.ts'
import { type Player, stageCafe, type StagedCafe } from '../../tests/support/staged-cafe.ts'
import type { Row } from '../report.ts'
import { dragging } from './dragging.ts'
import { keyToPaint } from './key-to-paint.ts'
import { slowLine } from './slow-line.ts'

/** What the benches look at: a table of 60 notes, one of 300, and the people in front of them. */
export interface Scene {
  readonly cafe: StagedCafe
  readonly sixty: Player
  readonly manyWriter: Player
  readonly many: Player
  readonly colleague: Player
}

/** The interface in a real Chromium: keys, drags, a slow processor, a slow line. About two minutes. */
export async function benchUi(say: (line: string) => void): Promise<Row[]> {
  say('A café with a table of 60 notes and one of 300…')
  const server = await startServer({ env: { TABLEE_LOG: 'error' } })
  const browser = await launchBrowser()
  try {
    const cafe = await stageCafe(server)
    const scene: Scene = {
      cafe,
      sixty: await cafe.join('Amina', { table: 't2' }),
      colleague: await cafe.join('Baptiste', { table: 't2' }),
      many: await cafe.join('Camille', { table: 't4' }),
      manyWriter: await cafe.join('Driss', { table: 't4' }),
    }
    await cafe.lead({ type: 'start' })
    await cafe.write(scene.sixty, 't2', 60)
    // In portions, as people would: nobody may send so much in one go.
    for (let from = 0; from < 300; from += 50) await cafe.write(scene.manyWriter, 't4', 50, from)
    const rows: Row[] = []
    for (const bench of [keyToPaint, dragging, slowLine]) rows.push(...(await bench(browser, scene, say)))
    return rows
  } finally {
    await browser.close()
    await server.stop()
  }
}
