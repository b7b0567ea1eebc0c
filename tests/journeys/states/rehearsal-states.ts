import type { Page } from 'playwright-core'
import type { RehearsalView } from '../../../shared/protocol/rehearsal.ts'
import type { State } from './state.ts'

/** A rehearsal as the server would tell of it, the same at each run. */
const rehearsal: RehearsalView = {
  id: 'rehearsalabcdefghij',
  speed: 5,
  alone: false,
  startedAt: 0,
  endsAt: 0,
  phase: 'round',
  round: 3,
  rounds: 4,
  guests: false,
  links: { facilitator: '/e/rehearsalabcdefghij/console', wall: '/e/rehearsalabcdefghij/wall', participant: '/' },
  review: [
    { what: 'people', came: 32, expected: 33, good: true },
    { what: 'seats', most: 9, least: 8, good: true },
    { what: 'rounds', rung: 2, of: 4, over: 6, good: false },
    { what: 'harvest', minutes: 34, planned: 40, good: true },
    { what: 'notes', count: 61, quiet: [2, 4], good: false },
    { what: 'plates', empty: [2], good: false },
  ],
}
const press = (page: Page) => page.getByRole('button', { name: /^(Répéter à blanc|En répétition|Rehears)/ }).click()
const dialog = (page: Page) => page.getByRole('dialog').getByRole('heading', { level: 2 }).waitFor()

/** Rehearsing: what is asked before, what is shown meanwhile, what is left of its screens. */
export const rehearsalStates: readonly State[] = [
  {
    name: 'rehearsal-setting',
    address: ({ prepared }) => prepared.event.links.organiser,
    reach: async page => {
      await press(page)
      await dialog(page)
    },
    varies: ['textarea', '.kit-card .qr'],
  },
  {
    name: 'rehearsal-running',
    address: ({ prepared }) => prepared.event.links.organiser,
    reach: async page => {
      await page.route('**/rehearsal', route => route.fulfill({ json: { rehearsal } }))
      await press(page)
      await dialog(page)
      await page.locator('.rehearsal-review li').nth(5).waitFor()
    },
    varies: ['textarea', '.kit-card .qr', '.rehearsal-where'],
  },
  {
    name: 'rehearsal-over',
    address: ({ host }) => `${host.url}/e/rehearsalabcdefghij/console`,
    reach: page => page.getByRole('heading', { level: 1 }).waitFor(),
  },
]
