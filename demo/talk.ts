import type { LinkKind, NoteKind } from '../shared/domain/note.ts'
import type { ThemePlan } from '../shared/domain/plan.ts'
import { TEMPLATES } from '../shared/domain/templates.ts'
import type { Language } from '../shared/domain/text.ts'
import { connect, pileUp } from './gathering.ts'
import type { Guest } from './guest.ts'
import type { Random } from './random.ts'
import { SENTENCES, WELCOMES } from './sentences.ts'
import { PHRASES, PILE_NAMES, WELCOME_PHRASES } from './phrases.ts'

/** What there is to say next at a table. */
export interface Saying {
  readonly zone: number | null
  readonly kind: NoteKind
  readonly text: string
  readonly language: Language
}

/** What a company says, and what it does with notes that lie there. */
export interface Talk {
  /** all that can be said about a question, in the order in which it is said */
  readonly deck: (theme: ThemePlan, random: Random) => Saying[]
  readonly connect: (guest: Guest, theme: ThemePlan, random: Random) => void
  readonly pileUp: (host: Guest, theme: ThemePlan) => void
  readonly welcome: (theme: ThemePlan) => string | undefined
}

/** The four workshops of 2018, in their own words. */
export const talkOf2018: Talk = {
  deck: (theme, random) =>
    random
      .shuffled(SENTENCES[theme.number] ?? [])
      .map(([zone, kind, text]) => ({ zone, kind, text, language: 'fr' as const })),
  connect: (guest, theme) => connect(guest, theme.number),
  pileUp: (host, theme) => pileUp(host, theme.number),
  welcome: theme => WELCOMES[theme.number],
}

const titlesOf2018 = new Set(
  (TEMPLATES.find(template => template.id === 'isn-2018')?.plan['themes'] as readonly ThemePlan[] | undefined)?.map(
    theme => `${theme.number} ${theme.title.fr ?? ''}`,
  ),
)
const isOf2018 = (theme: ThemePlan): boolean => titlesOf2018.has(`${theme.number} ${theme.title.fr ?? ''}`)

const KINDS = Object.keys(PHRASES.fr) as NoteKind[]
/** How a note of this kind most often hangs on another. */
const TIES: Readonly<Record<NoteKind, LinkKind>> = {
  idea: 'answers',
  question: 'qualifies',
  example: 'example',
  lever: 'supports',
  brake: 'opposes',
  source: 'supports',
}

/**
 * Any café, in its own languages: sentences that fit any question, said of the kind they are. The questions of 2018 have better
 * words, where they are asked in French.
 */
export function talkOf(languages: readonly Language[], first: Language): Talk {
  const spoken = languages.includes(first) ? [first, ...languages.filter(each => each !== first)] : languages
  const speaks2018 = (theme: ThemePlan): boolean => isOf2018(theme) && spoken[0] === 'fr'
  return {
    deck(theme, random) {
      const own = speaks2018(theme) ? talkOf2018.deck(theme, random) : []
      const phrases = spoken.flatMap((language, rank) =>
        KINDS.flatMap(kind =>
          random
            .shuffled(PHRASES[language][kind])
            // In a café in two languages the first one is heard more often.
            .slice(0, rank === 0 ? undefined : 2)
            .map((text): Saying => {
              const zone = random.below(theme.zones.length + 1)
              return { zone: zone === theme.zones.length ? null : zone, kind, text, language }
            }),
        ),
      )
      return [...own, ...random.shuffled(phrases)]
    },
    connect(guest, theme, random) {
      if (speaks2018(theme)) talkOf2018.connect(guest, theme, random)
      const lying = guest.notes().filter(note => note.removal === 0)
      const [a, b] = random.shuffled(lying)
      if (a !== undefined && b !== undefined && !guest.hasLink(a.id, b.id)) guest.link(a.id, b.id, TIES[a.kind])
    },
    pileUp(host, theme) {
      if (speaks2018(theme)) return talkOf2018.pileUp(host, theme)
      const free = host.notes().filter(note => note.removal === 0 && !note.onPlate && note.group === null)
      for (const kind of ['brake', 'lever'] as const) {
        const alike = free.filter(note => note.kind === kind).slice(0, 3)
        if (alike.length < 2) continue
        host.pileUp(
          alike.map(note => note.id),
          PILE_NAMES[spoken[0] ?? 'fr'][kind],
        )
        return
      }
    },
    welcome: theme => (speaks2018(theme) ? talkOf2018.welcome(theme) : WELCOME_PHRASES[spoken[0] ?? 'fr']),
  }
}
