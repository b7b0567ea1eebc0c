import { Match, onCleanup, Suspense, Switch } from 'solid-js'
import { lazily } from '../fetch-part.ts'
import { Find } from './Find.tsx'
import { HelpMap } from './HelpMap.tsx'
import { closePanel, panel } from './panels.ts'
import { Settings } from './Settings.tsx'
import './panels.css'

const AidsPanel = lazily(() => import('../aids/AidsPanel.tsx').then(module => module.AidsPanel))
const MyPlace = lazily(() => import('./MyPlace.tsx').then(module => module.MyPlace))

/** What a person has opened for themselves over the cloth. */
export function Panels() {
  // At another table it is closed.
  onCleanup(closePanel)
  return (
    <Switch>
      <Match when={panel() === 'find'}>
        <Find />
      </Match>
      <Match when={panel() === 'help'}>
        <HelpMap />
      </Match>
      <Match when={panel() === 'settings'}>
        <Settings />
      </Match>
      <Match when={panel() === 'place'}>
        <Suspense>
          <MyPlace onClose={closePanel} />
        </Suspense>
      </Match>
      <Match when={panel() === 'aids'}>
        <Suspense>
          <AidsPanel />
        </Suspense>
      </Match>
    </Switch>
  )
}
