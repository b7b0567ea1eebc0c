import { workerData } from 'node:worker_threads'
import type { CompanyBrief } from '../shared/protocol/rehearsal.ts'
import { makeCaller } from './http.ts'
import { rehearse } from './rehearse.ts'

/** The simulated guests of a rehearsal, in a thread of the server that knows nothing but its brief. */
const brief = workerData as CompanyBrief
// Each open document of each guest listens for this thread's end (y-websocket): many guests, many listeners, no leak.
process.setMaxListeners(0)
await rehearse({ caller: makeCaller(brief.url), brief })
process.exit(0)
