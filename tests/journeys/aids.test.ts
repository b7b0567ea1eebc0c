import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { development } from '../aids/sets.ts'
import { answersAbout } from '../support/aids-answers.ts'
import { runAxe } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'
import { stageCafe } from '../support/staged-cafe.ts'
import * as guest from './pages/guest.ts'
import { invite } from './pages/visitor.ts'

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

const TEXTS = [
  'Réparer les ordinateurs du quartier',
  'Un atelier pour réparer',
  'On réparera des vélos',
  'Le dernier bus part trop tôt',
  'Prendre le train',
]

/** Somebody at table 2 who has written these. */
async function aTable(wishes: { readonly phone?: boolean } = {}) {
  const cafe = await stageCafe(server)
  const amina = await cafe.join('Amina', { table: 't2' })
  await cafe.lead({ type: 'start' })
  const visitor = await invite(browser, { origin: server.url, remembers: amina.remembered, ...wishes })
  const { page } = visitor
  await page.goto(`${server.url}/e/${cafe.event.id}/table`)
  await guest.untilSaved(visitor)
  for (const text of TEXTS) await guest.write(visitor, text)
  return { ...visitor, page }
}
const outlined = (page: Page) => page.locator('[data-suggested]').count()

async function openAids(page: Page, press: (name: RegExp | string) => Promise<void>) {
  await press(/^Chercher, réglages/)
  await press(/^Suggestions/)
  const panel = page.getByRole('region', { name: 'Suggestions' })
  await panel.getByRole('button', { name: 'Proposer des tas' }).waitFor()
  return panel
}
const hasNoFault = async (page: Page) => {
  const { violations, untriaged } = await runAxe(page, false)
  expect([...violations, ...untriaged]).toEqual([])
}

it('[V1] suggested piles are outlined and move nothing; a note is taken out, the others become a pile by a press, and it is undone', async () => {
  const { page, context, complaints } = await aTable()
  const workers: string[] = []
  page.on('worker', worker => workers.push(worker.url()))
  const panel = await openAids(page, name => page.getByRole('button', { name }).click())
  await panel.getByRole('button', { name: 'Proposer des tas' }).click()
  await panel.getByRole('button', { name: /réparer.*suggestion, 3 notes/i }).click()
  expect(await outlined(page)).toBe(5)
  expect(await page.locator('.tb-pile').count()).toBe(0)
  expect(workers, 'it was worked out off the main thread').toHaveLength(1)
  await hasNoFault(page)

  await panel.getByRole('button', { name: 'Retirer de la suggestion\u00a0: On réparera des vélos' }).click()
  await panel.getByRole('button', { name: /^Grouper ces 2 notes/ }).click()
  const pile = page.getByRole('button', { name: /2 notes groupées/ })
  await pile.waitFor()
  expect(await page.locator('[data-suggested]').count()).toBe(2)
  await page.getByRole('button', { name: 'Annuler', exact: true }).first().click()
  await pile.waitFor({ state: 'detached' })

  await panel.getByRole('button', { name: 'Sous des titres' }).click()
  await hasNoFault(page)
  await page.keyboard.press('Escape')
  await panel.waitFor({ state: 'detached' })
  expect(await outlined(page)).toBe(0)
  expect(complaints).toEqual([])
  await context.close()
})

it('[V1] on a phone single taps suggest, show the words of the room and ignore one', async () => {
  const { page, context, complaints } = await aTable({ phone: true })
  const panel = await openAids(page, name => page.getByRole('button', { name }).tap())
  await panel.getByRole('button', { name: 'Proposer des tas' }).tap()
  await panel.getByRole('button', { name: /réparer.*suggestion, 3 notes/i }).tap()
  await hasNoFault(page)
  await panel.getByRole('button', { name: 'Les mots', exact: true }).tap()
  await panel.getByRole('button', { name: 'réparer, 3 notes' }).tap()
  await panel.getByRole('button', { name: 'Les mots de toute la salle' }).tap()
  const room = page.getByRole('dialog', { name: 'Les mots de la salle' })
  await room.getByRole('rowheader', { name: 'réparer' }).waitFor()
  await hasNoFault(page)
  await room.getByRole('button', { name: 'Ignorer ce mot\u00a0: réparer' }).tap()
  await room.getByRole('rowheader', { name: 'réparer' }).waitFor({ state: 'detached' })
  expect(complaints).toEqual([])
  await context.close()
})

it('[V2] the same notes have the same answers in a browser as on the server, and the second time', async () => {
  const bundle = await build({
    entryPoints: [fileURLToPath(new URL('../support/aids-answers.ts', import.meta.url))],
    bundle: true,
    format: 'iife',
    globalName: 'aids',
    target: 'es2022',
    write: false,
  })
  const page = await browser.newPage()
  await page.addScriptTag({ content: bundle.outputFiles[0]?.text ?? '' })
  const notes = development.mixed.map(({ id, text, lang }) => ({ id, text, lang }))
  const inBrowser = await page.evaluate<string>(`aids.answersAbout(${JSON.stringify(notes)})`)
  await page.close()
  const here = answersAbout(notes)
  expect(here.length).toBeGreaterThan(5_000)
  expect(inBrowser).toBe(here)
  expect(answersAbout(notes)).toBe(here)
})
