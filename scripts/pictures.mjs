import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { ensureBuilt, ensureInstalled, root, runCommand, say } from './prepare.mjs'

/**
 * `node scripts/pictures.mjs`: takes the pictures of README and docs/ from the running product, with the demo's guests.
 * Needs nothing but what `npm test` needs.
 */
const LAPTOP = { width: 1366, height: 768 }
const PHONE = { width: 390, height: 844 }
const WALL = { width: 1920, height: 1080 }

await runCommand(async () => {
  ensureInstalled()
  await ensureBuilt()
  const { register } = await import('tsx/esm/api')
  register()
  const { startServer } = await import('../tests/support/server-process.ts')
  const { launchBrowser } = await import('../tests/support/browser.ts')
  process.setMaxListeners(0)
  const data = mkdtempSync(join(tmpdir(), 'tablee-pictures-'))
  const server = await startServer({
    dataDir: data,
    env: { TABLEE_LOG: 'error', TABLEE_ADMIN_KEY: randomBytes(24).toString('base64url') },
  })
  const browser = await launchBrowser()
  const folder = join(root, 'docs', 'pictures')
  mkdirSync(folder, { recursive: true })
  try {
    await takeAll(server, browser, folder)
  } finally {
    await browser.close()
    await server.stop()
    rmSync(data, { recursive: true, force: true })
  }
  return 0
})

/** Follows the demo and takes a picture at each of its moments. */
async function takeAll(server, browser, folder) {
  const { makeCaller } = await import('../demo/http.ts')
  const { tellStory } = await import('../demo/story.ts')
  const caller = makeCaller(server.url)
  const event = await caller.call('POST', '/events', {
    bearer: server.adminKey,
    body: { template: 'isn-2018', rounds: { count: 4, minutes: 20, transferMinutes: 3, breakAfter: [3] } },
  })
  const take = (name, address, size, language, prepare) =>
    picture(browser, { file: join(folder, `${name}-${language}.png`), address, size, language, prepare })
  const both = async (name, address, size, prepare) => {
    await take(name, address, size, 'fr', prepare)
    await take(name, address, size, 'en', prepare)
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
    watch: async moment => {
      if (moment !== 'plates' || round !== 2) return
      await both('table', `${server.url}/e/${event.id}/table/t2`, LAPTOP, sitWith(links.hosts.t2, 'Nadia'))
      await both('table-phone', `${server.url}/e/${event.id}/table`, PHONE, sitWith(links.participant, 'Camille'))
      await both('console', links.facilitator, LAPTOP)
      await both('wall', links.wall, WALL)
    },
  })
  await both('harvest', links.facilitator.replace('/console', '/harvest'), LAPTOP)
  await both('report', links.organiser.replace('/prepare', '/report'), LAPTOP)
  await both('home', `${server.url}/#admin=${server.adminKey}`, LAPTOP)
}

/** Joins with a link before the picture, then comes back to its address. */
function sitWith(link, name) {
  return async (page, address) => {
    await page.goto(link)
    await page.getByLabel(/^(Votre prénom|Your first name)/).fill(name)
    await page.getByRole('button', { name: /^(M’installer|Take my seat)/ }).click()
    await page.waitForURL(/\/table/)
    await page.goto(address)
  }
}

async function picture(browser, { file, address, size, language, prepare }) {
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
  await page.screenshot({ path: file })
  await context.close()
  say(file.slice(root.length + 1))
}
