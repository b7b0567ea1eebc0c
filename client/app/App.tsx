import { Route, Router } from '@solidjs/router'
import { lazy, Suspense } from 'solid-js'
import { Toaster } from '../ui/Toaster.tsx'
import { NotFound } from './NotFound.tsx'

/** The only file that knows every screen. Each is its own bundle: a phone that joins never loads the editor. */
const Home = lazy(() => import('../home/Home.tsx').then(module => ({ default: module.Home })))
const Join = lazy(() => import('../join/Join.tsx').then(module => ({ default: module.Join })))
const TablePage = lazy(() => import('./pages/TablePage.tsx').then(module => ({ default: module.TablePage })))
const PreparePage = lazy(() => import('./pages/PreparePage.tsx').then(module => ({ default: module.PreparePage })))
const ConsolePage = lazy(() => import('./pages/ConsolePage.tsx').then(module => ({ default: module.ConsolePage })))
const WallPage = lazy(() => import('./pages/WallPage.tsx').then(module => ({ default: module.WallPage })))
const HarvestPage = lazy(() => import('./pages/HarvestPage.tsx').then(module => ({ default: module.HarvestPage })))
const ReportPage = lazy(() => import('./pages/ReportPage.tsx').then(module => ({ default: module.ReportPage })))

export function App() {
  return (
    <Router
      root={props => (
        <>
          <Suspense>{props.children}</Suspense>
          <Toaster />
        </>
      )}
    >
      <Route path="/" component={Home} />
      <Route path="/e/:event/join" component={Join} />
      <Route path="/e/:event/table" component={TablePage} />
      <Route path="/e/:event/table/:table" component={TablePage} />
      <Route path="/e/:event/prepare" component={PreparePage} />
      <Route path="/e/:event/console" component={ConsolePage} />
      <Route path="/e/:event/wall" component={WallPage} />
      <Route path="/e/:event/harvest" component={HarvestPage} />
      <Route path="/e/:event/report" component={ReportPage} />
      <Route path="*" component={NotFound} />
    </Router>
  )
}
