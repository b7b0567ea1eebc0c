import type { Page } from 'playwright-core'
import { noteId } from '../../support/staged-cafe.ts'
import type { State } from './state.ts'

const PAD = { name: /^(Votre note|Your note)$/ }
const OWN_NOTE = noteId('t2', 18)

const seated = async (page: Page) => {
  await page.getByRole('textbox', PAD).waitFor()
  await page.locator('.pill').first().waitFor()
}
export const withNotes = async (page: Page) => {
  await seated(page)
  await page.locator('li[data-note]').first().waitFor()
}
/** One's own note, brought into view on a phone, then chosen. */
export const choose = async (page: Page, narrow: boolean, id = OWN_NOTE) => {
  await withNotes(page)
  if (narrow) await toList(page)
  const note = page.locator(`li[data-note="${id}"]`)
  await note.scrollIntoViewIfNeeded()
  await note.click()
  await page.getByRole('toolbar').waitFor()
}
export const toList = async (page: Page) => {
  await page
    .locator('.tb')
    .getByRole('button', { name: /^(Liste|List|Passer en liste|Switch to list)$/ })
    .last()
    .click()
  await page.locator('.tb.list').waitFor()
}
const table = (page: string) => (stage: { host: { url: string }; live: { event: { id: string } } }) =>
  `${stage.host.url}/e/${stage.live.event.id}/${page}`

/** At a table, in the words of `design` §6. */
export const tableStates: readonly State[] = [
  {
    name: 'table-empty',
    who: ({ people }) => people.empty.remembered,
    address: table('table'),
    reach: seated,
  },
  {
    name: 'table-with-notes',
    who: ({ people }) => people.rich.remembered,
    address: table('table'),
    reach: withNotes,
  },
  {
    name: 'note-selected',
    who: ({ people }) => people.rich.remembered,
    address: table('table'),
    reach: (page, _, narrow) => choose(page, narrow),
  },
  {
    name: 'menu-open',
    who: ({ people }) => people.rich.remembered,
    address: table('table'),
    reach: async (page, _, narrow) => {
      await choose(page, narrow)
      // on a phone the last button of the bar opens the rest of the actions
      const bar = page.getByRole('toolbar')
      await bar
        .locator('[data-action="move"]')
        .or(bar.getByRole('button', { name: /^(Plus|More)/ }))
        .first()
        .click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'list',
    who: ({ people }) => people.rich.remembered,
    address: table('table'),
    reach: async page => {
      await withNotes(page)
      await toList(page)
    },
  },
  {
    name: 'editing',
    who: ({ people }) => people.rich.remembered,
    address: table('table'),
    reach: async (page, _, narrow) => {
      await choose(page, narrow)
      await page.locator('[data-action="edit"]').click()
      await page.getByRole('textbox', { name: /^(Texte de la note|Text of the note)$/ }).waitFor()
    },
  },
  {
    name: 'host-sheet',
    who: ({ people }) => people.host.remembered,
    address: table('table'),
    reach: async page => {
      await withNotes(page)
      await page.locator('.tb-clip').click()
      await page.locator('#tb-welcome').waitFor()
    },
  },
  {
    name: 'locked',
    who: ({ people }) => people.locked.remembered,
    address: table('table'),
    reach: async page => {
      await page.locator('li[data-note]').first().waitFor({ state: 'attached' })
      await page.getByText(/^(Place à l’écoute|Time to listen)/).waitFor()
    },
  },
  {
    name: 'following',
    who: ({ people }) => people.follower.remembered,
    address: table('table/t2'),
    reach: async page => {
      await page.locator('li[data-note]').first().waitFor()
      await page.getByRole('button', { name: /^(Prendre une chaise|Take a seat)$/ }).waitFor()
      // the pad gave way to it, and the focus may have gone to the cloth meanwhile
      await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
    },
  },
  {
    name: 'offline',
    who: ({ people }) => people.rich.remembered,
    address: table('table'),
    reach: async page => {
      await withNotes(page)
      await page.waitForLoadState('networkidle') // what comes a moment later must be there before the network goes
      await page.context().setOffline(true)
      await page
        .getByText(/^(Hors ligne|Offline)/)
        .first()
        .waitFor()
    },
  },
  {
    name: 'sixty-notes',
    who: ({ people }) => people.sixty.remembered,
    address: table('table'),
    reach: withNotes,
  },
  {
    name: 'bell-sheet',
    who: ({ people }) => people.walker.remembered,
    address: ({ host, walking }) => `${host.url}/e/${walking.event.id}/table`,
    reach: async page => {
      await seated(page)
      // it takes the focus by itself, once nobody is writing
      await page.locator('[role="alertdialog"]:focus').waitFor()
    },
  },
]
