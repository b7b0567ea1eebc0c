import type { Page } from 'playwright-core'
import type { State } from './state.ts'

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' })

/** the hour, and an address and a code that are drawn anew for each café */
const WALL_VARIES = ['.wall-hour', '.wall-join']

/** The planning book's sheets, in their order. */
const openTab = (page: Page, at: number) => page.locator('.prepare-tabs button').nth(at).click()

/** Around the tables: who prepares and leads, the wall, the harvest, the compte rendu. */
const states: readonly State[] = [
  {
    name: 'home-of-organiser',
    address: ({ host }) => `${host.url}/#admin=${host.adminKey}`,
    reach: async page => {
      await heading(page)
      await page.locator('.floor').locator('svg').first().waitFor()
    },
  },
  {
    name: 'prepare',
    address: ({ prepared }) => prepared.event.links.organiser,
    reach: heading,
    // fields that grow with their words were measured in the system's letters
    varies: ['textarea', '.kit-card .qr'],
  },
  {
    name: 'console',
    address: ({ live }) => live.event.links.facilitator,
    reach: heading,
    varies: ['.console-code b'],
  },
  {
    name: 'wall',
    address: ({ live }) => live.event.links.wall,
    reach: heading,
    // who goes where is drawn anew for each café
    varies: ['.wall-arrive', '.wall-names', '.wall-hour', '.wall-join'],
  },
  {
    name: 'wall-slate',
    address: ({ prepared }) => prepared.event.links.wall,
    reach: page => page.getByRole('heading', { name: 'Que voulons-nous transmettre ?' }).waitFor(),
    varies: WALL_VARIES,
  },
  {
    name: 'wall-walk',
    address: ({ walking }) => walking.event.links.wall,
    reach: page => page.locator('.wall-columns').waitFor(),
    varies: WALL_VARIES,
  },
  {
    name: 'wall-names',
    address: ({ many }) => many.event.links.wall,
    reach: page => page.locator('.wall-names-board li').first().waitFor(),
    // who goes where is drawn anew for each café
    varies: [...WALL_VARIES, '.wall-names-board li b'],
  },
  {
    name: 'wall-harvest',
    address: ({ harvest }) => harvest.event.links.wall,
    reach: page => page.locator('.wall-note').first().waitFor(),
    varies: [...WALL_VARIES, '.wall-clock'],
  },
  {
    name: 'console-list',
    address: ({ many }) => many.event.links.facilitator,
    reach: page => page.locator('.room-list tbody tr').nth(13).waitFor(),
    varies: ['.console-code b', '.room-list td'],
  },
  {
    name: 'console-commands',
    address: ({ live }) => live.event.links.facilitator,
    reach: async page => {
      await page.getByRole('button', { name: /^(Autres commandes|Other commands)$/ }).click()
      await page.getByRole('dialog').waitFor()
    },
    varies: ['.console-code b'],
  },
  {
    name: 'console-journal',
    address: ({ live }) => live.event.links.facilitator,
    reach: async page => {
      await page.locator('.console-menu summary').click()
      await page.getByRole('button', { name: /^(Journal de la salle|The room’s journal)$/ }).click()
      await page.getByRole('dialog').waitFor()
    },
    varies: ['.console-code b', '.console-log .num'],
  },
  {
    name: 'console-word',
    address: ({ walking }) => walking.event.links.facilitator,
    reach: async page => {
      await page.getByRole('button', { name: /^(Répondre|Answer)$/ }).click()
      await page.getByRole('textbox', { name: /^(Répondre à|Answer) Thérèse/ }).waitFor()
    },
    varies: ['.console-code b', '.thread-news', '.console-thread'],
  },
  {
    name: 'harvest',
    who: ({ people }) => people.harvester.remembered,
    address: ({ host, harvest }) => `${host.url}/e/${harvest.event.id}/harvest`,
    reach: heading,
  },
  {
    name: 'report',
    address: ({ harvest }) => harvest.event.links.facilitator.replace('/console', '/report'),
    reach: heading,
  },
  {
    name: 'closed',
    address: ({ closed }) => closed.event.links.participant,
    reach: heading,
  },
  {
    name: 'prepare-event',
    address: ({ prepared }) => prepared.event.links.organiser,
    reach: async (page, _stage, narrow) => {
      await openTab(page, 0)
      await page.locator('.plan-file').waitFor()
      if (narrow) await page.locator('.plan-file').scrollIntoViewIfNeeded()
    },
    varies: ['textarea', 'input[type="date"]', 'input[type="time"]'],
  },
  {
    name: 'prepare-people',
    address: ({ prepared }) => prepared.event.links.organiser,
    reach: async page => {
      await openTab(page, 2)
      await page.locator('.add-people textarea').fill('Inès ; Ville de Lyon\n; personne\nKarim')
      await page.locator('.line-remarks li').first().waitFor()
    },
  },
  {
    name: 'prepare-person',
    address: ({ listed }) => listed.event.links.organiser,
    reach: async page => {
      await openTab(page, 2)
      await page
        .getByRole('button', { name: /^(Modifier|Edit) Nadia$/ })
        .first()
        .click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'prepare-links',
    address: ({ prepared }) => prepared.event.links.organiser,
    reach: async page => {
      await page
        .getByRole('navigation')
        .getByRole('button', { name: /^(Liens et codes|Links and codes)$/ })
        .click()
      await page.locator('.reach-ask').click()
      await page.locator('.reach-trial').waitFor()
    },
    varies: ['.spoken-code', '.reach-address', '.link-field input', '.entrance-big', '.reach-trial'],
  },
]
export const staffStates: readonly State[] = states.map(state => ({ ...state, once: true }))
