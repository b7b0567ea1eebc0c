import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What V8 writes with `--cpu-prof`: a tree of calls, and which of its nodes was on top at each sample. */
interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number }
  }[]
  readonly samples: readonly number[]
  /** µs from one sample to the next */
  readonly timeDeltas: readonly number[]
}

export interface SelfTime {
  readonly name: string
  /** file and line, from 1 */
  readonly where: string
  readonly ms: number
}

/** The functions that were themselves on top for the longest, idle time left out. */
export function selfTimes({ nodes, samples, timeDeltas }: CpuProfile): SelfTime[] {
  const byId = new Map(nodes.map(node => [node.id, node.callFrame]))
  const sums = new Map<string, { name: string; where: string; ms: number }>()
  for (const [at, sample] of samples.entries()) {
    const frame = byId.get(sample)
    if (frame === undefined || frame.functionName === '(idle)') continue
    const where = frame.url === '' ? '' : `${frame.url.split('/').slice(-2).join('/')}:${frame.lineNumber + 1}`
    const key = `${frame.functionName} ${where}`
    const sum = sums.get(key) ?? { name: frame.functionName || '(anonymous)', where, ms: 0 }
    sum.ms += (timeDeltas[at] ?? 0) / 1_000
    sums.set(key, sum)
  }
  return [...sums.values()].sort((a, b) => b.ms - a.ms)
}

/** The server's profile among those written since then, as lines to print. Its threads write smaller ones of their own. */
export function topFunctions(folder: string, since: number, most = 25): string[] {
  const newest = readdirSync(folder)
    .filter(name => name.endsWith('.cpuprofile'))
    .map(name => ({ name, ...pick(statSync(join(folder, name))) }))
    .filter(({ at }) => at >= since)
    .sort((a, b) => b.bytes - a.bytes)[0]
  if (newest === undefined) return ['No profile was written: did the server end by itself?']
  const times = selfTimes(JSON.parse(readFileSync(join(folder, newest.name), 'utf8')) as CpuProfile)
  const all = times.reduce((sum, { ms }) => sum + ms, 0)
  return [
    '',
    `Tablée's own time, ${Math.round(all)} ms in all (.tablee/profiles/${newest.name}; open it in the developer tools of Chromium):`,
    ...times
      .slice(0, most)
      .map(
        ({ name, where, ms }) =>
          `${ms.toFixed(0).padStart(7)} ms ${((100 * ms) / all).toFixed(1).padStart(5)} %  ${name}  ${where}`,
      ),
  ]
}

const pick = ({ mtimeMs, size }: { mtimeMs: number; size: number }) => ({ at: mtimeMs, bytes: size })
