import { readFileSync } from 'node:fs'

/** What the kernel says of a process (Linux, `man 5 proc`). On other systems there is nothing to read, and figures are NaN. */

/** Clock ticks a second in `/proc`: 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100

/** Processor time of a whole process, all of its threads, in seconds: fields 14 and 15 of `/proc/<pid>/stat`. */
export function processorSeconds(stat: string): number {
  // The name, in brackets, may hold spaces and brackets of its own.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
}

/** Resident memory in MiB: `VmRSS` of `/proc/<pid>/status`. */
export function residentMiB(status: string): number {
  const found = /^VmRSS:\s+(\d+) kB$/m.exec(status)
  return found === null ? Number.NaN : Number(found[1]) / 1024
}

const read = (pid: number, what: 'stat' | 'status'): string => {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8')
  } catch {
    // Gone, or no Linux: the figure is NaN and printed as not measured.
    return ''
  }
}

export const cpuOf = (pid: number): number => processorSeconds(read(pid, 'stat'))
export const rssOf = (pid: number): number => residentMiB(read(pid, 'status'))

/**
 * How many connections to this port of ours are still established, of those that come from these ports: the server's ends in
 * `/proc/net/tcp` (addresses in hexadecimal, state 01).
 */
export function establishedTo(table: string, port: number, from: ReadonlySet<number>): number {
  let count = 0
  for (const line of table.split('\n')) {
    const [, local = '', remote = '', state] = line.trim().split(/\s+/)
    if (state !== '01' || Number.parseInt(local.split(':')[1] ?? '', 16) !== port) continue
    if (from.has(Number.parseInt(remote.split(':')[1] ?? '', 16))) count++
  }
  return count
}
