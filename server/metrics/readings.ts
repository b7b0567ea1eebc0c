import { ROLES, type Role } from '../../shared/access/roles.ts'
import type { RoomMeasure, RoomsMeasure } from '../sync/measure.ts'
import type { Labels, Value } from './families.ts'

/** What is looked up when somebody asks for the metrics, and only then. */
export interface Readings {
  rooms(): RoomsMeasure
  /** events in memory */
  eventsOpen(): number
  /** work that runs beside the loop, the part that waits included */
  underWay(): Readonly<Record<Job, number>>
  isReady(): boolean
  /** one of several nodes: the events it owns, the others it hears of, and what it passes on to them at this moment */
  nodes(): NodesReading | undefined
}
export interface NodesReading {
  readonly held: number
  readonly others: number
  readonly calls: number
  readonly sockets: number
}
export const JOBS = ['render', 'print', 'photo'] as const
export type Job = (typeof JOBS)[number]

/** All of it at one moment, so that the numbers of one answer fit together. */
export interface Look {
  readonly rooms: RoomsMeasure
  readonly eventsOpen: number
  readonly underWay: Readonly<Record<Job, number>>
  readonly isReady: boolean
  readonly nodes: NodesReading
}

export const look = (readings: Readings): Look => ({
  rooms: readings.rooms(),
  eventsOpen: readings.eventsOpen(),
  underWay: readings.underWay(),
  isReady: readings.isReady(),
  // Alone, it owns whatever it has open.
  nodes: readings.nodes() ?? { held: readings.eventsOpen(), others: 0, calls: 0, sockets: 0 },
})

export const NOTHING_YET: Readings = {
  rooms: () => ({
    rooms: [],
    connections: new Map<Role, number>(),
    eventsWithPeople: 0,
    waitingBytes: 0,
    lagging: 0,
    fullest: { notes: 0, bytes: 0 },
  }),
  eventsOpen: () => 0,
  underWay: () => ({ render: 0, print: 0, photo: 0 }),
  isReady: () => false,
  nodes: () => undefined,
}

const NONE: Labels = {}
export const one = (value: number): Value[] => [[NONE, value]]

export const byRole = (connections: ReadonlyMap<Role, number>): Value[] =>
  ROLES.map(role => [{ role }, connections.get(role) ?? 0])

const QUANTILES = [0.5, 0.99, 1] as const

/** The middle one, the one that 99 of 100 stay below, and the greatest. */
export function spread(rooms: readonly RoomMeasure[], of: (room: RoomMeasure) => number): Value[] {
  const sorted = rooms.map(of).sort((a, b) => a - b)
  return QUANTILES.map(q => [
    { quantile: String(q) },
    sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)] ?? 0,
  ])
}

export const sum = (rooms: readonly RoomMeasure[], of: (room: RoomMeasure) => number): number =>
  rooms.reduce((total, room) => total + of(room), 0)

export const named = <K extends string>(label: string, counts: ReadonlyMap<K, number>): Value[] =>
  [...counts].map(([name, count]) => [{ [label]: name }, count])
