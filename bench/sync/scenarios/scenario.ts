import type { Served } from '../servers.ts'

/** Figures of one run, by the ids that `measures.ts` explains. */
export type Figures = Record<string, number>

export interface Settings {
  /** shorter windows, fewer sizes */
  readonly quick: boolean
}

/** One scenario against one server that was just started with an empty folder. The server may be restarted in it. */
export type Scenario = (server: Served, settings: Settings) => Promise<Figures>
