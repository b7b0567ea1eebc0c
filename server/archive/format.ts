import type { Archive } from './archive.ts'
import { getJson, putJson } from './records.ts'

/**
 * How what is stored is laid out, as a number under `meta/format`. 1: days, people and documents (release 0.1.0, which wrote no
 * number). 2: with the register (`server/cafe/register.ts`).
 */
export const FORMAT = 2
const KEY = 'meta/format'

/**
 * Brings an archive from `from` to `from + 1`. It may stop anywhere and is then done again from the beginning, so every batch of
 * it has to leave something that the step itself still reads; the new number is written last.
 */
export interface Upgrade {
  readonly from: number
  readonly run: (archive: Archive) => Promise<void>
}

/**
 * Makes an archive ready for this version. Throws, having changed nothing, when a later version wrote it: guessing would lose data.
 * @param upgrades one from each format that is still read
 * @returns the format that was found; undefined for a new archive
 */
export async function openFormat(archive: Archive, upgrades: readonly Upgrade[]): Promise<number | undefined> {
  const found = await readFormat(archive)
  if (found !== undefined && found > FORMAT)
    throw new Error(
      `these data were stored by a later version (format ${found}; this version reads up to ${FORMAT}). Nothing was changed: ` +
        'start the later version again, or restore a backup that was made before the upgrade.',
    )
  if (found === undefined) await archive.write([putJson(KEY, FORMAT)])
  for (let format = found ?? FORMAT; format < FORMAT; format++) {
    const upgrade = upgrades.find(each => each.from === format)
    if (upgrade === undefined)
      throw new Error(`these data are of format ${format}, which this version no longer reads: upgrade step by step.`)
    await upgrade.run(archive)
    await archive.write([putJson(KEY, format + 1)])
  }
  return found
}

/** The format of an archive, undefined when it is empty. */
export async function readFormat(archive: Archive): Promise<number | undefined> {
  const stored = await getJson(archive, KEY)
  if (typeof stored === 'number') return stored
  if (stored !== undefined) throw new Error(`${KEY} is no number: these data are damaged; restore a backup.`)
  for (const prefix of ['cafe/', 'erased/']) for await (const _pair of archive.range(prefix)) return 1
  return undefined
}
