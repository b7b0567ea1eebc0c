import { createMemo, createSignal, For, Show } from 'solid-js'
import type { AidHeading, Sorted } from '../../shared/aids/sort-headings.ts'
import { language, useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import type { Aids } from './aids-client.ts'
import { createAsking } from './asking.ts'
import { lexiconText } from './own-lexicon.ts'
import { SortedUnder } from './SortedUnder.tsx'
import type { TableForAids } from './table-aids.ts'
import { aidsWords } from './words-aids.ts'

const MOST_TITLES = 12
const LONGEST_TITLE = 80

/** Notes under headings: those of the cloth, where placing moves a note, or typed ones, where placing makes a pile of that name. */
export function SortTab(props: { table: TableForAids; aids: Aids; say: (text: string) => void }) {
  const t = useWords(aidsWords)
  const asking = createAsking()
  const hasParts = () => props.table.parts().length > 1
  const [wanted, setWanted] = createSignal<'parts' | 'typed'>('parts')
  const kind = () => (hasParts() ? wanted() : 'typed')
  const [typed, setTyped] = createSignal('')
  const [also, setAlso] = createSignal(false)
  const [missing, setMissing] = createSignal(false)
  const [found, setFound] = createSignal<{ readonly sorted: Sorted; readonly headings: readonly Heading[] }>()

  const titles = () => [
    ...new Set(
      typed()
        .split('\n')
        .map(line => line.trim().slice(0, LONGEST_TITLE))
        .filter(Boolean),
    ),
  ]
  const headings = (): readonly Heading[] =>
    kind() === 'parts'
      ? props.table.parts()
      : titles()
          .slice(0, MOST_TITLES)
          .map((title, at) => ({
            id: `typed-${at}`,
            title,
            lang: language(),
            texts: [
              { text: title, lang: 'fr' },
              { text: title, lang: 'en' },
            ],
          }))
  const candidates = createMemo(() =>
    props.table.notes().filter(note => note.free && (kind() === 'typed' || also() || note.part === undefined)),
  )
  const sort = async () => {
    const under = headings()
    setMissing(under.length < 2)
    if (under.length < 2 || candidates().length === 0) return
    const sorted = await asking.run(
      props.aids.ask('sort', {
        notes: candidates().map(({ id, text, lang }) => ({ id, text, lang })),
        headings: under.map(({ id, texts }) => ({ id, texts })),
        lexicon: lexiconText(),
      }),
    )
    if (sorted === undefined) return
    const lies = new Map(props.table.notes().map(note => [note.id, note.part]))
    // Where it lies already there is nothing to suggest.
    const placed = sorted.placed.filter(each => lies.get(each.id) !== each.heading)
    setFound({ sorted: { ...sorted, placed }, headings: under })
    props.say(t().sorted(placed.length, sorted.unsorted.length))
  }
  const choose = (next: 'parts' | 'typed') => {
    setWanted(next)
    setFound(undefined)
    setMissing(false)
  }
  const place = (heading: Heading, ids: readonly string[]) => {
    if (heading.id.startsWith('typed-')) props.table.group(ids, heading.title)
    else props.table.sendTo(ids, heading.id)
    // What was placed is no suggestion any more.
    setFound(
      now =>
        now && { ...now, sorted: { ...now.sorted, placed: now.sorted.placed.filter(each => !ids.includes(each.id)) } },
    )
  }

  return (
    <div class="aid-tab">
      <p class="help">{t().sortHelp}</p>
      <Show when={hasParts()}>
        <div class="seg" role="group" aria-label={t().sort}>
          <button type="button" aria-pressed={kind() === 'parts'} onClick={() => choose('parts')}>
            {t().toParts}
          </button>
          <button type="button" aria-pressed={kind() === 'typed'} onClick={() => choose('typed')}>
            {t().toTyped}
          </button>
        </div>
      </Show>
      <Show
        when={kind() === 'typed'}
        fallback={
          <label class="aid-check">
            <input type="checkbox" checked={also()} onChange={changed => setAlso(changed.currentTarget.checked)} />
            {t().alsoPlaced}
          </label>
        }
      >
        <div class="field">
          <label for="aid-typed">{t().typed}</label>
          <textarea
            id="aid-typed"
            class="input"
            rows="4"
            aria-describedby="aid-typed-help"
            aria-invalid={missing()}
            value={typed()}
            onInput={event => setTyped(event.currentTarget.value)}
          />
          <p class="help" id="aid-typed-help">
            {t().typedHelp}
          </p>
        </div>
      </Show>
      <button
        type="button"
        class="btn primary"
        aria-disabled={asking.busy() || candidates().length === 0}
        onClick={() => !asking.busy() && void sort()}
      >
        <Icon name="list" />
        {t().sortNow}
      </button>
      <div role="alert">
        <Show when={missing()}>
          <p class="aid-wrong">{t().titlesMissing}</p>
        </Show>
        <Show when={asking.failed()}>
          <p class="aid-wrong">{t().failed}</p>
        </Show>
      </div>
      <Show when={asking.busy()}>
        <p class="help">{t().working}</p>
      </Show>
      <Show when={candidates().length === 0}>
        <p class="help">{kind() === 'parts' ? t().nothingToSort : t().tooFew}</p>
      </Show>
      <Show when={found()}>
        {result => (
          <>
            <For each={result().headings}>
              {heading => (
                <SortedUnder
                  heading={heading}
                  sorted={result().sorted.placed.filter(each => each.heading === heading.id)}
                  table={props.table}
                  asPile={heading.id.startsWith('typed-')}
                  onPlace={ids => place(heading, ids)}
                />
              )}
            </For>
            <section class="aid-under">
              <h3>{t().unsorted}</h3>
              <p class="help">{t().unsortedHelp}</p>
              <ul class="aid-notes">
                <For each={result().sorted.unsorted} fallback={<li class="help">{t().none}</li>}>
                  {id => (
                    <Show when={props.table.notes().find(note => note.id === id)}>
                      {note => (
                        <li>
                          <button
                            type="button"
                            class="aid-see"
                            lang={note().lang}
                            aria-label={t().see(note().text)}
                            onClick={() => props.table.goTo(id)}
                          >
                            {note().text}
                          </button>
                        </li>
                      )}
                    </Show>
                  )}
                </For>
              </ul>
            </section>
          </>
        )}
      </Show>
    </div>
  )
}

export interface Heading extends AidHeading {
  readonly title: string
  readonly lang: string
}
