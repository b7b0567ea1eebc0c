import type { Page } from 'playwright-core'
import { clothMap } from '../../../shared/document/cloth-read.ts'
import { noteId } from '../../support/staged-cafe.ts'
import type { Stage } from './stage.ts'
import { PILED } from './stage-tables.ts'
import type { State } from './state.ts'
import { choose, toList, withNotes } from './table-states.ts'
import { tool } from './tool-states.ts'

const at = (cafe: 'arranged' | 'crowd' | 'long', page = 'table'): State['address'] => {
  return ({ host, tables }) => `${host.url}/e/${tables[cafe].event.id}/${page}`
}
const arranger: State['who'] = ({ tables }) => tables.people.arranger.remembered
const [FIRST, SECOND] = PILED
const TWICE = noteId('t4', 0)

const cover = (page: Page) => page.locator(`.tb-cover[data-pile="${FIRST}"]`)
const openSheet = async (page: Page) => {
  await withNotes(page)
  await page.locator('.tb-voice').click()
  await page.getByRole('dialog').waitFor()
}

/** The note as it was, and alone: each look at two versions begins anew. */
async function makeOne(stage: Stage, text: string): Promise<void> {
  const cloth = await stage.tables.people.twice.open('t4')
  for (const id of clothMap(cloth.doc, 'core').keys()) if (id !== TWICE) clothMap(cloth.doc, 'del').set(id, 1)
  clothMap(cloth.doc, 'txt').set(TWICE, text)
  await cloth.settled()
  cloth.close()
}

/** What is made of notes that lie there, and tables at which there are many. */
export const tablesStates: readonly State[] = [
  {
    name: 'pile-closed',
    who: arranger,
    address: at('arranged'),
    reach: async page => {
      await withNotes(page)
      await cover(page).focus()
      await page.getByRole('toolbar').waitFor()
    },
  },
  {
    name: 'pile-open',
    who: arranger,
    address: at('arranged'),
    reach: async page => {
      await withNotes(page)
      // a phone's header folds as the page scrolls, and everything moves once more
      await cover(page).scrollIntoViewIfNeeded()
      await cover(page).click()
      await page.locator('.tb-pile.open').waitFor({ state: 'attached' })
      await page.locator(`li[data-note="${SECOND}"]`).focus()
      // until then the bar is the pile's
      await page.getByRole('toolbar', { name: /^(Note choisie|Selected note)$/ }).waitFor()
    },
  },
  {
    name: 'pile-in-the-list',
    who: arranger,
    address: at('arranged'),
    reach: async page => {
      await withNotes(page)
      await toList(page)
      await cover(page).focus()
      await page.getByRole('toolbar').waitFor()
    },
  },
  {
    name: 'several-chosen',
    who: arranger,
    address: at('arranged'),
    reach: async (page, _, narrow) => {
      await choose(page, narrow, noteId('t1', 0))
      await page.keyboard.press('c')
      await page.locator('.tb-several').waitFor()
      const other = page.locator(`li[data-note="${noteId('t1', 1)}"]`)
      await other.click()
      await page
        .locator('.tb-several')
        .getByText(/^2 notes/)
        .waitFor()
    },
  },
  {
    name: 'photo-bench',
    who: arranger,
    address: at('arranged'),
    reach: async page => {
      await openSheet(page)
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^1 photo / })
        .click()
      await page.getByRole('img', { name: 'Photo de la nappe, table 1' }).waitFor()
      await page.locator('.tb-bench').getByText('Un mot affiché le lundi').waitFor()
      await page.locator('.tb-bench').getByRole('textbox').last().fill('Une affiche dans le hall')
    },
  },
  {
    name: 'write-for',
    who: arranger,
    address: at('arranged'),
    reach: async page => {
      await openSheet(page)
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Octave/ })
        .waitFor()
      await page.locator('#tb-for-name').fill('Inès')
    },
    varies: ['.tb-for-code strong'],
  },
  {
    name: 'two-versions',
    who: ({ tables }) => tables.people.twice.remembered,
    address: at('arranged'),
    reach: async (page, stage, narrow) => {
      await makeOne(stage, 'Un mot au tableau')
      await choose(page, narrow, TWICE)
      await page.context().setOffline(true)
      await page.locator('[data-action="edit"]').click()
      const words = page.getByRole('textbox', { name: /^(Texte de la note|Text of the note)$/ })
      await words.fill('Un mot au tableau, chaque lundi')
      await words.press('Escape')
      // the line is down, and the note waits on it
      await page
        .getByText(/^(Hors ligne|Offline)/)
        .first()
        .waitFor()
      await makeOne(stage, 'Un mot sur la porte')
      await page.context().setOffline(false)
      // what is told first does not take the question away
      await page.getByText(/^(\d notes? envoyées?|\d notes? sent)/).waitFor()
      await page.getByRole('button', { name: /^(Choisir|Choose)$/ }).click()
      await page.getByRole('dialog', { name: /^(Deux versions gardées|Both versions kept)/ }).waitFor()
    },
    // which of the two won, and is named first, depends on who was given the higher number
    varies: [`li[data-note]:not([data-note="${TWICE}"])`, 'li[data-note] > p', '.tb-menu-item > span:last-child'],
  },
  {
    name: 'journal',
    who: arranger,
    address: at('arranged'),
    reach: async page => {
      await tool(/^(Journal de la table|The table’s journal|Journal)/)(page)
      await page.getByRole('heading', { name: /journal/i }).waitFor()
    },
    once: true,
  },
  {
    name: 'help-map',
    who: arranger,
    address: at('arranged'),
    reach: async page => {
      await tool(/^(Raccourcis clavier|Keyboard shortcuts)/)(page)
      await page.locator('.tb-help').waitFor()
    },
    once: true,
  },
  {
    name: 'six-parts',
    who: ({ tables }) => tables.people.six.remembered,
    address: at('crowd'),
    reach: withNotes,
  },
  {
    name: 'forty-people',
    who: ({ tables }) => tables.people.crowded.remembered,
    address: at('long'),
    reach: withNotes,
  },
  {
    name: 'join-full-table',
    address: ({ tables }) => tables.crowd.event.links.participant.replace('/join#', '/join?table=t3#'),
    reach: async page => {
      await page.getByText(/^(La table 3 est complète|Table 3 is full)/).waitFor()
    },
  },
  {
    name: 'console-twelve-tables',
    address: ({ tables }) => tables.room.event.links.facilitator,
    reach: page =>
      page
        .getByText(/table 12\b/i)
        .first()
        .waitFor({ state: 'attached' }),
    once: true,
    varies: ['.console-code b'],
  },
  {
    name: 'wall-twelve-tables',
    address: ({ tables }) => tables.room.event.links.wall,
    reach: page =>
      page
        .getByText(/table 12\b/i)
        .first()
        .waitFor({ state: 'attached' }),
    varies: ['.wall-arrive', '.wall-names', '.wall-hour', '.wall-join'],
    once: true,
  },
]
