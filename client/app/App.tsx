import { type Component, createMemo, lazy, Show, Suspense } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { isRehearsal } from '../../shared/domain/rehearsal.ts'
import { type Address, address, eventOfPage } from '../session/address.ts'
import { Toaster } from '../ui/Toaster.tsx'
import { NotFound } from './NotFound.tsx'

/** The only file that knows every screen. Each is its own bundle: a phone that joins never loads the editor. */
const Home = lazy(() => import('../home/Home.tsx').then(module => ({ default: module.Home })))
const Join = lazy(() => import('../join/Join.tsx').then(module => ({ default: module.Join })))
const TablePage = lazy(() => import('./pages/TablePage.tsx').then(module => ({ default: module.TablePage })))
const PreparePage = lazy(() => import('./pages/PreparePage.tsx').then(module => ({ default: module.PreparePage })))
const ConsolePage = lazy(() => import('./pages/ConsolePage.tsx').then(module => ({ default: module.ConsolePage })))
const PeoplePage = lazy(() => import('./pages/PeoplePage.tsx').then(module => ({ default: module.PeoplePage })))
const WallPage = lazy(() => import('./pages/WallPage.tsx').then(module => ({ default: module.WallPage })))
const HarvestPage = lazy(() => import('./pages/HarvestPage.tsx').then(module => ({ default: module.HarvestPage })))
const JourneyPage = lazy(() => import('./pages/JourneyPage.tsx').then(module => ({ default: module.JourneyPage })))
const Reach = lazy(() => import('../reach/Reach.tsx').then(module => ({ default: module.Reach })))
const ReportPage = lazy(() => import('./pages/ReportPage.tsx').then(module => ({ default: module.ReportPage })))

const RehearsalBand = lazy(() => import('./RehearsalBand.tsx').then(module => ({ default: module.RehearsalBand })))

const PAGES: Readonly<Record<Address['screen'], Component>> = {
  home: Home,
  nowhere: NotFound,
  join: Join,
  table: TablePage,
  prepare: PreparePage,
  console: ConsolePage,
  people: PeoplePage,
  wall: WallPage,
  harvest: HarvestPage,
  report: ReportPage,
  reach: Reach,
  me: JourneyPage,
}

export function App() {
  // One page for a screen of an event: another table of the same event is the same page.
  const place = createMemo(() => [address().screen, eventOfPage()] as const, undefined, {
    equals: (a, b) => a[0] === b[0] && a[1] === b[1],
  })
  return (
    <>
      <Suspense>
        <Show when={isRehearsal(place()[1])}>
          <RehearsalBand />
        </Show>
      </Suspense>
      <Suspense>
        <Show when={place()} keyed>
          {shown => <Dynamic component={PAGES[shown[0]]} />}
        </Show>
      </Suspense>
      <Toaster />
    </>
  )
}
