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
 * What the kernel's table of connections (`/proc/net/tcp`: addresses and queues in hexadecimal, state 01) says of those between
 * a port of ours and these others: at how many the server's end is still established, and how many bytes lie in both ends' queues,
 * sent by the server and not read.
 */
export function connectionsTo(
  table: string,
  port: number,
  from: ReadonlySet<number>,
): { readonly established: number; readonly unreadBytes: number } {
  let [established, unreadBytes] = [0, 0]
  for (const line of table.split('\n')) {
    const [, local = '', remote = '', state, queues = ''] = line.trim().split(/\s+/)
    const [near, far] = [portOf(local), portOf(remote)]
    const [toSend = Number.NaN, toRead = Number.NaN] = queues.split(':').map(hexadecimal)
    if (near === port && from.has(far)) {
      unreadBytes += toSend
      if (state === '01') established++
    } else if (far === port && from.has(near)) unreadBytes += toRead
  }
  return { established, unreadBytes }
}

const hexadecimal = (digits: string): number => Number.parseInt(digits, 16)
const portOf = (address: string): number => hexadecimal(address.split(':')[1] ?? '')
