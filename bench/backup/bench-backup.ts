import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import process from 'node:process'
import { openLevelArchive } from '../../server/archive/level.ts'
import { FORMAT } from '../../server/archive/format.ts'
import { readBackup } from '../../server/backup/read-backup.ts'
import { writeBackup } from '../../server/backup/write-backup.ts'
import type { Row } from '../report.ts'

const EVENTS = 300
/** what photos weigh, and what cannot be pressed further */
const PHOTOS = { count: 4, bytes: 150_000 } as const
const LOG = { documents: 8, updates: 60, bytes: 300 } as const
const MB = 1_000_000

/** Three hundred cafés with photos, 200 MB: how long a backup takes, what the loop and the memory feel. Half a minute. */
export async function benchBackup(say: (line: string) => void): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tablee-bench-'))
  const archive = await openLevelArchive(join(folder, 'archive'))
  try {
    say(`${EVENTS} events are stored…`)
    for (let event = 0; event < EVENTS; event++) await archive.write(recordsOf(`c${event}`))
    const rows: Row[] = []
    for (const run of [1, 2, 3]) {
      say(`backup ${run}…`)
      rows.push(
        ...(await measure(() => writeBackup({ archive, secret: 'a secret', format: FORMAT, version: '0', now: 0 }))),
      )
    }
    return rows
  } finally {
    await archive.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function recordsOf(event: string): { put: string; value: Uint8Array }[] {
  const of = (key: string, bytes: number): { put: string; value: Uint8Array } => ({
    put: key,
    value: randomBytes(bytes),
  })
  return [
    { put: `cafe/${event}/day`, value: Buffer.from(JSON.stringify({ id: event, plan: 'x'.repeat(8_000) })) },
    ...Array.from({ length: PHOTOS.count }, (_, i) => of(`photo/${event}/p${i}/full`, PHOTOS.bytes)),
    ...Array.from({ length: LOG.documents * LOG.updates }, (_, i) =>
      of(`doc/${event}/table-t${i % LOG.documents}/1/log/${String(i).padStart(12, '0')}`, LOG.bytes),
    ),
  ]
}

async function measure(begin: () => AsyncGenerator<Uint8Array>): Promise<Row[]> {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  const [began, cpu, rss] = [performance.now(), process.cpuUsage(), process.memoryUsage.rss()]
  delay.enable()
  const own = (): number => process.memoryUsage().heapUsed + process.memoryUsage().external
  const ownBefore = own()
  let most = rss
  let mostOwn = ownBefore
  let bytes = 0
  for await (const portion of begin()) {
    bytes += portion.byteLength
    most = Math.max(most, process.memoryUsage.rss())
    mostOwn = Math.max(mostOwn, own())
  }
  delay.disable()
  const took = performance.now() - began
  const { user, system } = process.cpuUsage(cpu)
  // The whole of it is read again by `tablee backup`: what that costs.
  const again = performance.now()
  let records = 0
  for await (const item of readBackup(begin())) if (item.kind === 'record') records += 1
  return [
    { what: 'written', figures: { MB: bytes / MB, 'MB a second': bytes / MB / (took / 1_000) }, unit: '' },
    { what: 'the loop late meanwhile', figures: { p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 }, unit: 'ms' },
    { what: 'CPU, of one core', figures: { share: (user + system) / 1_000 / took }, unit: '' },
    // LevelDB maps its files: the first reading of them counts as resident, and the system takes it back when it likes.
    {
      what: 'memory more than before, MB at most',
      figures: { own: (mostOwn - ownBefore) / MB, 'with mapped files': (most - rss) / MB },
      unit: '',
    },
    { what: 'written and read again', figures: { ms: performance.now() - again, records }, unit: '' },
  ]
}
