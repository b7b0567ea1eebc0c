import type { Page } from 'playwright-core'
import type { State } from './state.ts'

const table: State['address'] = ({ host, live }) => `${host.url}/e/${live.event.id}/table`
const who: NonNullable<State['who']> = ({ people }) => people.rich.remembered

/** The menu of all that is not worth a button of its own. */
export const openTools = async (page: Page) => {
  await page.locator('li[data-note]').first().waitFor()
  await page.getByRole('button', { name: /^(Chercher, réglages|Find, settings)/ }).click()
  await page.getByRole('dialog').waitFor()
}
export const tool = (name: RegExp) => async (page: Page) => {
  await openTools(page)
  await page.getByRole('dialog').getByRole('button', { name }).click()
}

/** What a person opens for themselves over the cloth. */
export const toolStates: readonly State[] = [
  { name: 'tools-menu', who, address: table, reach: openTools },
  {
    name: 'my-place',
    who,
    address: table,
    reach: async page => {
      await tool(/^(Ma place|My seat)/)(page)
      await page
        .getByRole('dialog')
        .getByText(/^(Votre code|Your code)$/)
        .waitFor()
      await page.getByRole('dialog').locator('svg').last().waitFor()
    },
    varies: ['dialog svg', 'dialog output', 'dialog code', 'dialog strong'],
  },
  {
    name: 'find',
    who,
    address: table,
    reach: async page => {
      await tool(/^(Chercher dans|Find in)/)(page)
      await page.getByRole('search').getByRole('textbox').or(page.getByRole('searchbox')).first().fill('num')
    },
  },
  {
    name: 'settings',
    who,
    address: table,
    reach: async page => {
      await tool(/^(Réglages|Settings)/)(page)
      await page.getByRole('switch').first().waitFor()
    },
  },
  {
    name: 'people-card',
    who,
    address: table,
    reach: async page => {
      await page.locator('li[data-note]').first().waitFor()
      await page.locator('button.tb-seats, .tb-seats button').first().click()
      await page.getByRole('dialog').waitFor()
    },
  },
]
