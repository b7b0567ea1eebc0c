import { collectDefaultMetrics, Registry } from 'prom-client'
import { counter, gauge, histogram, type Value } from './families.ts'
import { type LoopWatch, watchLoop } from './loop.ts'
import { createMeter, type Meter, type Told } from './meter.ts'
import { byRole, look, named, NOTHING_YET, one, type Readings, spread, sum } from './readings.ts'

/** What can be watched of this server, in Prometheus' text format. The one place that knows its library. */
export interface Metrics {
  readonly meter: Meter
  /** From where the rest is read when somebody asks. */
  watch(readings: Readings): void
  /** Everything as it is now: Prometheus text 0.0.4. */
  text(): Promise<string>
  readonly contentType: string
  stop(): void
}

export interface MetricsOptions {
  /** also how the process itself is: its loop, memory, garbage collection. Once a process. */
  readonly process?: boolean
  readonly version?: string
  /** server ms */
  readonly now?: () => number
}

export function createMetrics({ process = false, version = '0', now }: MetricsOptions = {}): Metrics {
  const registry = new Registry()
  const { meter, told } = createMeter(now)
  let readings = NOTHING_YET
  let seen = look(readings)
  const loop = process ? watchLoop() : undefined

  describeService(registry, () => seen, version)
  describeSync(registry, () => seen, told)
  describeStore(registry, told)
  describeCalls(registry, told)
  describeNodes(registry, () => seen, told)
  if (loop !== undefined) describeProcess(registry, loop)

  return {
    meter,
    contentType: registry.contentType,
    watch(given) {
      readings = given
    },
    async text() {
      seen = look(readings)
      const text = await registry.metrics()
      loop?.turn()
      return text
    },
    stop: () => loop?.stop(),
  }
}

type Seen = () => ReturnType<typeof look>

function describeService(registry: Registry, seen: Seen, version: string): void {
  const now = (name: string, help: string, labels: string[], read: () => Value[]): void =>
    gauge({ name, help, registry }, labels, read)
  now('tablee_info', 'Which version this is; always 1', ['version'], () => [[{ version }, 1]])
  now('tablee_ready', '1 when ready to serve, as /healthz', [], () => one(seen().isReady ? 1 : 0))
  now('tablee_events_open', 'Cafés in memory', [], () => one(seen().eventsOpen))
  now('tablee_events_with_people', 'Cafés with somebody connected', [], () => one(seen().rooms.eventsWithPeople))
  now('tablee_jobs_under_way', 'Work beside the loop, the part that waits included', ['kind'], () =>
    Object.entries(seen().underWay).map(([kind, count]) => [{ kind }, count]),
  )
  now('tablee_event_quota_ratio', 'How full the fullest café is: 1 is as much as one may hold', ['of'], () =>
    Object.entries(seen().rooms.fullest).map(([of, ratio]) => [{ of }, ratio]),
  )
}

function describeSync(registry: Registry, seen: Seen, told: Told): void {
  const rooms = () => seen().rooms.rooms
  const now = (name: string, help: string, labels: string[], read: () => Value[]): void =>
    gauge({ name, help, registry }, labels, read)
  const total = (name: string, help: string, labels: string[], read: () => Value[]): void =>
    counter({ name, help, registry }, labels, read)
  const ofRooms = (name: string, help: string, of: Parameters<typeof spread>[1]): void =>
    now(name, help, ['quantile'], () => spread(rooms(), of))

  now('tablee_connections', 'Connections to documents, by role', ['role'], () => byRole(seen().rooms.connections))
  now('tablee_connections_lagging', 'Connections that do not read what they are sent', [], () =>
    one(seen().rooms.lagging),
  )
  now('tablee_socket_waiting_bytes', 'Bytes that sockets have not taken yet', [], () => one(seen().rooms.waitingBytes))
  now('tablee_documents_loaded', 'Documents in memory', [], () => one(rooms().length))
  now('tablee_documents_structs', 'Pieces of all documents in memory', [], () =>
    one(sum(rooms(), room => room.structs)),
  )
  now('tablee_documents_bytes', 'Bytes that the documents in memory take in the store', [], () =>
    one(sum(rooms(), room => room.bytes)),
  )
  ofRooms('tablee_document_client_ids', 'Client ids that wrote in a document', room => room.clientIds)
  ofRooms('tablee_document_structs', 'Pieces of a document', room => room.structs)
  ofRooms('tablee_document_bytes', 'Bytes of a document in the store', room => room.bytes)
  ofRooms('tablee_document_log_tail', 'Updates in a document’s log since its last snapshot', room => room.tail)
  now('tablee_held_updates', 'Updates kept aside until their connection has answered', [], () =>
    one(sum(rooms(), room => room.held)),
  )
  now('tablee_held_bytes', 'Bytes of them', [], () => one(sum(rooms(), room => room.heldBytes)))
  total('tablee_edits_refused_total', 'Edits that were refused, by the rule', ['rule'], () =>
    named('rule', told.refused.all),
  )
  total('tablee_connections_closed_total', 'Connections closed by the server, by the reason', ['reason'], () =>
    named('reason', told.closed.all),
  )
  total('tablee_rebuilds_total', 'Documents made anew from their log after a refusal', [], () => counted(told.rebuilt))
  total('tablee_epochs_total', 'Documents that started afresh', [], () => counted(told.renewed))
  total('tablee_snapshots_total', 'Logs folded into a snapshot', [], () => counted(told.folded))
  now('tablee_last_snapshot_timestamp_seconds', 'When the last one was stored; 0 before any', [], () =>
    one(told.foldedAt / 1_000),
  )
  histogram({ name: 'tablee_gate_seconds', help: 'Applying and inspecting one message', registry }, told.judged)
  histogram(
    { name: 'tablee_acknowledgement_seconds', help: 'From a change’s arrival until it is saved and told', registry },
    told.acknowledged,
  )
}

function describeStore(registry: Registry, told: Told): void {
  const measured = (name: string, help: string, tally: Told['stored']): void =>
    histogram({ name, help, registry }, tally)
  measured('tablee_store_write_seconds', 'One batch, from the call until it is durable', told.stored)
  measured('tablee_store_write_operations', 'Operations of one batch', told.operations)
  measured('tablee_store_write_bytes', 'Bytes of one batch', told.bytes)
  measured('tablee_store_commit_batches', 'Batches that one commit made durable together', told.committed)
  counter({ name: 'tablee_store_failures_total', help: 'Batches that were not stored', registry }, [], () =>
    counted(told.notStored),
  )
}

function describeCalls(registry: Registry, told: Told): void {
  counter(
    { name: 'tablee_http_requests_total', help: 'Answers, by call and kind of answer', registry },
    ['method', 'route', 'status'],
    () =>
      [...told.answered.all].map(([key, count]): Value => {
        const [method = '', route = '', status = ''] = key.split(' ')
        return [{ method, route, status }, count]
      }),
  )
  histogram({ name: 'tablee_http_request_seconds', help: 'From a call until its answer', registry }, told.answering)
  counter(
    { name: 'tablee_slowed_total', help: 'Calls told to wait, by what there was too much of', registry },
    ['what'],
    () => named('what', told.slowed.all),
  )
}

function describeNodes(registry: Registry, seen: Seen, told: Told): void {
  const now = (name: string, help: string, labels: string[], read: () => Value[]): void =>
    gauge({ name, help, registry }, labels, read)
  now('tablee_node_events_owned', 'Cafés that this node alone writes', [], () => one(seen().nodes.held))
  now('tablee_node_others', 'Other nodes that this one hears of', [], () => one(seen().nodes.others))
  now('tablee_node_passing_on', 'Calls and sockets under way to the node that owns their café', ['kind'], () => [
    [{ kind: 'call' }, seen().nodes.calls],
    [{ kind: 'socket' }, seen().nodes.sockets],
  ])
  now('tablee_node_lease_epoch', 'Highest epoch of its leases; 0 on one machine', [], () => one(told.leaseEpoch))
  counter({ name: 'tablee_node_events_taken_total', help: 'Cafés that it became the owner of', registry }, [], () =>
    counted(told.took),
  )
}

function describeProcess(registry: Registry, loop: LoopWatch): void {
  // Its own look at the loop counts the wait between two looks as lateness: we keep ours, and ask it to look seldom.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 1_000 })
  for (const { name } of registry.getMetricsAsArray())
    if (name.startsWith('nodejs_eventloop_lag')) registry.removeSingleMetric(name)
  gauge({ name: 'tablee_event_loop_delay_seconds', help: 'How late the event loop is', registry }, ['quantile'], () =>
    [0.5, 0.99, 1].map((q): Value => [{ quantile: String(q) }, loop.delay(q)]),
  )
  gauge({ name: 'tablee_event_loop_utilisation_ratio', help: '1: the loop never waits', registry }, [], () =>
    one(loop.utilisation()),
  )
}

const counted = (counts: { readonly all: ReadonlyMap<'all', number> }): Value[] => one(counts.all.get('all') ?? 0)
