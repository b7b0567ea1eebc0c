import { Show } from 'solid-js'
import type { Day } from '../../shared/document/programme.ts'
import { useCrewLabels } from './crew-labels.ts'

/** Which crew sits at this table after the bell, in brass. */
export function CrewLabel(props: { day: Day; table: string }) {
  const labels = useCrewLabels(() => props.day)
  return (
    <Show when={labels().get(props.table)}>
      {name => (
        <>
          <b>{name()}</b>
          {' · '}
        </>
      )}
    </Show>
  )
}
