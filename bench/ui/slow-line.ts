import type { Browser } from 'playwright-core'
import type { Row } from '../report.ts'
import type { Scene } from './bench-ui.ts'
import { openPage, openTable, slowDown } from './open-page.ts'

const KBITS = 512
const DELAY_MS = 300
const SLOWER = 6

/** First visits over 512 kbit/s with 300 ms of delay (ECO-07), with this processor and with a slow one. */
export async function slowLine(browser: Browser, scene: Scene, say: (line: string) => void): Promise<Row[]> {
  const rows: Row[] = []
  for (const rate of [1, SLOWER]) {
    const with_ = rate === 1 ? '' : `, processor ${rate} times slower`
    say(`First visits over ${KBITS} kbit/s and ${DELAY_MS} ms${with_}…`)
    for (const screen of ['join', 'table'] as const) {
      const { page, session, close } = await openPage(browser, screen === 'table' ? scene.sixty : undefined)
      await session.send('Network.enable')
      await session.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: DELAY_MS,
        downloadThroughput: (KBITS * 1_000) / 8,
        uploadThroughput: (KBITS * 1_000) / 8,
      })
      await slowDown(session, rate)
      const began = performance.now()
      if (screen === 'join') {
        await page.goto(scene.cafe.event.links.participant, { waitUntil: 'commit' })
        await page.getByLabel(/^Votre prénom/).waitFor()
      } else await openTable(page, scene.cafe, 60)
      rows.push({
        what: `${screen === 'join' ? 'the door' : 'a table of 60 notes'} usable, ${KBITS} kbit/s, ${DELAY_MS} ms${with_}`,
        figures: { value: (performance.now() - began) / 1_000 },
        unit: 's',
        wanted: screen === 'join' ? 5 : 8,
        requirement: 'ECO-07',
      })
      await close()
    }
  }
  return rows
}
