import { Show } from 'solid-js'
import { language } from '../i18n/language.ts'
import { createCommand, useSession } from '../session/session.tsx'
import { refusalWords } from './refusal-words.ts'

export type Giver = ReturnType<typeof createCommand>

/** Commands of this session, given one at a time by the card that calls. */
export const createGiver = (): Giver => createCommand(useSession())

/** Why the last command was refused, in words; nothing when it was not. */
export function Refused(props: { code: string | undefined }) {
  return (
    <div role="alert" class="console-refused">
      <Show when={props.code}>{code => <p class="wrong">{refusalWords(code(), language())}</p>}</Show>
    </div>
  )
}
