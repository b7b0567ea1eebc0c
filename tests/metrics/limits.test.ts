import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { FAIR_USE } from '../../server/http/fair-use.ts'
import { DOOR_LIMITS } from '../../server/http/limits.ts'
import { PARCEL_LIMITS } from '../../server/exports/read-parcel.ts'
import { QUOTA } from '../../server/sync/usage.ts'
import { LIMITS } from '../../shared/domain/limits.ts'
import { PHOTO } from '../../shared/domain/photo.ts'
import { SYNC_LIMITS } from '../../shared/protocol/messages.ts'

const text = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8')
const row = (begins: string): string => text.split('\n').find(line => line.startsWith(`| ${begins}`)) ?? ''
const n = (value: number): string => value.toLocaleString('en')
const MiB = 1024 * 1024

describe('docs/operations.md tells the figures that the program has', () => {
  const { joins, uploads } = FAIR_USE
  it.each([
    ['people at one café', [n(LIMITS.people), n(LIMITS.records)]],
    ['notes of one café', [n(QUOTA.notes)]],
    ['documents of one café', [`${QUOTA.bytes / MiB} MiB`, `${QUOTA.documentBytes / MiB} MiB`]],
    ['photos of one café', [n(PHOTO.perEvent), `${PHOTO.bytesPerEvent / 1e6} MB`, `${PHOTO.bytes / 1e3} kB`]],
    ['an archive that is taken in', [`${PARCEL_LIMITS.sentBytes / MiB} MiB`, `${PARCEL_LIMITS.bytes / MiB} MiB`]],
    ['tables, themes, rounds', [n(LIMITS.tables), n(LIMITS.themes), n(LIMITS.rounds)]],
    ['client ids of one person', [n(SYNC_LIMITS.clientIdsPerPerson)]],
    ['cafés begun', [n(FAIR_USE.events.most)]],
    ['rehearsals of one café', [n(FAIR_USE.rehearsals.most)]],
    [
      'people who are new at one café',
      [joins.here, joins.event].flatMap(({ burst, perSecond }) => [n(burst), `${perSecond} a second`]),
    ],
    ['people who are new, all', [n(joins.address.burst), `${joins.address.perSecond} a second`]],
    [
      'files sent',
      [
        n(uploads.person.burst),
        `one every ${1 / uploads.person.perSecond} s`,
        n(uploads.event.burst),
        `${uploads.event.perSecond} a second`,
        `${uploads.atOnce.person}, ${uploads.atOnce.event} and ${uploads.atOnce.all}`,
      ],
    ],
    ['calls', [n(DOOR_LIMITS.callsPerToken), n(DOOR_LIMITS.callsPerAddress)]],
    ['messages on one connection', [n(SYNC_LIMITS.burst), n(SYNC_LIMITS.perSecond)]],
  ])('%s', (begins, figures) => {
    for (const figure of figures) expect(row(begins)).toContain(figure)
  })

  it('and photos of a full café fit into the archive that takes it along', () => {
    expect(PHOTO.bytesPerEvent + PHOTO.bytes + PHOTO.thumbBytes).toBeLessThan(PARCEL_LIMITS.sentBytes)
  })
})
