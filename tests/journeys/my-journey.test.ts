import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeCaller } from '../../demo/http.ts'
import type { CommandInput } from '../../shared/domain/commands.ts'
import type { ApiNote, CreatedEvent } from '../../shared/protocol/api.ts'
import { launchBrowser } from '../support/browser.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'
import * as guest from './pages/guest.ts'
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

const make = (fields: object) =>
  makeCaller(server.url).call<CreatedEvent>('POST', '/events', { bearer: server.adminKey, body: fields })
const command = (event: CreatedEvent, body: CommandInput) =>
  makeCaller(server.url).call('POST', `/events/${event.id}/commands`, { bearer: server.adminKey, body })

/** Chooses a note and what is done with it, in its bar or behind «Plus». */
async function act({ page }: Visitor, text: string, action: RegExp): Promise<void> {
  await guest.note({ page } as Visitor, text).click()
  const bar = page.getByRole('toolbar')
  const direct = bar.getByRole('button', { name: action })
  await bar.waitFor()
  if ((await direct.count()) > 0) return direct.click()
  await bar.getByRole('button', { name: /^(Plus|More|Autres actions|More actions)/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: action }).click()
}
const CARRY = /^(J’emporte cette idée|I take this idea along)/

describe.each([
  { language: 'fr' as const, phone: true },
  { language: 'en' as const, phone: false },
])('a participant in $language, on a phone: $phone', ({ language, phone }) => {
  it('[C1, C3] takes an idea along, sees it marked at the next table, and reads in their journey what became of it', async () => {
    const event = await make({ template: 'isn-2018' })
    const [ines, karim] = [
      await invite(browser, { origin: server.url, phone, language }),
      await invite(browser, { origin: server.url }),
    ]
    await guest.sitDown(ines, event.links.participant.replace('/join', '/join?table=1'), 'Inès')
    await guest.sitDown(karim, event.links.participant.replace('/join', '/join?table=2'), 'Karim')
    await command(event, { type: 'start' })
    await guest.write(ines, 'Garder une porte sans écran')
    await guest.untilSaved(ines)
    await act(ines, 'Garder une porte sans écran', CARRY)
    await ines.page.getByText(/1 (sur|of) 2/).waitFor()

    await command(event, { type: 'go-to', phase: 'transfer', round: 1 })
    await ines.page.getByRole('button', { name: /^(J’y suis|I am there)/ }).click()
    await expect.poll(() => guest.tableNumber(ines)).not.toBe(1)
    await command(event, { type: 'begin-round' })

    // At the table that she came to, her note says where it is from.
    const carried = ines.page.getByRole('listitem', {
      name: /Garder une porte sans écran.*(venue de la table 1, tour 1|carried from table 1, round 1)/,
    })
    // It lies loose: that table will say where it belongs. A phone shows one part at a time.
    if (phone) await ines.page.getByRole('button', { name: /^En vrac/ }).click()
    await carried.first().waitFor()

    // At the harvest the map tells from where to where it went, word for word, and never by whom.
    await command(event, { type: 'go-to', phase: 'harvest' })
    await ines.page.goto(`${server.url}/e/${event.id}/harvest`)
    await ines.page.getByRole('button', { name: /^(Ce qui a voyagé|What travelled)$/ }).click()
    const map = ines.page.getByRole('dialog', { name: /^(Ce qui a voyagé|What travelled)$/ })
    await map.getByRole('button', { name: /^1 (idée, de la table 1|idea, from table 1)/ }).click()
    await map.getByText('Garder une porte sans écran').waitFor()
    await map.getByText(/(Prise à la table 1, tour 1|Picked up at table 1, round 1)/).waitFor()
    expect(await map.innerText()).not.toContain('Inès')
    await map.getByRole('button', { name: /^(Fermer|Close)$/ }).click()
    await command(event, { type: 'go-to', phase: 'round', round: 2 })

    await ines.page.goto(`${server.url}/e/${event.id}/me`)
    await ines.page.getByText(/^(emportée à la table|carried to table)/).waitFor()
    await ines.page.getByText(/(arrivée à la table|arrived at table)/).waitFor()

    // She takes it back from her journey: it leaves both tables.
    await ines.page.getByRole('button', { name: /^(Reprendre la note|Take back the note)/ }).click()
    await ines.page.getByText(/^(Note reprise|Note taken back)$/).waitFor()
    const notes = async () =>
      (
        await makeCaller(server.url).call<{ notes: ApiNote[] }>('GET', `/events/${event.id}/notes`, {
          bearer: server.adminKey,
        })
      ).notes.map(note => [note.origin, note.setAside])
    await expect.poll(notes).toEqual(
      expect.arrayContaining([
        ['typed', true],
        ['carried', true],
      ]) as unknown,
    )
    expect([...ines.complaints, ...karim.complaints]).toEqual([])
    await ines.context.close()
    await karim.context.close()
  })
})

it('[S12] somebody on paper gets a card to copy and hands the device back; later they change what is theirs, and leave', async () => {
  const event = await make({ template: 'isn-2018' })
  const lent = await invite(browser, { origin: server.url, phone: true })
  await lent.page.goto(event.links.participant)
  await lent.page.getByLabel(/^Votre prénom/).fill('Octave')
  await lent.page.getByLabel(/^Je préfère le papier/).check()
  await lent.page.getByRole('button', { name: 'M’installer' }).click()
  const card = lent.page.getByRole('region', { name: 'Votre carte' })
  const code = (await card.locator('.jy-paper-code strong').innerText()).trim()
  expect(code).toMatch(/^[A-Z0-9]{6}$/)
  await card.getByRole('button', { name: /je rends l’appareil/ }).click()
  await lent.page.waitForURL(/\/join$/)

  // By the code, pasted with blanks and in small letters, on another device.
  const own = await invite(browser, { origin: server.url })
  await own.page.goto(`${server.url}/e/${event.id}/join`)
  await own.page.getByLabel('Le code du café').fill(` ${code.slice(0, 3).toLowerCase()} ${code.slice(3)} `)
  await own.page.getByRole('button', { name: /mon code personnel/ }).click()
  await own.page.waitForURL(/\/table/)
  await guest.openMyPlace(own)
  await own.page.getByRole('link', { name: 'Mon parcours' }).click()
  await own.page.getByRole('button', { name: 'Finalement, j’écris sur cet appareil' }).click()
  await own.page.waitForURL(/\/table/)
  await own.page.goto(`${server.url}/e/${event.id}/me`)

  await own.page.getByLabel('Prénom').fill('Octave B.')
  await own.page.getByRole('button', { name: 'Enregistrer' }).click()
  await own.page.getByText('Enregistré', { exact: true }).waitFor()
  const free = own.page.getByRole('dialog', { name: 'Changer de table' })
  await own.page.getByRole('button', { name: 'Changer de table' }).click()
  await free.getByRole('button', { name: /Table 4/ }).click()
  await own.page.getByText('Vous êtes à la table 4.').waitFor()
  await own.page.getByRole('button', { name: 'Suivre sans écrire' }).click()
  await own.page.getByRole('button', { name: 'Reprendre une chaise' }).click()
  await own.page.getByRole('button', { name: 'Suivre sans écrire' }).waitFor()
  const [file] = await Promise.all([
    own.page.waitForEvent('download'),
    own.page.getByRole('button', { name: 'Télécharger (JSON)' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('mon-parcours.json')

  await own.page.getByRole('button', { name: 'Quitter le café et m’effacer' }).click()
  await own.page.getByRole('button', { name: 'M’effacer', exact: true }).click()
  await own.page.waitForURL(/\/join$/)
  await own.page.getByLabel('Le code du café').waitFor()
  const kept = await own.page.evaluate(async () => ({
    keys: Object.keys(localStorage).filter(key => /person\.|who\.|copy\./.test(key)),
    databases: (await indexedDB.databases()).map(db => db.name),
  }))
  expect(kept).toEqual({ keys: [], databases: [] })
  const seen = [...lent.complaints, ...own.complaints].filter(complaint => !complaint.includes('401'))
  expect(seen).toEqual([])
})

it('[INC-04] from a table’s QR code to a first note it takes three taps on a phone, and nothing but a first name is asked', async () => {
  const event = await make({ template: 'isn-2018' })
  const visitor = await invite(browser, { origin: server.url, phone: true })
  const { page } = visitor
  let taps = 0
  const tap = async (found: ReturnType<typeof page.getByRole>) => {
    await found.tap()
    taps++
  }
  await page.goto(event.links.participant.replace('/join', '/join?table=3'))
  await tap(page.getByLabel(/^Votre prénom/))
  await page.keyboard.type('Inès')
  await tap(page.getByRole('button', { name: 'M’installer' }))
  await tap(page.getByRole('textbox', { name: 'Votre note' }))
  await page.keyboard.type('Une première idée')
  await page.keyboard.press('Enter')
  await guest.note(visitor, 'Une première idée').waitFor()
  await guest.untilSaved(visitor)
  expect(taps).toBe(3)
  expect(await guest.tableNumber(visitor)).toBe(3)
  // A reload, and a second scan of the code, find the same person at the same table.
  await page.reload()
  await guest.note(visitor, 'Une première idée').waitFor()
  await page.goto(event.links.participant.replace('/join', '/join?table=1'))
  await tap(page.getByRole('link', { name: 'Reprendre ma place, Inès' }))
  await guest.note(visitor, 'Une première idée').waitFor()
  expect(visitor.complaints).toEqual([])
})
