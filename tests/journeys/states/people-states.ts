import type { Page } from 'playwright-core'
import type { State } from './state.ts'

const address: State['address'] = ({ people33 }) => people33.event.links.facilitator.replace('/console', '/people')
const zoe = async (page: Page) => {
  await page.getByRole('searchbox').fill('Zoé')
  await page.getByRole('button', { name: /^Zoé/ }).first().waitFor()
}

/** The People screen, and the door at which a place is kept for somebody. */
export const peopleStates: readonly State[] = [
  {
    name: 'people',
    address,
    reach: page => page.getByRole('button', { name: /^(Noter absentes les 2|Mark the 2)/ }).waitFor(),
  },
  {
    name: 'people-preview',
    address,
    reach: async page => {
      await page.getByRole('button', { name: /^(Noter absentes les 2|Mark the 2)/ }).click()
      await page.getByRole('button', { name: /^(Appliquer|Apply)/ }).waitFor()
    },
  },
  {
    name: 'people-person',
    address,
    reach: async page => {
      await zoe(page)
      await page.getByRole('button', { name: /^Zoé/ }).first().click()
      await page.getByRole('heading', { name: 'Zoé' }).waitFor()
    },
  },
  {
    name: 'people-paste',
    address,
    reach: async page => {
      await page.getByRole('button', { name: /^(Coller une liste|Paste a list)$/ }).click()
      await page.getByRole('dialog').waitFor()
      await page.getByRole('dialog').getByRole('textbox').fill('Prune\nZoé\n\n; Ville')
    },
  },
  {
    name: 'join-kept-place',
    address: ({ people33 }) => people33.event.links.participant,
    reach: async page => {
      await page.getByLabel(/^(Votre prénom|Your first name)/).fill('wassim')
      await page.getByLabel(/^(Votre prénom|Your first name)/).press('Enter')
      await page.getByText(/^(Une place est gardée pour|A (?:place|seat) is kept for)/).waitFor()
    },
  },
]
