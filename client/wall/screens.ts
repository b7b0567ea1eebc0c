import { lazy } from 'solid-js'
import { DepartureBoard, NameBoard } from './board.ts'
import { patiently } from './patiently.ts'

/**
 * The wall's screens, each loaded when it is first shown: what the present one needs is light, and a wall that shows it for an
 * hour may fetch the rest meanwhile (`preloadScreens`), so that a lost network takes none of them away.
 */
export const WallWelcome = lazy(() =>
  patiently(() => import('./WallWelcome.tsx')).then(module => ({ default: module.WallWelcome })),
)
export const WallRound = lazy(() =>
  patiently(() => import('./WallRound.tsx')).then(module => ({ default: module.WallRound })),
)
export const WallSlate = lazy(() =>
  patiently(() => import('./WallSlate.tsx')).then(module => ({ default: module.WallSlate })),
)
export const WallFooter = lazy(() =>
  patiently(() => import('./WallFooter.tsx')).then(module => ({ default: module.WallFooter })),
)
export const WallTools = lazy(() =>
  patiently(() => import('./WallTools.tsx')).then(module => ({ default: module.WallTools })),
)
export const WallTransfer = lazy(() =>
  patiently(() => import('./WallTransfer.tsx')).then(module => ({ default: module.WallTransfer })),
)
export const WallHarvest = lazy(() =>
  patiently(() => import('./WallHarvest.tsx')).then(module => ({ default: module.WallHarvest })),
)
export const WallClosed = lazy(() =>
  patiently(() => import('./WallClosed.tsx')).then(module => ({ default: module.WallClosed })),
)

/** Fetches every screen that was not needed yet. */
export function preloadScreens(): Promise<unknown> {
  return Promise.all(
    [
      WallWelcome,
      WallRound,
      WallTransfer,
      WallHarvest,
      WallClosed,
      WallSlate,
      WallFooter,
      WallTools,
      DepartureBoard,
      NameBoard,
    ].map(screen => screen.preload()),
  )
}
