import { LASTING, PEERS } from './contestants.ts'

/** What the scenarios' figures are called, and what is wanted of Tablée's. */
export interface Measure {
  /** figures of this id, as a scenario gives them */
  readonly id: string
  readonly what: string
  readonly unit: '' | 'ms' | 's' | 'B' | 'kB' | 'MB' | 'kB/s' | 'MiB' | 'KiB' | 'cores' | '/s' | 'notes'
  /** a duty of all: anything but 0 is a fault, and no ratio is made of it */
  readonly wantsNone?: true
  readonly target?: Target
}

/** At most so much (in the measure's unit), or so many times the figure of a peer: the one named, or the best of several. */
export type Target =
  | { readonly atMost: number }
  | { readonly ratio: number; readonly against: readonly (typeof PEERS)[number][]; readonly whom: string }

const IN_MEMORY = { against: ['yws'], whom: 'the relay in memory' } as const
const BEST_PEER = { against: PEERS, whom: 'the best peer' }
const BEST_LASTING = { against: LASTING, whom: 'the best peer that keeps its documents' }

const fanout = (people: number): Measure[] => [
  { id: `fanout-${people}-p50`, what: `fan-out to ${people}: arrival, p50`, unit: 'ms' },
  {
    id: `fanout-${people}-p95`,
    what: `fan-out to ${people}: arrival, p95`,
    unit: 'ms',
    target: { ratio: 1.5, ...IN_MEMORY },
  },
  { id: `fanout-${people}-ack`, what: `fan-out to ${people}: acknowledged as stored, p95`, unit: 'ms' },
  { id: `fanout-${people}-cpu`, what: `fan-out to ${people}: server’s processor, a note`, unit: 'ms' },
  { id: `fanout-${people}-bytes`, what: `fan-out to ${people}: bytes a note and client`, unit: 'B' },
  { id: `fanout-${people}-missing`, what: `fan-out to ${people}: deliveries missing`, unit: '', wantsNone: true },
]

const event = (pace: string, title: string, judged: boolean): Measure[] => [
  { id: `event-${pace}-p50`, what: `1,000 people, ${title}: a note arrives, p50`, unit: 'ms' },
  { id: `event-${pace}-p95`, what: `1,000 people, ${title}: a note arrives, p95`, unit: 'ms' },
  { id: `event-${pace}-p99`, what: `1,000 people, ${title}: a note arrives, p99`, unit: 'ms' },
  {
    id: `event-${pace}-cores`,
    what: `1,000 people, ${title}: server’s processor`,
    unit: 'cores',
    ...(judged ? { target: { ratio: 0.5, ...BEST_PEER } } : {}),
  },
  {
    id: `event-${pace}-frames`,
    what: `1,000 people, ${title}: frames to clients`,
    unit: '/s',
    ...(judged ? { target: { ratio: 0.3, ...BEST_PEER } } : {}),
  },
  { id: `event-${pace}-bytes`, what: `1,000 people, ${title}: bytes to clients`, unit: 'kB/s' },
  { id: `event-${pace}-programme`, what: `1,000 people, ${title}: of these the programme`, unit: 'kB/s' },
  { id: `event-${pace}-rss`, what: `1,000 people, ${title}: server’s memory, the most`, unit: 'MiB' },
  { id: `event-${pace}-missing`, what: `1,000 people, ${title}: deliveries missing`, unit: '', wantsNone: true },
]

const cold = (notes: number, edited: boolean): Measure[] => {
  const id = `cold-${notes}-${edited ? 'edited' : 'plain'}`
  const what = `cold open of ${notes} notes, ${edited ? 'each edited ten times' : 'plain'}`
  const target = notes === 5_000 && edited ? { target: { ratio: 0.5, ...BEST_LASTING } } : {}
  return [
    { id: `${id}-arrived`, what: `${what}: all of it has come`, unit: 'ms', ...target },
    { id: `${id}-applied`, what: `${what}: and is put in`, unit: 'ms' },
    { id: `${id}-kB`, what: `${what}: received`, unit: 'kB', ...target },
    { id: `${id}-stall`, what: `${what}: longest stall of another table`, unit: 'ms' },
  ]
}

const storm = (signal: string, title: string): Measure[] => [
  { id: `storm-${signal}-up`, what: `500 back after ${title}: the server gone and up again`, unit: 'ms' },
  { id: `storm-${signal}-half`, what: `500 back after ${title}: half of them complete`, unit: 'ms' },
  {
    id: `storm-${signal}-all`,
    what: `500 back after ${title}: all complete`,
    unit: 'ms',
    target: { ratio: 1, ...BEST_PEER },
  },
  { id: `storm-${signal}-kB`, what: `500 back after ${title}: sent to them`, unit: 'kB' },
  { id: `storm-${signal}-cpu`, what: `500 back after ${title}: server’s processor, its start included`, unit: 's' },
  {
    id: `storm-${signal}-missing`,
    what: `500 back after ${title}: writers whose notes somebody lacks`,
    unit: '',
    wantsNone: true,
  },
]

export const MEASURES: readonly Measure[] = [
  ...[8, 50, 200].flatMap(fanout),
  ...event('café', 'a café’s pace', true),
  ...event('busy', 'four times as busy', true),
  ...event('quiet', 'a café’s pace, peers without cursors', false),
  ...storm('SIGTERM', 'SIGTERM'),
  ...storm('SIGKILL', 'kill -9'),
  ...[500, 5_000].flatMap(notes => [...cold(notes, false), ...cold(notes, true)]),
  { id: 'memory-idle', what: 'idle: memory a connection, garbage collected', unit: 'KiB' },
  {
    id: 'memory-kept-rss',
    what: '500 tables opened and left: memory kept',
    unit: 'MiB',
    target: { atMost: 15 },
  },
  { id: 'memory-kept-heap', what: '500 tables opened and left: heap kept', unit: 'MiB' },
  { id: 'memory-gone', what: '500 tables opened and left: nearly all gone after (130 at most)', unit: 's' },
  { id: 'stalled-own', what: 'a busy table at which all read: memory grown by, the most', unit: 'MiB' },
  {
    id: 'stalled-growth',
    what: '20 stopped reading: memory more than that, while connected',
    unit: 'MiB',
    target: { atMost: 20 },
  },
  {
    id: 'stalled-kernel',
    what: '20 stopped reading: kept for them by the kernel, the most',
    unit: 'MiB',
    target: { atMost: 20 },
  },
  { id: 'stalled-cut', what: '20 stopped reading: the last is cut off after', unit: 's', target: { atMost: 15 } },
  { id: 'stalled-before', what: 'a busy table at which all read: a note arrives, p95', unit: 'ms' },
  { id: 'stalled-others', what: '20 stopped reading: a note arrives at the others, p95', unit: 'ms' },
  { id: 'loss-visible', what: 'kill -9: notes that others had seen, lost', unit: 'notes', wantsNone: true },
  { id: 'loss-acknowledged', what: 'kill -9: acknowledged notes lost', unit: 'notes', wantsNone: true },
]
