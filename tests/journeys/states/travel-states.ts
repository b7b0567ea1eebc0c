import type { Page } from 'playwright-core'
import type { State } from './state.ts'

const withNotes = (page: Page) => page.locator('li[data-note]').first().waitFor()

/** What goes from one table to the next: the hand-over, what one reads on arriving, the map of what travelled. */
export const travelStates: readonly State[] = [
  {
    name: 'travel-map',
    who: ({ travel }) => travel.people.traveller.remembered,
    address: ({ host, travel }) => `${host.url}/e/${travel.travelled.event.id}/harvest`,
    reach: async page => {
      await page.getByRole('button', { name: /^(Ce qui a voyagé|What travelled)$/ }).click()
      await page.locator('.tv-choose').first().click()
      await page.locator('.tv-notes').waitFor()
    },
    // notes picked up in the same round lie by their ids, which are new each time
    varies: ['.tv-notes'],
  },
  {
    name: 'hand-over',
    who: ({ travel }) => travel.people.handing.remembered,
    address: ({ host, travel }) => `${host.url}/e/${travel.handing.event.id}/table`,
    reach: async (page, _, narrow) => {
      await withNotes(page)
      const bell = page.getByRole('alertdialog')
      await bell.waitFor()
      // on a phone the bell's sheet leads there; on a laptop it is beside the bell already
      if (narrow) await bell.getByRole('button').first().click()
      await page.locator('.tb-lines input:checked').nth(4).waitFor()
      if (!narrow) await page.locator('[role="alertdialog"]:focus').waitFor()
    },
  },
  {
    name: 'arriving-without-host',
    who: ({ travel }) => travel.people.staying.remembered,
    address: ({ host, travel }) => `${host.url}/e/${travel.handing.event.id}/table`,
    reach: async (page, _, narrow) => {
      await withNotes(page)
      await page
        .getByRole('alertdialog')
        .getByRole('button', { name: /^(Rester pour finir|Stay to finish)$/ })
        .click()
      const open = narrow ? /^(En arrivant|As you arrive)$/ : /^(Voir les 6 notes citées|See the 6 notes quoted)$/
      await page.getByRole('button', { name: open }).click()
      await page.getByRole('dialog', { name: /^(En arrivant|As you arrive)$/ }).waitFor()
    },
  },
]
