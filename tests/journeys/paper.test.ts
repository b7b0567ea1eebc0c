import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { makeCaller } from '../../demo/http.ts'
import { PHOTO } from '../../shared/domain/photo.ts'
import type { ApiNote, CreatedEvent } from '../../shared/protocol/api.ts'
import { launchBrowser } from '../support/browser.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'
import * as guest from './pages/guest.ts'
import { invite, type Visitor } from './pages/visitor.ts'

let server: ServerProcess
let browser: Browser
let event: CreatedEvent
let folder: string

beforeAll(async () => {
  server = await startServer({ env: { TABLEE_LOG: 'error' } })
  browser = await launchBrowser()
  folder = mkdtempSync(join(tmpdir(), 'tablee-photo-'))
})
beforeEach(async () => {
  event = await makeCaller(server.url).call<CreatedEvent>('POST', '/events', {
    bearer: server.adminKey,
    body: { title: 'Un café de papier', themes: [{ title: 'Une seule table' }] },
  })
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await browser?.close()
  await server?.stop()
})

const byText = (a: string, b: string): number => (a < b ? -1 : 1)
const arrive = async (name: string): Promise<Visitor> => {
  const visitor = await invite(browser, { origin: server.url })
  await guest.sitDown(visitor, event.links.participant, name)
  return visitor
}
const openSheet = async ({ page }: Visitor) => {
  await page.locator('.tb-voice').click()
  return page.getByRole('dialog', { name: 'Écrire pour…' })
}
const notes = async (): Promise<readonly ApiNote[]> =>
  (
    await makeCaller(server.url).call<{ notes: ApiNote[] }>('GET', `/events/${event.id}/notes`, {
      bearer: server.adminKey,
    })
  ).notes
/** Every file that this page sends from now on, as it leaves. */
async function filesSent({ page }: Visitor): Promise<{ size: number; type: string; bytes: string }[]> {
  const files: { size: number; type: string; bytes: string }[] = []
  await page.exposeFunction('tellFile', (size: number, type: string, bytes: string) =>
    files.push({ size, type, bytes }),
  )
  await page.evaluate(() => {
    const fetch = window.fetch.bind(window)
    window.fetch = async (address, options) => {
      const file = options?.body
      if (file instanceof Blob) {
        const bytes = new Uint8Array(await file.arrayBuffer())
        const text = Array.from(bytes, byte => String.fromCharCode(byte)).join('')
        await (window as unknown as { tellFile: (...told: unknown[]) => Promise<void> }).tellFile(
          file.size,
          file.type,
          btoa(text),
        )
      }
      return fetch(address, options)
    }
  })
  return files
}
/** Changes a note in place. */
const change = async (visitor: Visitor, before: string, after: string): Promise<void> => {
  await guest.note(visitor, before).focus()
  await visitor.page.keyboard.press('Enter')
  const field = visitor.page.getByRole('textbox', { name: 'Texte de la note' })
  await field.fill(after)
  await field.press('Escape')
}

it('[S9] a scribe writes for somebody without a device, who later finds one; what both change apart is kept twice, and chosen', async () => {
  const nadia = await arrive('Nadia')
  const sheet = await openSheet(nadia)
  await sheet.getByLabel('Son prénom').fill('Octave')
  await sheet.getByRole('button', { name: 'Ajouter à la table' }).click()
  const pad = nadia.page.getByRole('textbox', { name: 'Votre note, pour Octave' })
  await pad.fill('Des affiches')
  await pad.press('Enter')
  await nadia.page.getByRole('listitem', { name: /^Idée, Des affiches, Octave, venue du papier/ }).waitFor()
  await guest.untilSaved(nadia)

  const code = await (await openSheet(nadia)).locator('strong').innerText()
  await nadia.page.keyboard.press('Escape')
  const octave = await invite(browser, { origin: server.url })
  await octave.page.goto(`${server.url}/e/${event.id}/join`)
  await octave.page.getByLabel(/^Le code du café/).fill(code)
  await octave.page.getByRole('button', { name: /^C’est mon code personnel/ }).click()
  await octave.page.waitForURL(/\/table/)
  await guest.note(octave, 'Des affiches').waitFor()

  // The first touch fetches the tools; then the network may go.
  await guest.note(octave, 'Des affiches').click()
  await octave.page.getByRole('toolbar').waitFor()
  await octave.context.setOffline(true)
  await change(octave, 'Des affiches', 'Des affiches en grand')
  await octave.page
    .getByText(/Hors ligne, 1 note/)
    .first()
    .waitFor()
  await change(nadia, 'Des affiches', 'Des affiches partout')
  await guest.note(nadia, 'Des affiches partout').waitFor()
  await guest.untilSaved(nadia)
  await octave.context.setOffline(false)
  await octave.page.getByText('Deux versions gardées. Laquelle reste').first().waitFor()
  await octave.page.getByRole('button', { name: 'Choisir', exact: true }).click()
  const choice = octave.page.getByRole('dialog', { name: /^Deux versions gardées/ })
  await choice.getByRole('button', { name: 'Des affiches partout' }).waitFor()
  await choice.getByRole('button', { name: 'Des affiches en grand' }).click()
  await guest.untilSaved(octave)
  await guest.note(nadia, 'Des affiches en grand').waitFor()
  await expect
    .poll(async () => (await notes()).filter(note => !note.setAside).map(note => note.text))
    .toEqual(['Des affiches en grand'])
  expect(nadia.complaints).toEqual([])
}, 120_000)

it('ECO-10, INC-02: a photo of twelve million pixels leaves the browser small; two people type its notes', async () => {
  const file = join(folder, 'nappe.jpg')
  const paper = { width: 4_000, height: 3_000, channels: 3 as const, background: '#c9b28a' }
  await sharp({ create: { ...paper, noise: { type: 'gaussian', mean: 160, sigma: 12 } } })
    .withExif({ IFD0: { Make: 'A telephone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 51/1 30/1' } })
    .jpeg({ quality: 88 })
    .toFile(file)
  const [nadia, karim] = [await arrive('Nadia'), await arrive('Karim')]
  await (await openSheet(nadia)).getByRole('button', { name: 'Photographier la nappe ou une feuille' }).click()
  const bench = nadia.page.getByRole('dialog', { name: 'Photos de la table 1' })
  await bench.getByText('Pas de visages').waitFor()
  await bench.getByText('12 Mo au plus').waitFor()
  await bench.locator('input[type=file]').setInputFiles(file)
  const alt = bench.getByLabel('Ce que montre la photo')
  expect(await alt.inputValue()).toBe('Photo de la nappe, table 1')
  const sent = await filesSent(nadia)
  await bench.getByRole('button', { name: 'Ajouter la photo' }).click()
  await bench.getByRole('img', { name: 'Photo de la nappe, table 1' }).waitFor()
  expect(sent).toHaveLength(1)
  expect(sent[0]?.type).toBe('image/jpeg')
  expect(sent[0]?.size).toBeLessThanOrEqual(PHOTO.bytes)
  const metadata = await sharp(Buffer.from(sent[0]?.bytes ?? '', 'base64')).metadata()
  expect([metadata.width, metadata.height, metadata.exif]).toEqual([1_600, 1_200, undefined])

  const field = bench.getByRole('textbox', { name: 'Texte de la note' })
  await field.fill('Lue par Nadia')
  await field.press('Enter')
  await (await openSheet(karim)).getByRole('button', { name: '1 photo de cette table' }).click()
  const other = karim.page.getByRole('dialog', { name: 'Photos de la table 1' })
  await other.getByText('Lue par Nadia').waitFor()
  await other.getByRole('textbox', { name: 'Texte de la note' }).fill('Lue par Karim')
  await karim.page.keyboard.press('Enter')
  await bench.getByText('Lue par Karim').waitFor()
  await bench.getByRole('button', { name: 'Une de plus' }).click()
  await bench.getByText('2 sur 3').waitFor()
  await other.getByText('2 sur 3').waitFor()
  await expect
    .poll(async () =>
      (await notes()).map(({ text, origin, author }) => `${text}, ${origin}, ${author ?? ''}`).sort(byText),
    )
    .toEqual(['Lue par Karim, photo, Karim', 'Lue par Nadia, photo, Nadia'])
  expect([...nadia.complaints, ...karim.complaints]).toEqual([])
}, 120_000)

it('without network the bench says that photos wait', async () => {
  const nadia = await arrive('Nadia')
  await (await openSheet(nadia)).getByRole('button', { name: 'Photographier la nappe ou une feuille' }).click()
  const bench = nadia.page.getByRole('dialog', { name: 'Photos de la table 1' })
  await bench.getByText('Pas de visages').waitFor()
  await nadia.context.setOffline(true)
  await bench.getByText(/^Les photos ont besoin du réseau/).waitFor()
}, 60_000)
