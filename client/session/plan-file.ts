/** A plan as a file on somebody's computer. */

/** So large a plan there is none; the server would not read it either. */
const BYTES = 1_000_000

/** What a file holds. Throws `not-json` or `too-large` as an error's message. */
export async function readJsonFile(file: Blob): Promise<unknown> {
  if (file.size > BYTES) throw new Error('too-large')
  try {
    // some editors put a mark in front
    return JSON.parse((await file.text()).replace(/^\ufeff/, '')) as unknown
  } catch {
    throw new Error('not-json')
  }
}

/** «Le Café d’été» → `le-cafe-d-ete-plan.json`. */
export const planFileName = (title: string): string =>
  `${
    title
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60) || 'cafe'
  }-plan.json`
