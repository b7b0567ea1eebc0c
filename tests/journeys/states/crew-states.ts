import type { State } from './state.ts'

const WALL_VARIES = ['.wall-hour', '.wall-join']

/** People who travel together, or whose cloths travel to them. */
export const crewStates: readonly State[] = [
  {
    name: 'crews-console',
    once: true,
    address: ({ crews }) => crews.going.event.links.facilitator,
    reach: page => page.locator('.room-crew').nth(3).waitFor({ state: 'attached' }),
    varies: ['.console-code b'],
  },
  {
    name: 'crews-wall-walk',
    once: true,
    address: ({ crews }) => crews.going.event.links.wall,
    reach: page => page.getByText('Amina').first().waitFor(),
    varies: WALL_VARIES,
  },
  {
    name: 'crews-bell',
    who: ({ crews }) => crews.people.goes.remembered,
    address: ({ host, crews }) => `${host.url}/e/${crews.going.event.id}/table`,
    reach: page => page.locator('[role="alertdialog"]:focus').waitFor(),
  },
  {
    name: 'cloths-wall-round',
    once: true,
    address: ({ crews }) => crews.staying.event.links.wall,
    reach: page => page.locator('.wall-map svg').first().waitFor(),
    varies: WALL_VARIES,
  },
  {
    name: 'cloths-console',
    once: true,
    address: ({ crews }) => crews.staying.event.links.facilitator,
    reach: page => page.locator('.room-crew').nth(3).waitFor({ state: 'attached' }),
    varies: ['.console-code b'],
  },
]
