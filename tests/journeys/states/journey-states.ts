import type { State } from './state.ts'

const NAME = /^(Votre prénom|Your first name)/
const journey =
  (cafe: 'live' | 'harvest' = 'live'): State['address'] =>
  stage =>
    `${stage.host.url}/e/${stage[cafe].event.id}/me`
const VARIES = ['.jy-code strong', '.jy-key .qr', '.jy-held dd', '.jy-paper-code strong']

/** What is one's own: the way in as others see it, the journey, what can be changed, the way out. */
export const journeyStates: readonly State[] = [
  {
    name: 'join-namesake',
    address: ({ live }) => live.event.links.participant,
    reach: async page => {
      await page.getByLabel(NAME).fill('Amina')
      await page
        .getByRole('button', { name: /^(Prendre|Take) «?“?/ })
        .first()
        .waitFor()
    },
  },
  {
    name: 'join-choose-table',
    once: true,
    address: ({ live }) => live.event.links.participant,
    reach: async page => {
      await page.getByLabel(NAME).waitFor()
      await page.getByRole('button', { name: /^(Changer de table|Change table)$/ }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'journey',
    who: ({ people }) => people.rich.remembered,
    address: journey(),
    reach: page =>
      page
        .getByRole('button', { name: /^(Reprendre la note|Take back the note)/ })
        .first()
        .waitFor(),
    varies: VARIES,
  },
  {
    name: 'journey-leave',
    once: true,
    who: ({ people }) => people.rich.remembered,
    address: journey(),
    reach: async page => {
      await page.getByRole('button', { name: /^(Quitter le café|Leave the café)/ }).click()
      await page.getByRole('dialog').waitFor()
    },
    varies: VARIES,
  },
  {
    name: 'journey-change-table',
    once: true,
    who: ({ people }) => people.rich.remembered,
    address: journey(),
    reach: async page => {
      await page.getByRole('button', { name: /^(Changer de table|Change table)$/ }).click()
      await page.getByRole('dialog').waitFor()
    },
    varies: VARIES,
  },
  {
    name: 'journey-at-the-harvest',
    who: ({ people }) => people.harvester.remembered,
    address: journey('harvest'),
    reach: page =>
      page
        .getByText(/D’abord la confiance/)
        .first()
        .waitFor(),
    varies: VARIES,
  },
  {
    name: 'paper-card',
    who: ({ people }) => people.paper.remembered,
    address: journey(),
    reach: page => page.getByRole('button', { name: /^(C’est noté|Noted)/ }).waitFor(),
    varies: VARIES,
  },
]
