import { readFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'
import * as lead from './pages/facilitator.ts'
import * as guest from './pages/guest.ts'
import * as organiser from './pages/organiser.ts'
import { invite, type Visitor } from './pages/visitor.ts'

const TITLES = [
  'Que signifie être socialement innovant',
  'Comment peut-on utiliser le numérique pour être socialement innovant',
  'Quels modèles économiques pour les innovations sociales numériques',
  'Comment évaluer les impacts des innovations sociales numériques',
]

// `localhost` counts as secure and hides what plain HTTP lacks (decision D13): the same story on a name that does not.
describe.each([
  { where: 'on this machine', host: '127.0.0.1' },
  { where: 'on a name without a certificate', host: 'cafe.test' },
])('a whole café $where', ({ host }) => {
  let server: ServerProcess
  let browser: Browser
  let origin: string
  const visitors: Visitor[] = []
  const newcomer = async (
    wishes: { phone?: boolean; language?: 'fr' | 'en'; size?: { width: number; height: number } } = {},
  ) => {
    const visitor = await invite(browser, { origin, ...wishes })
    visitors.push(visitor)
    return visitor
  }

  beforeAll(async () => {
    server = await startServer({ env: { TABLEE_LOG: 'error' } })
    browser = await launchBrowser({ hostNames: ['cafe.test'] })
    origin = `http://${host}:${server.port}`
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  it('goes from the organiser’s first click to the downloaded compte rendu', async () => {
    const owner = await newcomer()
    const event = await organiser.createUsualCafe(owner, `${origin}/#admin=${server.adminKey}`)
    await organiser.setRounds(owner, 2)
    const links = await organiser.readLinks(owner)
    for (const link of Object.values(links)) expect(link).toContain(`${origin}/e/${event}/`)

    const console_ = await newcomer()
    await lead.openConsole(console_, links.facilitator)
    await lead.openDoors(console_)
    const wall = await newcomer({ size: { width: 1920, height: 1080 } })
    await wall.page.goto(links.wall)

    // Three people, one on a phone, one in English; only Inès agrees to appear.
    const [ines, karim, zoe] = [await newcomer(), await newcomer({ phone: true }), await newcomer({ language: 'en' })]
    await guest.sitDown(ines, links.participant, 'Inès', { appear: true })
    await guest.sitDown(karim, links.participant, 'Karim')
    await guest.sitDown(zoe, links.participant, 'Zoé')
    await lead.startFirstRound(console_)
    await ines.page.getByText('Tour 1 sur 2').first().waitFor()

    const firstWords = ['Relier des métiers qui s’ignorent', 'Garder une porte sans écran', 'Who decides, and how?']
    const people = [ines, karim, zoe]
    for (const [index, person] of people.entries()) {
      await guest.write(person, firstWords[index] ?? '')
      await guest.untilSaved(person)
    }
    await guest.putOnPlate(ines, firstWords[0] ?? '')
    await lead.announce(console_, 'Pensez à l’assiette')
    await wall.page.getByText('Pensez à l’assiette').first().waitFor()

    // The bell, taken back once, then for good; everybody is sent to another table, where the notes are.
    const before = await Promise.all(people.map(guest.tableNumber))
    await lead.ring(console_)
    await lead.cancelBell(console_)
    await lead.ring(console_)
    for (const person of people)
      await person.page.getByRole('button', { name: /^(J’y suis|D’accord|I am there|I’m there|Here I am)/ }).click()
    await lead.beginRound(console_, 2)
    await ines.page.getByText('Tour 2 sur 2').first().waitFor()
    await zoe.page.getByText('Round 2 of 2').first().waitFor()
    for (const [index, person] of people.entries()) {
      await expect.poll(() => guest.tableNumber(person)).not.toBe(before[index])
      await guest.untilSaved(person)
      await guest.write(person, `Deuxième tour, mot ${index + 1}`)
      await guest.untilSaved(person)
    }
    const visited = people[before.indexOf(await guest.tableNumber(ines))]
    if (visited !== undefined) await guest.note(ines, firstWords[people.indexOf(visited)] ?? '').waitFor()
    await guest.putOnPlate(ines, 'Deuxième tour, mot 1')
    await lead.ring(console_)
    await console_.page.getByRole('link', { name: /Ouvrir la mise en commun/ }).waitFor()

    // Harvest: the plates side by side, dots from the room.
    const harvest = await newcomer()
    await harvest.page.goto(links.facilitator.replace('/console', '/harvest'))
    await harvest.page
      .getByText(firstWords[0] ?? '')
      .first()
      .waitFor()
    await harvest.page.getByRole('button', { name: 'Ouvrir les gommettes' }).click()
    await ines.page.goto(`${origin}/e/${event}/harvest`)
    await ines.page
      .getByRole('button', { name: /^Gommette 1 sur/ })
      .first()
      .click()
    await harvest.page.getByText(/1 personne sur 3 a voté/).waitFor()
    await harvest.page.getByRole('button', { name: 'Fermer et compter' }).click()

    // The compte rendu: a sentence of one's own, then Word.
    const writer = await newcomer()
    await writer.page.goto(`${links.facilitator.replace('/console', '/report')}`)
    await writer.page
      .getByRole('textbox', { name: /^Texte de la partie/ })
      .first()
      .click()
    await writer.page.keyboard.type('Les tables ont parlé d’accueil avant de parler d’outils.')
    await guest.untilSaved(writer)
    await writer.page.getByRole('button', { name: 'Télécharger' }).click()
    const [download] = await Promise.all([
      writer.page.waitForEvent('download'),
      writer.page
        .getByRole('menuitem', { name: /^Word/ })
        .or(writer.page.getByRole('button', { name: /^Word/ }))
        .first()
        .click(),
    ])
    const word = unzipSync(new Uint8Array(await readFile(await download.path())))
    const xml = strFromU8(word['word/document.xml'] ?? new Uint8Array())
    const text = xml.replace(/<[^>]+>/g, '').replace(/&apos;/g, '’')
    const places = TITLES.map(title => text.lastIndexOf(title))
    expect(Math.min(...places)).toBeGreaterThan(0)
    expect([...places].sort((a, b) => a - b)).toEqual(places)
    expect(text).toContain('Les tables ont parlé d’accueil avant de parler d’outils.')
    expect(text).toContain(firstWords[0])
    expect(text).toContain('Deuxième tour, mot 1')
    expect(text).toContain('Inès')
    for (const name of ['Karim', 'Zoé']) expect(text).not.toContain(name)

    for (const visitor of visitors) expect(visitor.complaints).toEqual([])
  })
})
