import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import type { CreatedEvent, Joined, Me } from '../shared/protocol/api.ts'
import { launchBrowser } from '../tests/support/browser.ts'
import { type ServerProcess, startServer } from '../tests/support/server-process.ts'
import { makeCaller } from './http.ts'
import { tellStory } from './story.ts'

/**
 * `npm run build && node --import tsx demo/pictures.ts`: takes the pictures of README and docs/ from the running product,
 * with the demo's guests. Needs nothing but what `npm test` needs.
 */
interface Size {
  readonly width: number
  readonly height: number
}
type Language = 'fr' | 'en'
type Prepare = (page: Page, address: string) => Promise<void>

const LAPTOP: Size = { width: 1366, height: 768 }
const PHONE: Size = { width: 390, height: 844 }
const WALL: Size = { width: 1920, height: 1080 }
const FOLDER = fileURLToPath(new URL('../docs/pictures/', import.meta.url))
const say = (line: string) => process.stdout.write(`${line}\n`)

process.setMaxListeners(0)
const server = await startServer({
  env: { TABLEE_LOG: 'error', TABLEE_ADMIN_KEY: randomBytes(24).toString('base64url') },
})
const browser = await launchBrowser()
mkdirSync(FOLDER, { recursive: true })
try {
  await takeAll(server, browser)
} finally {
  await browser.close()
  await server.stop()
}
process.exit(0)

/** Follows the demo and takes a picture at each of its moments. */
async function takeAll(server: ServerProcess, browser: Browser): Promise<void> {
  const caller = makeCaller(server.url)
  const event = await caller.call<CreatedEvent>('POST', '/events', {
    bearer: server.adminKey,
    // Totals that all see: a cloth as it looks when its dots are counted.
    body: {
      template: 'isn-2018',
      dots: { secret: false },
      rounds: { count: 4, minutes: 20, transferMinutes: 3, breakAfter: [3] },
    },
  })
  const both = async (name: string, address: string, size: Size, prepare?: Prepare) => {
    for (const language of ['fr', 'en'] as const) await picture(browser, { name, address, size, language, prepare })
  }
  const links = event.links
  await both('join', links.participant, PHONE)
  await both('prepare', links.organiser, LAPTOP)
  let round = 0
  await tellStory({
    caller,
    adminKey: server.adminKey,
    seed: 2018,
    speed: 200,
    people: 33,
    rounds: 4,
    created: event,
    tell: line => {
      say(line)
      if (line.startsWith('round ')) round += 1
    },
    watch: async (moment, guests) => {
      if (moment !== 'plates' || round !== 2) return
      const as = (name: string) =>
        seenBy(
          server,
          event.id,
          guests.find(joined => joined.person.name === name),
        )
      const table = `${server.url}/e/${event.id}/table`
      await both('table', table, LAPTOP, as('Nadia'))
      await both('table-phone', table, PHONE, as('Camille'))
      await both('console', links.facilitator, LAPTOP)
      await both('wall', links.wall, WALL)
    },
  })
  await both('harvest', links.facilitator.replace('/console', '/harvest'), LAPTOP)
  await both('report', links.organiser.replace('/prepare', '/report'), LAPTOP)
  await both('home', `${server.url}/#admin=${server.adminKey}`, LAPTOP)
}

/** On another device of this guest's, by their personal link. */
function seenBy(server: ServerProcess, event: string, joined: Joined | undefined): Prepare {
  return async (page, address) => {
    const me = await makeCaller(server.url).call<Me>('GET', `/events/${event}/me`, { bearer: joined?.token ?? '' })
    await page.goto(me.personal?.link ?? address)
    await page.waitForURL(/\/table/)
    await page.goto(address)
  }
}

/** What was read and answered is not in the picture: an announcement, the bell's sheet. */
async function answerAll(page: Page): Promise<void> {
  for (const name of [/^(Lu|Got it)$/, /^(D’accord|J’y suis|All right|I am there)$/]) {
    const button = page.getByRole('button', { name })
    if (await button.isVisible()) await button.click()
  }
  // «You are now at table 1» goes by itself.
  await page.locator('.toaster > *').first().waitFor({ state: 'detached' })
}

async function picture(
  browser: Browser,
  wanted: { name: string; address: string; size: Size; language: Language; prepare: Prepare | undefined },
): Promise<void> {
  const { name, address, size, language, prepare } = wanted
  const context = await browser.newContext({
    viewport: size,
    locale: language === 'fr' ? 'fr-FR' : 'en-GB',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  if (prepare) await prepare(page, address)
  else await page.goto(address)
  await page.getByRole('heading').first().waitFor()
  await page.waitForLoadState('networkidle')
  await answerAll(page)
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: `${FOLDER}${name}-${language}.png` })
  await context.close()
  say(`docs/pictures/${name}-${language}.png`)
}
