import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeCaller } from '../../demo/http.ts'
import type { CommandInput } from '../../shared/domain/commands.ts'
import type { ApiNote, CreatedEvent } from '../../shared/protocol/api.ts'
import { launchBrowser } from '../support/browser.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'
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

const make = (fields: object) =>
  makeCaller(server.url).call<CreatedEvent>('POST', '/events', { bearer: server.adminKey, body: fields })
const command = (event: CreatedEvent, body: CommandInput) =>
  makeCaller(server.url).call('POST', `/events/${event.id}/commands`, { bearer: server.adminKey, body })
const notesOf = async (event: CreatedEvent) =>
  (
    await makeCaller(server.url).call<{ notes: ApiNote[] }>('GET', `/events/${event.id}/notes`, {
      bearer: server.adminKey,
    })
  ).notes.map(({ text, round, setAside }) => ({ text, round, setAside }))

it('somebody adds an idea before the day and one after it, takes one back, and the next café begins with what was kept', async () => {
  const event = await make({ template: 'isn-2018' })
  const ines = await invite(browser, { origin: server.url, phone: true })
  const mine = `${server.url}/e/${event.id}/me`
  await guest.sitDown(ines, event.links.participant, 'Inès')
  await ines.page.goto(mine)
  await ines.page.getByRole('heading', { name: 'Ajouter une idée avant la rencontre' }).waitFor()
  await ines.page.getByRole('link', { name: /Quels modèles économiques/ }).click()
  await guest.write(ines, 'Et la gratuité ?')
  await guest.untilSaved(ines)
  expect(await notesOf(event)).toEqual([{ text: 'Et la gratuité ?', round: 0, setAside: false }])

  await command(event, { type: 'start' })
  await ines.page.goto(mine)
  await ines.page.getByRole('heading', { name: 'Mes tables' }).waitFor()
  await expect.poll(() => ines.page.getByRole('heading', { name: /^Ajouter une idée/ }).count()).toBe(0)
  await command(event, { type: 'go-to', phase: 'harvest' })
  await ines.page.getByRole('heading', { name: 'Ajouter une idée après la rencontre' }).waitFor()
  await ines.page.getByRole('link', { name: /Comment évaluer les impacts/ }).click()
  await guest.write(ines, 'Mesurer aussi ce qui se perd')
  await guest.untilSaved(ines)
  expect(await notesOf(event)).toContainEqual({ text: 'Mesurer aussi ce qui se perd', round: 5, setAside: false })

  // She thinks better of the first, from her own page.
  await ines.page.goto(mine)
  await ines.page.getByRole('button', { name: /^Reprendre.*Et la gratuité/ }).click()
  await ines.page.getByText('Note reprise').waitFor()
  expect(await notesOf(event)).toContainEqual({ text: 'Et la gratuité ?', round: 0, setAside: true })
  // What is kept goes on: the organiser makes the next café of it.
  await ines.page.goto(`${server.url}/e/${event.id}/table/t4`)
  await guest.putOnPlate(ines, 'Mesurer aussi ce qui se perd')
  await guest.untilSaved(ines)

  const odile = await invite(browser, { origin: server.url })
  await odile.page.goto(`${server.url}/#admin=${server.adminKey}`)
  await odile.page.getByRole('button', { name: /^Préparer le prochain café/ }).click()
  await odile.page.getByRole('dialog').getByLabel('Titre').fill('La suite')
  await odile.page.getByRole('dialog').getByRole('button', { name: 'Créer ce café' }).click()
  await odile.page.getByText('Choisissez au moins un sujet ou un thème.').waitFor()
  await odile.page.getByRole('checkbox', { name: /^Comment évaluer les impacts.*1 note gardée$/ }).check()
  await odile.page.getByRole('dialog').getByRole('button', { name: 'Créer ce café' }).click()
  await odile.page.waitForURL(/\/prepare/)
  const next = /\/e\/([^/]+)\//.exec(odile.page.url())?.[1] ?? ''
  const { notes } = await makeCaller(server.url).call<{ notes: ApiNote[] }>('GET', `/events/${next}/notes`, {
    bearer: server.adminKey,
  })
  expect(notes.map(({ text, kind, round }) => ({ text, kind, round }))).toEqual([
    { text: 'Mesurer aussi ce qui se perd', kind: 'source', round: 0 },
  ])
  for (const visitor of [ines, odile]) expect(visitor.complaints).toEqual([])
})
