import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'
import type { Word, Words } from '../../shared/protocol/api.ts'
import type { Session } from './session.tsx'

/**
 * Words between hosts and facilitators, as far as they are for this person, oldest first. No document holds them: they are asked for
 * whenever the programme says that there is something new. What could not be asked is asked at the next news or when the link is back;
 * until then what is known stays. Call it under an owner.
 */
export function createWords({ programme, programmeLink, call }: Session): Accessor<readonly Word[]> {
  const [words, setWords] = createSignal<readonly Word[]>([])
  const revision = () => programme.day()?.words
  const isLive = () => programmeLink.state() === 'live'
  let known: string | undefined
  let asking = false
  /** something happened while a call was under way, which may fail */
  let again = false
  let gone = false
  onCleanup(() => (gone = true))
  /** One call at a time: what came meanwhile is one more. */
  const ask = async (): Promise<void> => {
    const wanted = revision()
    if (asking) again = true
    if (wanted === undefined || wanted === known || asking || gone) return
    asking = true
    again = false
    const found = await call<Words>('/words').catch((): undefined => undefined)
    asking = false
    if (gone) return
    if (found !== undefined) {
      known = wanted
      setWords(found.words)
    }
    if (again) void ask()
  }
  createEffect(on([revision, isLive], () => void ask()))
  return words
}
