import { openLevelArchive } from '../../server/archive/level.ts'

/** Run as a process of its own and killed: writes numbers, says each one once it is stored. */
const archive = await openLevelArchive(process.argv[2] ?? '')
let next = 1
for await (const [key] of archive.range('n/')) if (key.endsWith('/a')) next = Number(key.slice(2, -2)) + 1

const write = async (number: number): Promise<void> => {
  const key = `n/${String(number).padStart(8, '0')}`
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
