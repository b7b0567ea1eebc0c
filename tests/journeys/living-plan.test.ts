import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Joined, Me, Rotation } from '../../shared/protocol/api.ts'
import { launchBrowser } from '../support/browser.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'
import { type Player, type StagedCafe, stageCafe } from '../support/staged-cafe.ts'
import { invite, type Visitor } from './pages/visitor.ts'

const NAMES = ['Ada', 'Béa', 'Cid', 'Dan', 'Ève', 'Fay', 'Gus', 'Hal', 'Ida', 'Jon', 'Kim', 'Léa']
const THEMES = ['Que garder\u202f?', 'Que changer\u202f?', 'Que tenter\u202f?'].map(title => ({ title: { fr: title } }))

// Twelve people at three tables for three rounds; after the first one two never came, and somebody arrives.
describe.each(['mix', 'groups', 'hosts'])('a plan that lives: %s', movement => {
  let server: ServerProcess
  let browser: Browser
  let cafe: StagedCafe
  const visitors: Visitor[] = []
  const players = new Map<string, Player>()
  const open = async (path: string, remembers?: Player) => {
    const visitor = await invite(browser, {
      origin: server.url,
      ...(remembers === undefined ? {} : { remembers: remembers.remembered, phone: true }),
    })
    visitors.push(visitor)
    await visitor.page.goto(new URL(path, server.url).href)
    return visitor.page
  }
  const rotation = async (): Promise<Rotation> => (await playerOf('Ada')).call<Rotation>('GET', '/rotation')
  const playerOf = async (name: string): Promise<Player> => {
    const known = players.get(name) ?? (await cafe.join(name))
    players.set(name, known)
    return known
  }
  /** the table of each round, as the rotation of the interface says it */
  const routeIn = (plan: Rotation, person: string) =>
    plan.rounds.map(({ tables }) => tables.find(({ people }) => people.some(each => each.id === person))?.table)
  const routeOf = ({ seats }: Pick<Joined, 'seats'>) =>
    [1, 2, 3].map(round => seats.find(seat => seat.round === round)?.table)

  beforeAll(async () => {
    server = await startServer({ env: { TABLEE_LOG: 'error' } })
    browser = await launchBrowser()
    cafe = await stageCafe(
      { url: server.url, adminKey: server.adminKey },
      { themes: THEMES, rounds: { count: 3 }, movement, people: NAMES.map(name => ({ name })) },
    )
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  it('goes on after two no-shows and a late-comer, and everybody’s screen says the same', async () => {
    await cafe.lead({ type: 'tell-plan' })
    for (const name of NAMES.slice(0, 10)) await playerOf(name)
    const told = await rotation()
    await cafe.lead({ type: 'start' })
    for (const [name, player] of players)
      expect([name, routeIn(await rotation(), player.joined.person.id)]).toEqual([name, routeOf(player.joined)])

    const console_ = await open(cafe.event.links.facilitator.replace('/console', '/people'))
    await console_.getByText('10 présents sur 12').waitFor()
    await console_.getByRole('button', { name: 'Noter absentes les 2 qui manquent' }).click()
    await console_.getByRole('heading', { name: /^Deux absences/ }).waitFor()
    await console_.getByLabel('Prénom de la personne qui arrive').fill('Ulysse')
    await console_.getByLabel('Dès quel tour').selectOption('2')
    await console_.getByRole('button', { name: 'Ajouter', exact: true }).click()
    await console_.getByRole('heading', { name: /^Deux absences, une arrivée/ }).waitFor()
    // Nothing has changed yet.
    expect(await rotation()).toEqual(told)
    await console_.getByRole('button', { name: /^Appliquer/ }).click()
    await console_.getByText('11 présents sur 13').waitFor()

    const after = await rotation()
    const seated = (round: number) =>
      after.rounds[round - 1]?.tables.flatMap(({ people }) => people.map(each => each.name)) ?? []
    for (const round of [2, 3]) expect(seated(round).sort()).toEqual([...NAMES.slice(0, 10), 'Ulysse'].sort())
    for (const [, player] of players)
      expect(routeIn(after, player.joined.person.id)[0]).toBe(routeIn(told, player.joined.person.id)[0])

    // Ulysse arrives: their own phone takes the place that waits for them, and says the route that the plan says.
    const ulysse = await playerOf('Ulysse')
    expect(routeOf(ulysse.joined)).toEqual(routeIn(after, ulysse.joined.person.id))

    // One person is moved by hand in a later round: their phone says so, once, and nobody else’s does.
    const [ada, bea] = [await playerOf('Ada'), await playerOf('Béa')]
    const phone = await open(`/e/${cafe.event.id}/table`, ada)
    const other = await open(`/e/${cafe.event.id}/table`, bea)
    const before = routeIn(after, ada.joined.person.id)[2]
    const table = ['t1', 't2', 't3'].find(id => id !== before) ?? ''
    await console_.getByRole('button', { name: /^Ada/ }).click()
    const placing = console_.getByRole('group', { name: 'Placer à une table' })
    await placing.getByLabel('Tour').selectOption('3')
    await placing.getByLabel('Table').selectOption(table)
    await placing.getByRole('button', { name: 'Placer' }).click()
    await console_
      .getByRole('button', { name: /^Appliquer|^Laisser ainsi/ })
      .last()
      .click()
    await phone.getByText(/^Votre tour 3 change/).waitFor()
    await phone.getByRole('button', { name: 'Compris' }).click()
    expect(await other.getByText(/^Votre tour 3 change/).count()).toBe(0)

    // The wall calls everybody to the table that their phone, the interface and their card name.
    const wall = await open(cafe.event.links.wall)
    await cafe.lead({ type: 'go-to', phase: 'transfer' })
    await wall.getByText('Ulysse').first().waitFor()
    const last = await rotation()
    for (const player of players.values()) {
      const me = await player.call<Me>('GET', '/me')
      expect(routeOf(me)).toEqual(routeIn(last, player.joined.person.id))
    }
    expect(routeIn(last, ada.joined.person.id)[2]).toBe(table)
    for (const visitor of visitors) expect(visitor.complaints).toEqual([])
  })
})
