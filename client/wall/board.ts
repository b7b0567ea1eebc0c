import { lazy } from 'solid-js'
import { patiently } from './patiently.ts'

/** The departures board, loaded when a café has more tables than the ring map shows. */
export const DepartureBoard = lazy(() =>
  patiently(() => import('./DepartureBoard.tsx')).then(module => ({ default: module.DepartureBoard })),
)

/** Everybody by first name, loaded when a café has more tables than the board shows. */
export const NameBoard = lazy(() =>
  patiently(() => import('./NameBoard.tsx')).then(module => ({ default: module.NameBoard })),
)
