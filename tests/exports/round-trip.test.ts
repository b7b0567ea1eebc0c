import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parcelFiles } from '../../server/exports/files.ts'
import { gatherParcel } from '../../server/exports/gather.ts'
import type { Parcel } from '../../server/exports/parcel.ts'
import { readParcel } from '../../server/exports/read-parcel.ts'
import { settleParcel } from '../../server/exports/settle.ts'
import { zipped } from '../../server/exports/zip-writer.ts'
import type { CafeState } from '../../server/cafe/state.ts'
import { aServer, type TestServer } from '../support/a-server.ts'
import { anyCafe } from './any-cafe.ts'

let tablee: TestServer
beforeAll(async () => {
  tablee = await aServer()
})
afterAll(() => tablee.close())

const noPictures = { darkroom: { read: async () => undefined }, logos: { read: async () => undefined } }

async function packed(parcel: Parcel): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of zipped(parcelFiles(parcel, { logo: undefined } as CafeState, noPictures), 0))
    pieces.push(piece)
  return Buffer.concat(pieces)
}

/** Through the zip, the border, the store and its documents, and out again. */
async function thereAndBack(parcel: Parcel): Promise<Parcel> {
  const { context } = tablee.server
  const reading = await readParcel(await packed(parcel))
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults, null, 2))
  const cafe = await settleParcel(reading.parcel, reading.pictures, context)
  const again = await gatherParcel(cafe.state, { ...context, version: 'test', now: parcel.manifest.exportedAt })
  await context.cafes.erase(cafe.state.id)
  return { ...again, manifest: { ...again.manifest, event: parcel.manifest.event } }
}

describe('[Y1] any café', () => {
  it('put in an archive, taken back and put in an archive again, is the same', async () => {
    await fc.assert(
      fc.asyncProperty(anyCafe, async parcel => {
        expect(await thereAndBack(parcel)).toEqual(parcel)
      }),
      { numRuns: 60 },
    )
  }, 60_000)
})
