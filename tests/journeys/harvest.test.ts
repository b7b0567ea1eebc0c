import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runAxe } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'
import { arrange, type Player, type StagedCafe, stageCafe } from '../support/staged-cafe.ts'
import { invite, type Visitor } from './pages/visitor.ts'

let server: ServerProcess
let browser: Browser

beforeAll(async () => {
  server = await startServer({ env: { TABLEE_LOG: 'error' } })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** A café at its harvest, three notes on each plate, written by one person. */
async function atHarvest(plan: object = {}): Promise<{ cafe: StagedCafe; writer: Player; plates: string[][] }> {
  const cafe = await stageCafe(server, { ...plan })
  const writer = await cafe.join('Louise', { table: 't1' })
  await cafe.lead({ type: 'start' })
  const plates: string[][] = []
  for (const { id } of cafe.event.plan.themes) {
    const written = await cafe.write(writer, id, 3)
    await arrange(writer, id, written, [])
    plates.push(written)
  }
  await cafe.lead({ type: 'go-to', phase: 'harvest' })
  return { cafe, writer, plates }
}

async function come(address: string, wishes: Partial<Parameters<typeof invite>[1]> = {}): Promise<Visitor> {
  const visitor = await invite(browser, { origin: server.url, ...wishes })
  await visitor.page.goto(address)
  return visitor
}
const harvestOf = (cafe: StagedCafe) => cafe.event.links.facilitator.replace('/console', '/harvest')
const asGuest = (cafe: StagedCafe, player: Player, wishes: object = {}) =>
  come(`${server.url}/e/${cafe.event.id}/harvest`, { remembers: player.remembered, ...wishes })
const notes = ({ page }: Visitor) => page.locator('.hv-note')

describe('the harvest', () => {
  it('[X1] [X2] is drawn into threads, voted in secret, hands counted in, and told to everybody when it closes', async () => {
    const { cafe, writer } = await atHarvest()
    const staff = await come(harvestOf(cafe))
    const guest = await asGuest(cafe, writer, { phone: true })

    await staff.page.getByRole('button', { name: 'Tirer un fil entre deux notes' }).click()
    const choose = staff.page.getByRole('button', { name: /^Choisir/ })
    await choose.nth(0).click()
    await choose.nth(4).click()
    await staff.page.getByLabel('Nom du fil').fill('Garder le lien')
    await staff.page.getByRole('button', { name: 'Tirer le fil' }).click()
    await guest.page.getByRole('heading', { name: 'Garder le lien' }).waitFor()

    await staff.page.getByRole('button', { name: 'Ouvrir les gommettes' }).click()
    await guest.page.getByText('3 gommettes à coller').waitFor()
    await guest.page
      .getByRole('button', { name: /^Gommette 1 sur 2/ })
      .first()
      .tap()
    await staff.page.getByText(/^1 personne sur/).waitFor()
    await staff.page.getByRole('button', { name: 'Compter les mains' }).click()
    const hands = staff.page.getByRole('spinbutton').first()
    await hands.fill('1')
    await hands.press('Enter')
    expect((await runAxe(staff.page, false)).violations).toEqual([])
    await staff.page.getByRole('button', { name: 'Fin du comptage' }).click()
    for (const { page } of [staff, guest]) expect(await page.locator('.votes').count()).toBe(0)

    await staff.page.getByRole('button', { name: 'Fermer et compter' }).click()
    for (const { page } of [staff, guest]) {
      const votes = page.locator('.votes')
      await votes.waitFor()
      expect(await votes.textContent()).toBe('2')
      expect(await votes.getAttribute('title')).toMatch(/^1\sgommette et 1\smain levée$/)
    }
    expect([...staff.complaints, ...guest.complaints]).toEqual([])
    for (const { context } of [staff, guest]) await context.close()
  })

  it('lets a perspective be written live, from a thread, by keys alone, and shows it to the room as it comes', async () => {
    const { cafe, writer, plates } = await atHarvest()
    await cafe.lead({
      type: 'draw-thread',
      name: 'Garder le lien',
      notes: [
        { table: 't1', note: plates[0]?.[0] },
        { table: 't2', note: plates[1]?.[0] },
      ],
    })
    const staff = await come(harvestOf(cafe))
    const guest = await asGuest(cafe, writer)
    const wall = await come(cafe.event.links.wall, { size: { width: 1920, height: 1080 } })
    await guest.page.getByRole('button', { name: 'Perspectives' }).click()

    await staff.page.getByRole('button', { name: /^Faire du fil/ }).focus()
    await staff.page.keyboard.press('Enter')
    await expect.poll(() => staff.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Texte')
    await staff.page.keyboard.type('Toujours une autre porte que l’écran.')
    await guest.page.getByText('Toujours une autre porte que l’écran.').waitFor()
    expect(await guest.page.locator('.pv textarea').count()).toBe(0)
    for (const { page } of [staff, guest]) expect((await runAxe(page, false)).violations).toEqual([])

    // in plenary: the whole cloth, the thread, the perspective; the wall goes along
    await staff.page.getByRole('button', { name: 'Projeter' }).click()
    await staff.page.getByRole('navigation', { name: 'Pas à pas' }).waitFor()
    await staff.page.keyboard.press('ArrowRight')
    await wall.page.getByRole('heading', { name: 'Garder le lien' }).waitFor()
    expect((await runAxe(staff.page, false)).violations).toEqual([])
    await staff.page.keyboard.press('ArrowRight')
    await wall.page.getByText('Toujours une autre porte que l’écran.').waitFor()
    await staff.page.getByRole('button', { name: 'Toute la nappe' }).click()
    await wall.page.getByText('Ce que chaque table retient').waitFor()
    await wall.page.getByText('Toujours une autre porte que l’écran.').waitFor({ state: 'detached' })
    expect([...staff.complaints, ...guest.complaints, ...wall.complaints]).toEqual([])
    for (const { context } of [staff, guest, wall]) await context.close()
  })

  it('holds forty tables: every note found, nothing wider than the page, no rule of accessibility broken', async () => {
    const themes = Array.from({ length: 40 }, (_, at) => ({ title: `Question ${at + 1}` }))
    const { cafe, writer, plates } = await atHarvest({ themes })
    await cafe.lead({
      type: 'draw-thread',
      name: 'Garder le lien',
      notes: [0, 12, 39].map(at => ({ table: `t${at + 1}`, note: plates[at]?.[1] })),
    })
    const staff = await come(harvestOf(cafe))
    await staff.page.getByRole('heading', { name: 'Garder le lien' }).waitFor()
    await notes(staff).nth(119).waitFor() // tables come one after the other
    expect(await notes(staff).count()).toBe(120)
    await staff.page.getByRole('button', { name: 'Gommettes', exact: true }).click()
    expect(await notes(staff).count()).toBe(120)
    await staff.page.getByRole('combobox', { name: 'Table' }).selectOption('t40')
    await expect.poll(() => notes(staff).count()).toBe(3)
    expect((await runAxe(staff.page, false)).violations).toEqual([])
    const phone = await asGuest(cafe, writer, { size: { width: 320, height: 568 }, touch: true })
    await notes(phone).first().waitFor()
    expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    expect((await runAxe(phone.page, false)).violations).toEqual([])
    expect([...staff.complaints, ...phone.complaints]).toEqual([])
    for (const { context } of [staff, phone]) await context.close()
  })
})
