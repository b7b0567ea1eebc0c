import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Young Serif, the same subset as on the screens: beside the bundle in a build, in its own folder among the sources. */
const PLACES = ['./tablee-young-serif.woff2', '../../client/styles/fonts/tablee-young-serif.woff2']

let known: string | undefined

/** The title font as WOFF2 in base64, to be laid into a file; undefined where it is missing, and titles take another serif. */
export function titleFont(): string | undefined {
  if (known !== undefined) return known
  const path = PLACES.map(place => fileURLToPath(new URL(place, import.meta.url))).find(place => existsSync(place))
  if (path !== undefined) known = readFileSync(path).toString('base64')
  return known
}
