/**
 * Adds to the fixture of a release a backup of its data, as `tablee backup` writes them while no server runs. Run it once, after
 * `make.ts`, with the code of that release:
 *
 *     node --import tsx tests/archive/releases/make-backup.ts tests/archive/releases/<version>
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import process from 'node:process'
import { unzipSync } from 'fflate'
import { openLevelArchive } from '../../../server/archive/level.ts'
import { formatOf } from '../../../server/backup/backups.ts'
import { writeBackup } from '../../../server/backup/write-backup.ts'

const [target] = process.argv.slice(2)
if (target === undefined) throw new Error('Which folder?')
const folder = mkdtempSync(join(tmpdir(), 'tablee-release-'))
for (const [name, bytes] of Object.entries(unzipSync(readFileSync(join(target, 'data.zip'))))) {
  mkdirSync(dirname(join(folder, name)), { recursive: true })
  writeFileSync(join(folder, name), bytes)
}
const { now } = JSON.parse(readFileSync(join(target, 'expected.json'), 'utf8')) as { now: number }
const archive = await openLevelArchive(join(folder, 'archive'))
const portions: Uint8Array[] = []
const secret = readFileSync(join(folder, 'secret'), 'utf8').trim()
const format = await formatOf(archive)
for await (const portion of writeBackup({ archive, secret, format, version: basename(target), now }))
  portions.push(portion)
await archive.close()
rmSync(folder, { recursive: true, force: true })
const file = join(target, 'backup.gz')
writeFileSync(file, Buffer.concat(portions))
process.stdout.write(`${file}: format ${format}, ${Buffer.concat(portions).length} bytes\n`)
