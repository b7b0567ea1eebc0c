import type { State } from './state.ts'

const NAME = /^(Votre prénom|Your first name)/
const CODE = /^(Le code du café|The café’s code)/

/** Before one has a seat. */
const states: readonly State[] = [
  {
    name: 'home',
    address: ({ host }) => host.url,
    reach: async page => {
      await page.getByRole('heading', { level: 1 }).waitFor()
    },
  },
  {
    name: 'join',
    address: ({ live }) => live.event.links.participant,
    reach: page => page.getByLabel(NAME).waitFor(),
  },
  {
    name: 'join-report-consent',
    address: ({ live }) => live.event.links.participant,
    reach: async page => {
      await page.getByText(/^(Figurer dans le compte rendu|Appear in the report)$/).click()
      await page.getByLabel(/^(Mon nom et mon organisation|My name and organisation)/).check()
      await page.getByLabel(/^(Mon adresse e-mail|My e-mail address)/).check()
      await page.getByLabel(NAME).fill('Inès')
    },
  },
  {
    name: 'join-code',
    address: ({ live, host }) => `${host.url}/e/${live.event.id}/join`,
    reach: page => page.getByLabel(CODE).waitFor(),
  },
  {
    name: 'join-trouble',
    address: ({ live, host }) => `${host.url}/e/${live.event.id}/join`,
    reach: async page => {
      await page.getByLabel(CODE).fill('ZZZZZZ')
      await page.getByRole('button', { name: /^(Entrer|Enter)/ }).click()
      await page.getByText(/ne sert plus|no longer works/).waitFor()
    },
  },
  {
    name: 'join-unknown-cafe',
    address: ({ host }) => `${host.url}/e/nosuchcafe/join#k=nosuchkeyatall`,
    reach: page => page.getByRole('heading', { level: 1 }).waitFor(),
  },
]
export const doorStates: readonly State[] = states.map(state => ({ ...state, once: true }))
