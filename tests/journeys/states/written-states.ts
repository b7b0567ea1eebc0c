import type { Page } from 'playwright-core'
import { PASSAGE, PROPOSAL } from './stage-written.ts'
import type { State } from './state.ts'

const atDesk: State['address'] = ({ writing, host }) => `${host.url}/e/${writing.written.event.id}/report`
const writer: NonNullable<State['who']> = ({ writing }) => writing.people.writer.remembered
const harvest =
  (cafe: 'written' | 'plenary'): State['address'] =>
  ({ host, writing }) =>
    `${host.url}/e/${writing[cafe].event.id}/harvest`

/** how long the harvest still lasts, above the foot of the outline */
const HOUR = ['.rp-now']
/** the day on which everything is erased */
const ERASED = '.pub-part p:has(a[href$="/prepare"])'

const openPart = async (page: Page, narrow: boolean) => {
  const panes = page.locator('.rp-panes button')
  if (narrow) await panes.nth(0).click()
  // the second workshop, after who we are, the keynote and the first
  await page.locator('.rp-outline .rp-entry').nth(3).click()
  if (narrow) await panes.nth(1).click()
  await page.getByText(PASSAGE).first().waitFor()
  // beside the words that it is about, once these have been found
  await page.locator('.rp-amend[data-lead]').getByText(PROPOSAL).waitFor()
}

/** The harvest as it becomes a compte rendu: what the room puts forward, what is written of it, what people make of that. */
export const writtenStates: readonly State[] = [
  {
    name: 'harvest-counting-hands',
    address: ({ harvest: cafe }) => cafe.event.links.facilitator.replace('/console', '/harvest'),
    reach: async page => {
      await page.getByRole('button', { name: /^(Compter les mains|Count hands)$/ }).click()
      await page.getByRole('spinbutton').first().waitFor()
    },
  },
  {
    name: 'harvest-perspectives',
    who: writer,
    address: harvest('written'),
    reach: async page => {
      await page.getByRole('button', { name: /^Perspectives$/ }).click()
      await page.locator('.pv textarea').nth(3).waitFor()
    },
    // fields that grow with their words were measured in the system's letters
    varies: ['.pv textarea'],
  },
  {
    name: 'harvest-plenary',
    who: ({ writing }) => writing.people.leader.remembered,
    address: harvest('plenary'),
    reach: async (page, _, narrow) => {
      // nobody projects from a phone; it leads the screens back to the whole cloth
      if (narrow) return page.locator('.hv-note-bar button').waitFor()
      await page.getByRole('button', { name: /^(Projeter|Project)$/ }).click()
      await page.locator('.hv-steps').waitFor()
      await page.getByRole('heading', { name: 'Une autre porte d’entrée' }).waitFor()
    },
  },
  {
    name: 'harvest-shown-on-the-wall',
    once: true,
    address: ({ writing }) => writing.plenary.event.links.wall,
    reach: page => page.getByText(/Concevoir chaque service/).waitFor(),
    varies: ['.wall-header', '.wall-footer', '.wall-clock'],
  },
  {
    name: 'room-words',
    who: ({ writing }) => writing.people.reader.remembered,
    address: harvest('written'),
    reach: async page => {
      await page.getByRole('button', { name: /^(Mots de la salle|Words of the room)$/ }).click()
      await page.getByRole('dialog').getByRole('rowheader').first().waitFor()
    },
  },
  {
    name: 'table-suggestions',
    who: ({ people }) => people.rich.remembered,
    address: ({ host, live }) => `${host.url}/e/${live.event.id}/table`,
    reach: async page => {
      await page.locator('li[data-note]').first().waitFor()
      await page.getByRole('button', { name: /^(Chercher, réglages|Find, settings)/ }).click()
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Suggestions/ })
        .click()
      await page.getByRole('button', { name: /^(Proposer des tas|Suggest piles)$/ }).click()
      await page.locator('[data-suggested]').first().waitFor({ state: 'attached' })
    },
  },
  {
    name: 'report-draft-in-the-room',
    who: ({ writing }) => writing.people.reader.remembered,
    address: atDesk,
    reach: page => page.getByText(PROPOSAL).waitFor(),
  },
  {
    name: 'report-amending',
    once: true,
    who: ({ writing }) => writing.people.reader.remembered,
    address: atDesk,
    reach: async page => {
      await page.getByText(PROPOSAL).waitFor()
      await page
        .getByRole('button', { name: /^(Amender|Amend) [«“]/ })
        .first()
        .click()
      await page.getByLabel(/^(Votre proposition|Your proposal)$/).fill('Citer le jardin partagé.')
    },
    varies: ['textarea'],
  },
  {
    name: 'report-desk',
    who: writer,
    address: atDesk,
    reach: (page, _, narrow) => openPart(page, narrow),
    varies: HOUR,
  },
  {
    name: 'report-versions',
    who: writer,
    address: atDesk,
    reach: async page => {
      await page.getByRole('button', { name: /^Versions$/ }).click()
      await page.locator('.vs-list li').first().waitFor()
      await page.locator('.vs-keep input').fill('Avant la relecture')
    },
    // when each was kept
    varies: [...HOUR, '.vs-list h3', '.vs-meta'],
  },
  {
    name: 'report-publish',
    address: ({ writing }) => writing.written.event.links.organiser.replace('/prepare', '/report'),
    reach: async page => {
      await page.locator('.rp-publish').click()
      await page.locator('.pub-part').first().waitFor()
      await page.locator(ERASED).waitFor()
    },
    varies: [...HOUR, ERASED],
  },
]
