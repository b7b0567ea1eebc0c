import { createMemo, createSignal, type JSX, Match, onMount, Show, Switch } from 'solid-js'
import { eventOfPage, navigate } from '../session/address.ts'
import { isSeated } from '../../shared/access/roles.ts'
import { typeset } from '../../shared/i18n/typography.ts'
import type { EventView } from '../../shared/protocol/api.ts'
import { useWords } from '../i18n/language.ts'
import { RequestFailed, request } from '../session/api.ts'
import { type Identity, join, recogniseOneOf, takeKeyFromAddress } from '../session/identity.ts'
import { logoAddress } from '../session/local-address.ts'
import { recallInTab, rememberInTab } from '../session/memory.ts'
import { Icon } from '../ui/Icon.tsx'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { BrandMark } from '../ui/Logo.tsx'
import { CodeForm } from './CodeForm.tsx'
import { takePersonalFromAddress } from './come-back.ts'
import { bearerOf, cleanName, readSecret, type Secret, seatAt, toRequest, type Typed } from './door.ts'
import { JoinForm } from './JoinForm.tsx'
import { NotesFate } from './NotesFate.tsx'
import { SeatDrawing } from './SeatDrawing.tsx'
import { TableChoice } from './TableChoice.tsx'
import { words } from './words.ts'
import './join.css'

type Door =
  | { readonly step: 'opening' }
  /** nobody gave a key, or the one given is refused */
  | { readonly step: 'code'; readonly why: 'no-key' | 'unknown-key' | 'unknown-personal' | 'too-many' }
  | { readonly step: 'open'; readonly secret: Secret; readonly view: EventView }
  | { readonly step: 'unknown-cafe' }
  | { readonly step: 'offline' }
type Trouble = 'offline' | 'refused' | 'too-many'

const NOTHING: Typed = { name: '', paper: false, showName: false, organisation: '', showEmail: false, email: '' }

/** The door of a café: a first name, and one is seated. */
export function Join() {
  const event = eventOfPage()
  const asked = new URLSearchParams(location.search).get('table') ?? undefined
  const t = useWords(words)

  const [door, setDoor] = createSignal<Door>({ step: 'opening' })
  const [known, setKnown] = createSignal<Identity>()
  const [typed, setTyped] = createSignal<Typed>(NOTHING)
  const [busy, setBusy] = createSignal(false)
  const [trouble, setTrouble] = createSignal<Trouble>()
  /** asked to follow without writing, without a name */
  const [nameless, setNameless] = createSignal(false)
  /** the server said that a table is full, and which has a chair */
  const [turnedAway, setTurnedAway] = createSignal<{ readonly next: string | undefined }>()

  // The key leaves the address at once; the tab keeps it until one is seated, so that a reload does not lock the door.
  const keptAs = `door.${event}`
  const atHand = (): Secret | undefined => {
    const kept = recallInTab(keptAs)
    return kept === null || kept === '' ? undefined : readSecret(kept)
  }
  const look = async (secret: Secret | undefined) => {
    if (door().step !== 'open') setDoor({ step: 'opening' })
    if (secret === undefined) return setDoor({ step: 'code', why: 'no-key' })
    try {
      const view = await request<EventView>(`/events/${event}`, { bearer: bearerOf(secret) })
      if (!isSeated(view.role)) {
        navigate(`/e/${event}/${view.role === 'wall' ? 'wall' : 'console'}#k=${bearerOf(secret)}`, {
          replace: true,
        })
        return
      }
      rememberInTab(keptAs, bearerOf(secret))
      setDoor({ step: 'open', secret, view })
    } catch (error) {
      setDoor(doorAfter(error))
    }
  }
  /** The same person on another device: by the link or the code that they have for themselves. */
  const comeBack = async (personal: string) => {
    setDoor({ step: 'opening' })
    try {
      await join(event, { personal })
      rememberInTab(keptAs, '')
      navigate(`/e/${event}/table`, { replace: true })
    } catch (error) {
      const after = doorAfter(error)
      setDoor(after.step === 'code' && after.why === 'unknown-key' ? { step: 'code', why: 'unknown-personal' } : after)
    }
  }
  const arrive = async () => {
    const personal = takePersonalFromAddress()
    if (personal !== undefined) return comeBack(personal)
    const found = takeKeyFromAddress()
    await look(found === undefined ? atHand() : readSecret(found))
  }
  onMount(() => {
    void arrive()
    // not being recognised, for whatever reason, only means being asked for a name
    recogniseOneOf(event, ['participant', 'host']).then(setKnown, () => setKnown(undefined))
  })

  const open = () => {
    const now = door()
    return now.step === 'open' ? now : undefined
  }
  const view = () => open()?.view
  const tables = () => view()?.tables ?? []
  /** the table they chose instead of the one of the address */
  const [chosen, setChosen] = createSignal<string | undefined>(asked)
  const [choosing, setChoosing] = createSignal(false)
  const seat = createMemo(() => seatAt(tables(), chosen()))
  /** themes that they would like to see, where nobody can see them all */
  const [wishes, setWishes] = createSignal<readonly string[]>([])
  const wishable = () => {
    const shown = view()
    const { themes, rounds, movement, questions } = shown?.plan ?? {}
    const early = shown?.phase === 'prepared' || shown?.phase === 'open'
    return early && shown.role === 'participant' && movement === 'mix' && questions === 'per-theme'
      ? (themes ?? []).length > (rounds?.count ?? 0)
        ? (themes ?? [])
        : []
      : []
  }
  const everybody = createMemo(() => tables().flatMap(table => table.people))
  const full = () => {
    const { table, instead } = seat()
    const turned = turnedAway()
    if (table === undefined || (turned === undefined && instead === undefined)) return undefined
    return { table, instead: turned === undefined ? instead : tables().find(one => one.id === turned.next) }
  }

  /** a place is kept in the name that was typed: is it theirs? */
  const [kept, setKept] = createSignal<{ readonly following: boolean }>()
  const sit = async (instead?: string, following = false, ask = true) => {
    const now = open()
    if (now === undefined || busy()) return
    setBusy(true)
    setTrouble(undefined)
    try {
      const table = instead ?? (seat().asked ? seat().table?.id : undefined)
      await join(event, toRequest(now.secret, typed(), table, { following, ask, wishes: wishes() }))
      rememberInTab(keptAs, '')
      navigate(`/e/${event}/${nextScreen(now.view, following ? seat().table?.id : undefined)}`)
    } catch (error) {
      if (error instanceof RequestFailed && error.code === 'place-kept') setKept({ following })
      else await explain(error)
    } finally {
      setBusy(false)
    }
  }
  /** A name is all it takes here too. */
  const follow = () => {
    if (cleanName(typed().name) === '') {
      setNameless(true)
      document.getElementById('jn-name')?.focus()
    } else void sit(undefined, true)
  }
  const explain = async (error: unknown) => {
    const failed = error instanceof RequestFailed ? error : undefined
    if (failed === undefined) throw error
    if (failed.status === 401 || failed.status === 403 || failed.status === 404) setDoor(doorAfter(failed))
    else if (failed.code === 'table-full') {
      setTurnedAway({ next: readNext(failed.details) })
      await look(open()?.secret)
    } else if (failed.code === 'event-closed') await look(open()?.secret)
    else setTrouble(failed.status === 0 ? 'offline' : failed.status === 429 ? 'too-many' : 'refused')
  }
  /**
   * Once the rounds are over there is no chair to go to, but all the plates to look at. Whoever prefers paper gets a card to copy,
   * and gives the device back. Whoever follows has no chair: they look at the table that they saw here.
   */
  const nextScreen = (at: EventView, looks: string | undefined): string => {
    if (typed().paper) return 'me'
    if (at.phase === 'harvest') return 'harvest'
    return looks === undefined ? 'table' : `table/${looks}`
  }
  const late = () => {
    const now = view()
    if (now?.phase === 'harvest') return t().lateHarvest
    if (now?.phase === 'transfer') return t().lateTransfer(now.round + 1)
    return now?.phase === 'round' ? t().lateRound(now.round, now.plan.rounds.count) : undefined
  }
  const troubleText = () => {
    switch (trouble()) {
      case 'offline':
        return t().offlineForm
      case 'too-many':
        return t().tooMany
      case 'refused':
        return t().refused
      case undefined:
        return undefined
    }
  }
  const codeTrouble = () => {
    const now = door()
    if (now.step !== 'code' || now.why === 'no-key') return undefined
    if (now.why === 'unknown-personal') return t().unknownPersonal
    return now.why === 'too-many' ? t().tooMany : t().unknownKey
  }
  const cafeLanguage = () => view()?.plan.languages[0] ?? 'fr'
  const zones = () => {
    const theme = view()?.plan.themes.find(one => one.id === seat().table?.theme)
    return theme?.zones.length ?? 1
  }
  const title = (text: string) => typeset(text, cafeLanguage())

  return (
    <div class="jn">
      <header class="jn-top">
        <BrandMark size={30} />
        <LanguageSwitch short />
      </header>
      <main class="jn-main">
        <Switch>
          <Match when={door().step === 'opening'}>
            <p class="jn-plain">{t().opening}</p>
          </Match>
          <Match when={door().step === 'offline'}>
            <Plain title={t().offline} help={t().offlineHelp}>
              <button type="button" class="btn primary" onClick={() => void look(atHand())}>
                {t().retry}
              </button>
            </Plain>
          </Match>
          <Match when={door().step === 'unknown-cafe'}>
            <Plain title={t().unknownCafe} help={t().unknownCafeHelp}>
              <a class="btn primary" href="/">
                {t().home}
              </a>
            </Plain>
          </Match>
          <Match when={door().step === 'code'}>
            <h1 class="serif">{t().codeTitle}</h1>
            <Again known={known()} event={event} />
            <CodeForm
              wrong={codeTrouble()}
              busy={false}
              onCode={code => void look({ code })}
              onPersonal={code => void comeBack(code)}
            />
          </Match>
          <Match when={view()?.phase === 'closed'}>
            <Plain title={t().closed} help={t().closedHelp}>
              <Show when={known()}>
                {mine => (
                  <a class="btn primary" href={`/e/${event}/me`}>
                    {t().readAgain(mine().name)}
                  </a>
                )}
              </Show>
              <Show when={known() !== undefined && view()?.published === true}>
                <a class="btn" href={`/e/${event}/report`}>
                  {t().readReport}
                </a>
              </Show>
              <a class="btn" href="/">
                {t().home}
              </a>
            </Plain>
          </Match>
          <Match when={view()}>
            {shown => (
              <div class="jn-room">
                <div class="jn-cafe" lang={cafeLanguage()}>
                  <Show when={logoAddress(event, shown().logo?.id)}>
                    {logo => <img class="jn-logo" src={logo()} alt="" />}
                  </Show>
                  <h1 class="serif">{title(shown().plan.title)}</h1>
                  <Show when={shown().plan.subtitle}>{subtitle => <p class="jn-sub">{title(subtitle())}</p>}</Show>
                </div>
                <Show when={full()?.instead ?? seat().table}>
                  {table => <SeatDrawing table={table()} seat={seat()} zones={zones()} />}
                </Show>
                <div class="jn-forms">
                  <Show when={shown().role === 'host'}>
                    <p class="pill bell jn-host">
                      <Icon name="cup" />
                      {t().hostKey}
                    </p>
                  </Show>
                  <Show when={late()}>
                    {text => (
                      <p class="jn-late">
                        <Icon name="clock" />
                        {text()}
                      </p>
                    )}
                  </Show>
                  <Show
                    when={known()}
                    fallback={
                      <JoinForm
                        typed={typed()}
                        kept={kept() !== undefined}
                        onMine={() => void sit(undefined, kept()?.following, false)}
                        wishes={wishable()}
                        wished={wishes()}
                        onWish={setWishes}
                        onTyped={change => {
                          setNameless(false)
                          if (change.name !== undefined) setKept(undefined)
                          setTyped(held => ({ ...held, ...change }))
                        }}
                        people={everybody()}
                        harvest={shown().phase === 'harvest'}
                        busy={busy()}
                        trouble={nameless() ? t().emptyName : troubleText()}
                        full={full()}
                        onSit={table => void sit(table)}
                      />
                    }
                  >
                    <div class="jn-card">
                      <Again known={known()} event={event} />
                      <button type="button" class="btn quiet jn-else" onClick={() => setKnown(undefined)}>
                        {t().someoneElse}
                      </button>
                    </div>
                  </Show>
                  <Show when={known() === undefined && shown().role === 'participant' && shown().phase !== 'harvest'}>
                    <div class="jn-ways">
                      <button type="button" class="btn quiet" aria-haspopup="dialog" onClick={() => setChoosing(true)}>
                        <Icon name="table" />
                        {t().changeTable}
                      </button>
                      <button type="button" class="btn quiet" onClick={() => follow()}>
                        <Icon name="eye" />
                        {t().follow}
                      </button>
                    </div>
                    <Show when={choosing()}>
                      <TableChoice
                        open={true}
                        tables={tables()}
                        now={(full()?.instead ?? seat().table)?.id}
                        onChoose={table => {
                          setTurnedAway(undefined)
                          setChosen(table)
                          setChoosing(false)
                        }}
                        onClose={() => setChoosing(false)}
                      />
                    </Show>
                  </Show>
                </div>
              </div>
            )}
          </Match>
        </Switch>
      </main>
      <NotesFate view={view()} />
    </div>
  )
}

/** `{ next: { table } }` beside the refusal `table-full`: where there is a chair. */
function readNext(details: unknown): string | undefined {
  if (typeof details !== 'object' || details === null || !('next' in details)) return undefined
  const { next } = details
  return typeof next === 'object' && next !== null && 'table' in next && typeof next.table === 'string'
    ? next.table
    : undefined
}

/** What the server's answer to a look, or to a try, means for the door. */
function doorAfter(error: unknown): Door {
  if (!(error instanceof RequestFailed)) throw error
  if (error.status === 404) return { step: 'unknown-cafe' }
  if (error.status === 429) return { step: 'code', why: 'too-many' }
  return error.status >= 400 && error.status < 500 ? { step: 'code', why: 'unknown-key' } : { step: 'offline' }
}

function Again(props: { known: Identity | undefined; event: string }) {
  const t = useWords(words)
  return (
    <Show when={props.known}>
      {known => (
        <div class="jn-again">
          <a class="btn primary jn-go" href={`/e/${props.event}/table`}>
            {t().again(known().name)}
            <Icon name="arrow" />
          </a>
          <p class="jn-hint">{t().againHelp}</p>
        </div>
      )}
    </Show>
  )
}

function Plain(props: { title: string; help: string; children: JSX.Element }) {
  return (
    <div class="jn-message">
      <h1 class="serif">{props.title}</h1>
      <p class="jn-sub">{props.help}</p>
      {props.children}
    </div>
  )
}
