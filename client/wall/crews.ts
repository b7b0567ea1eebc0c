import { lazy } from 'solid-js'
import { patiently } from './patiently.ts'

/** What a wall needs where people, or cloths, go round in crews: loaded there only (`inCrews`). */

export const CrewRing = lazy(() =>
  patiently(() => import('./CrewRing.tsx')).then(module => ({ default: module.CrewRing })),
)
export const CrewWalk = lazy(() =>
  patiently(() => import('./CrewWalk.tsx')).then(module => ({ default: module.CrewWalk })),
)
export const CrewLabel = lazy(() =>
  patiently(() => import('./CrewLabel.tsx')).then(module => ({ default: module.CrewLabel })),
)
