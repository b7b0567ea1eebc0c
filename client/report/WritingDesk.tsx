import { createSignal, For, Show } from 'solid-js'
import { useWords } from '../i18n/language.ts'
import { useSession } from '../session/session.tsx'
import { Icon } from '../ui/Icon.tsx'
import { createDesk, type Pane } from './create-desk.ts'
import { DeskHeader } from './DeskHeader.tsx'
import { focusNotes, NotesPanel, showNote } from './NotesPanel.tsx'
import { Outline } from './Outline.tsx'
import { Sheet } from './Sheet.tsx'
import { words } from './words.ts'

const PANES: readonly Pane[] = ['outline', 'page', 'notes']

/** The three columns: what the report is made of, one part on its sheet, the notes it is made from. */
export function WritingDesk() {
  const [attempt, setAttempt] = createSignal(1)
  // a refusal ends a document for good: opening it again starts from what the server holds
  return (
    <Show when={attempt()} keyed>
      <Desk onReopen={() => setAttempt(count => count + 1)} />
    </Show>
  )
}

function Desk(props: { onReopen: () => void }) {
  const t = useWords(words)
  const desk = createDesk(useSession())
  // where there is room for one column only, the notes have to come into sight first
  const goTo = (there: () => void) => {
    desk.setPane('notes')
    requestAnimationFrame(there)
  }
  return (
    <div class="rp" data-pane={desk.pane()}>
      <DeskHeader desk={desk} />
      <nav class="rp-panes seg" aria-label={t().show}>
        <For each={PANES}>
          {each => (
            <button type="button" aria-pressed={desk.pane() === each} onClick={() => desk.setPane(each)}>
              {t().panes[each]}
            </button>
          )}
        </For>
      </nav>
      <Show when={desk.link.ending()}>
        <div class="rp-ended" role="alert">
          <Icon name="shield" />
          <span>{t().ended}</span>
          <button type="button" class="btn" onClick={() => props.onReopen()}>
            {t().reopen}
          </button>
        </div>
      </Show>
      <Outline desk={desk} />
      <Show
        when={desk.page()}
        keyed
        fallback={
          <main class="rp-page">
            <article class="rp-sheet">
              <div class="rp-head">
                <h2 class="serif">{t().annexTitle}</h2>
              </div>
              <p class="rp-closed">{t().annexText}</p>
            </article>
          </main>
        }
      >
        {now => (
          <>
            <Show
              when={desk.link.loaded()}
              fallback={
                <main class="rp-page">
                  <p class="rp-plain">{t().loading}</p>
                </main>
              }
            >
              <Sheet
                page={now}
                desk={desk}
                onCite={() => goTo(focusNotes)}
                onSeeNote={note => goTo(() => showNote(note))}
              />
            </Show>
            <NotesPanel
              part={now.part}
              desk={desk}
              mayWrite={desk.mayWrite(now.part)}
              mayInsert={desk.mayWrite(now.part) && now.language !== 'both'}
            />
          </>
        )}
      </Show>
    </div>
  )
}
