import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gatherParcel } from '../../server/exports/gather.ts'
import type { Parcel } from '../../server/exports/parcel.ts'
import { settleParcel } from '../../server/exports/settle.ts'
import { anyCafe } from '../exports/any-cafe.ts'
import { aServer, type TestServer } from '../support/a-server.ts'
import { backUp, putBack } from './over-http.ts'

let here: TestServer
let there: TestServer
beforeAll(async () => {
  // Each run is an event and a backup, all in the same second: no limit of calls is to be met.
  here = await aServer({ limits: { callsPerAddress: 100_000, callsPerToken: 100_000 } })
  there = await aServer({ limits: { callsPerAddress: 100_000, callsPerToken: 100_000 } })
})
afterAll(async () => {
  await here.close()
  await there.close()
})

async function recordsOf(tablee: TestServer, event: string): Promise<Map<string, string>> {
  const records = new Map<string, string>()
  for await (const [key, value] of tablee.archive.range(''))
    if (key.includes(`/${event}`) && !key.startsWith('doc/')) records.set(key, Buffer.from(value).toString('latin1'))
  return records
}
async function parcelOf(tablee: TestServer, event: string): Promise<Omit<Parcel, 'manifest'>> {
  const { context } = tablee.server
  const cafe = await context.cafes.find(event)
  if (cafe === undefined) throw new Error('no such event')
  const { manifest: _, ...parcel } = await gatherParcel(cafe.state, { ...context, version: 'test', now: 0 })
  return parcel
}

describe('[U1] any café', () => {
  it('backed up and put back on an empty server has the same records, but for the epochs of its documents, and the same values', async () => {
    await fc.assert(
      fc.asyncProperty(anyCafe, async parcel => {
        const { context } = here.server
        const noPictures = {
          photo: async () => ({ full: new Uint8Array(), thumb: new Uint8Array() }),
          logo: async () => new Uint8Array(),
        }
        // As it would come out of an archive: plain JSON.
        const { state } = await settleParcel(JSON.parse(JSON.stringify(parcel)) as Parcel, noPictures, context)
        const [before, values] = [await recordsOf(here, state.id), await parcelOf(here, state.id)]
        const answer = await putBack(there, await backUp(here), state.id)
        expect([answer.status, answer.body['outcome'] ?? answer.text]).toEqual([200, 'restored'])
        expect(await recordsOf(there, state.id)).toEqual(before)
        expect(await parcelOf(there, state.id)).toEqual(values)
        await context.cafes.erase(state.id)
        await there.server.context.cafes.erase(state.id)
      }),
      { numRuns: process.env['TABLEE_LONG'] === '1' ? 300 : 12 },
    )
  }, 300_000)
})
