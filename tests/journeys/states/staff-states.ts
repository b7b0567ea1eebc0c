import type { Page } from 'playwright-core'
import type { State } from './state.ts'

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' })

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
    varies: ['textarea', '.let-in-code'],
  },
  {
    name: 'console',
    address: ({ live }) => live.event.links.facilitator,
    reach: heading,
  },
  {
    name: 'wall',
    address: ({ live }) => live.event.links.wall,
    reach: heading,
    // who goes where is drawn anew for each café
    varies: ['.wall-arrive', '.wall-names', '.wall-hour', '.wall-join'],
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
]
export const staffStates: readonly State[] = states.map(state => ({ ...state, once: true }))
