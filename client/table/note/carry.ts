import { refusalSentence } from '../../../shared/i18n/refusals.ts'
import { type Refusal, REFUSALS } from '../../../shared/domain/commands.ts'
import { LIMITS } from '../../../shared/domain/limits.ts'
import type { Me } from '../../../shared/protocol/api.ts'
import { language, useWords } from '../../i18n/language.ts'
import { RequestFailed } from '../../session/api.ts'
import { showToast } from '../../ui/toasts.ts'
import type { Desk } from '../desk.ts'
import { carryWords } from './words-carry.ts'

/**
 * «J'emporte cette idée». Loaded when somebody first asks for it: most of a round nobody does. What is carried is the server's to
 * say, so it is asked each time rather than kept.
 */
export async function carryAlong(desk: Desk, note: string, anchor: DOMRect | undefined): Promise<void> {
  const t = useWords(carryWords)
  const { table } = desk
  const { session } = table
  // For oneself, or for the guest on paper whose voice is chosen.
  const voice = table.mine.voice()
  const whose = voice === undefined ? {} : { for: voice }
  const name = voice === undefined ? undefined : session.programme.people[voice]?.name
  const tell = (text: string, putDown?: { table: string; note: string }) => {
    showToast({
      text,
      icon: 'send',
      ...(putDown === undefined ? {} : { action: { label: t().putDown, run: () => void drop(putDown) } }),
    })
  }
  const failed = (error: unknown) => {
    const why = REFUSALS.find((code): code is Refusal => error instanceof RequestFailed && error.code === code)
    showToast({ text: why === undefined ? t().failed : refusalSentence(why, language()), alert: true })
  }
  const drop = async (held: { table: string; note: string }): Promise<boolean> => {
    try {
      await session.command({ type: 'drop-carried', table: held.table, note: held.note, ...whose })
      tell(t().putBack)
      return true
    } catch (error) {
      failed(error)
      return false
    }
  }
  const here = { table: table.table, note }
  const take = async () => {
    try {
      const { carriesLeft } = await session.command({ type: 'carry-note', ...here, ...whose })
      const count = LIMITS.carries - (carriesLeft ?? 0)
      tell(name === undefined ? t().carried(count) : t().carriedFor(name, count), here)
    } catch (error) {
      failed(error)
    }
  }

  let carries: Me['carries']
  try {
    const me = await session.call<Me>('/me')
    const all = voice === undefined ? me.carries : (me.voices?.find(each => each.id === voice)?.carries ?? [])
    carries = all.filter(carry => carry.round === table.day().round)
  } catch (error) {
    return failed(error)
  }
  const held = carries.find(carry => carry.note === note)
  if (held !== undefined) return held.to === undefined ? tell(t().carriedAlready, here) : tell(t().arrived)
  if (carries.length < LIMITS.carries) return take()
  desk.openMenu({
    label: t().handsFull,
    anchor,
    about: note,
    items: carries.map(carry => {
      const known = carry.table === table.table ? table.note(carry.note) : undefined
      return {
        label: known?.text ?? t().elsewhere,
        lang: known?.lang,
        ...(known === undefined ? { icon: 'send' as const } : { kind: known.kind }),
        run: () => void drop(carry).then(dropped => (dropped ? take() : undefined)),
      }
    }),
  })
}
