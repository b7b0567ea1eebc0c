import type { Browser, CDPSession, Page } from 'playwright-core'

/** A screen that is watched: what reaches it, what it holds, how long its main thread is taken. */
export interface Watched {
  readonly page: Page
  /** from the address to the first sight of what the screen is for, ms */
  readonly shownAfter: number
  /** bytes of WebSocket messages since the last time it was asked */
  readonly bytes: () => number
  readonly elements: () => Promise<number>
  /** the longest task of the main thread since the last time it was asked, ms */
  readonly longestTask: () => Promise<number>
  /** processor time of the main thread so far, ms */
  readonly busy: () => Promise<number>
  readonly close: () => Promise<void>
}

export async function watch(
  browser: Browser,
  address: string,
  given: { readonly size: { readonly width: number; readonly height: number }; readonly ready: string },
): Promise<Watched> {
  const context = await browser.newContext({ viewport: given.size, locale: 'fr-FR' })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  // The compiler that runs this file names functions by a helper, which functions sent to the page miss there.
  await page.addInitScript('globalThis.__name = what => what')
  await page.addInitScript(noteLongTasks)
  const session: CDPSession = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Performance.enable')
  let received = 0
  session.on('Network.webSocketFrameReceived', ({ response }) => {
    // a binary frame is told in base64
    received += response.opcode === 2 ? Math.round(response.payloadData.length * 0.75) : response.payloadData.length
  })
  const began = performance.now()
  await page.goto(address, { waitUntil: 'commit' })
  await page.locator(given.ready).first().waitFor()
  const shownAfter = performance.now() - began
  return {
    page,
    shownAfter,
    bytes: () => {
      const since = received
      received = 0
      return since
    },
    elements: () => page.evaluate(() => document.querySelectorAll('*').length),
    longestTask: () =>
      page.evaluate(() => {
        const longest = Math.max(0, ...(Reflect.get(window, 'longTasks') as number[]))
        Reflect.set(window, 'longTasks', [])
        return longest
      }),
    busy: async () => {
      const { metrics } = await session.send('Performance.getMetrics')
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000
    },
    close: () => context.close(),
  }
}

/** Runs in the page. */
function noteLongTasks(): void {
  Reflect.set(window, 'longTasks', [])
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) (Reflect.get(window, 'longTasks') as number[]).push(entry.duration)
  }).observe({ type: 'longtask', buffered: true })
}
