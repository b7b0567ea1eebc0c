import { lazy } from 'solid-js'

/** What the console needs where people, or cloths, go round in crews: loaded there only (`inCrews`). */

/** So many tables leave room for ways between them. */
export const WAYS_MOST = 4

export const CrewWays = lazy(() => import('./CrewWays.tsx').then(module => ({ default: module.CrewWays })))
export const CrewLine = lazy(() => import('./CrewLine.tsx').then(module => ({ default: module.CrewLine })))
