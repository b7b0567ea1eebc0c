import { openLevelArchive } from '../../server/archive/level.ts'
import { openPostgresArchive } from '../../server/archive/postgres.ts'
import { readDatabaseAddress } from '../../server/postgres/address.ts'

/** Run as a process of its own and killed: writes numbers to a folder or a database, says each one once it is stored. */
const place = process.argv[2] ?? ''
const address = readDatabaseAddress(place)
const archive = await (address === undefined ? openLevelArchive(place) : openPostgresArchive({ address }))
let next = 1
for await (const [key] of archive.range('n/e/')) if (key.endsWith('/a')) next = Number(key.slice(4, -2)) + 1

const write = async (number: number): Promise<void> => {
  const key = `n/e/${String(number).padStart(8, '0')}`
  const value = new Uint8Array(200)
  await archive.write([
    { put: `${key}/a`, value },
    { put: `${key}/b`, value },
  ])
  process.stdout.write(`${number}\n`)
}
for (;;) {
  await Promise.all([write(next), write(next + 1), write(next + 2)])
  next += 3
}
