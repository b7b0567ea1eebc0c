import { createSignal, onCleanup } from 'solid-js'
import { AidsClosed } from './aids-client.ts'

/** One question at a time: whether it is being worked out, whether it failed. A newer question makes the older one's answer void. */
export function createAsking() {
  const [busy, setBusy] = createSignal(false)
  const [failed, setFailed] = createSignal(false)
  let asked = 0
  onCleanup(() => asked++)
  /** Undefined: it failed, or nobody waits for it any more. */
  const run = async <T>(answer: Promise<T>): Promise<T | undefined> => {
    const at = ++asked
    setBusy(true)
    setFailed(false)
    try {
      const found = await answer
      return at === asked ? found : undefined
    } catch (error) {
      if (at === asked && !(error instanceof AidsClosed)) setFailed(true)
      return undefined
    } finally {
      if (at === asked) setBusy(false)
    }
  }
  return { busy, failed, run }
}
