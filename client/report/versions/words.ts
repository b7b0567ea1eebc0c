import { count, formatNumber } from '../../../shared/i18n/dates.ts'
import type { VersionKind } from '../../../shared/protocol/versions.ts'

const fr = {
  title: 'Versions du compte rendu',
  help: 'Le texte tel qu’il était. Revenir à une version est une modification comme une autre\u00a0: elle s’annule.',
  close: 'Fermer',
  keepTitle: 'Garder le texte d’aujourd’hui',
  name: 'Nom de la version',
  nameHint: 'Avant la relecture',
  keep: 'Garder',
  kept: 'Version gardée',
  full: 'Quarante versions portent déjà un nom\u00a0: c’est autant que l’on peut en garder.',
  loading: 'On cherche les versions…',
  none: 'Aucune version encore. Tablée en garde une toutes les dix minutes pendant que l’on écrit.',
  kinds: {
    named: 'gardée à la main',
    auto: 'pendant l’écriture',
    publish: 'publiée',
    share: 'ouverte à la salle',
    restore: 'avant un retour en arrière',
  } satisfies Record<VersionKind, string>,
  by: (name: string) => `par ${name}`,
  units: (n: number) => `${formatNumber(n, 'fr')} signes`,
  changed: (part: string, before: number, after: number) => {
    const more = after - before
    if (before === 0) return `${part}\u00a0: nouvelle, ${count(after, 'signe', 'signes', 'fr')}`
    if (after === 0) return `${part}\u00a0: vidée`
    if (more === 0) return `${part}\u00a0: réécrite`
    return `${part}\u00a0: ${more > 0 ? '+' : '−'}${formatNumber(Math.abs(more), 'fr')} signes`
  },
  same: 'même texte que la version précédente',
  see: 'Voir',
  seeLong: (name: string) => `Voir la version ${name}`,
  back: 'Toutes les versions',
  asNow: 'comme aujourd’hui',
  empty: 'Rien n’était écrit ici.',
  wasEmpty: 'Vide dans cette version',
  restorePart: 'Revenir à ce texte',
  restorePartLong: (part: string) => `Revenir à ce texte pour ${part}`,
  restoreAll: (n: number) =>
    n === 1 ? 'Revenir à cette version (une partie)' : `Revenir à cette version (${n} parties)`,
  restored: (n: number) => (n === 1 ? 'Partie remise comme elle était' : `${n} parties remises comme elles étaient`),
  undo: 'Le texte d’avant est gardé en tête de liste.',
  notYours: 'Cette partie s’écrit par d’autres.',
  english: (part: string) => `${part} (anglais)`,
  french: (part: string) => `${part} (français)`,
  working: 'On remet le texte…',
  failures: {
    offline: 'Le café ne répond pas. Rien n’a changé, réessayez.',
    other: 'Cela n’a pas été possible. Rien n’a changé, réessayez dans un instant.',
    partly: 'Une partie n’a pas pu être remise. Le texte d’avant est gardé parmi les versions.',
  },
}
const en: typeof fr = {
  title: 'Versions of the report',
  help: 'The text as it was. Going back to a version is an edit like any other: it can be undone.',
  close: 'Close',
  keepTitle: 'Keep today’s text',
  name: 'Name of the version',
  nameHint: 'Before proofreading',
  keep: 'Keep',
  kept: 'Version kept',
  full: 'Forty versions have a name already: that is as many as can be kept.',
  loading: 'Looking for versions…',
  none: 'No version yet. Tablée keeps one every ten minutes while people write.',
  kinds: {
    named: 'kept by hand',
    auto: 'while writing',
    publish: 'published',
    share: 'opened to the room',
    restore: 'before going back',
  },
  by: name => `by ${name}`,
  units: n => `${formatNumber(n, 'en')} characters`,
  changed: (part, before, after) => {
    const more = after - before
    if (before === 0) return `${part}: new, ${count(after, 'character', 'characters', 'en')}`
    if (after === 0) return `${part}: emptied`
    if (more === 0) return `${part}: rewritten`
    return `${part}: ${more > 0 ? '+' : '−'}${formatNumber(Math.abs(more), 'en')} characters`
  },
  same: 'same text as the version before',
  see: 'See',
  seeLong: name => `See the version ${name}`,
  back: 'All versions',
  asNow: 'as it is today',
  empty: 'Nothing was written here.',
  wasEmpty: 'Empty in this version',
  restorePart: 'Go back to this text',
  restorePartLong: part => `Go back to this text for ${part}`,
  restoreAll: n => (n === 1 ? 'Go back to this version (one part)' : `Go back to this version (${n} parts)`),
  restored: n => (n === 1 ? 'Part put back as it was' : `${n} parts put back as they were`),
  undo: 'The text before is kept at the top of the list.',
  notYours: 'Others write this part.',
  english: part => `${part} (English)`,
  french: part => `${part} (French)`,
  working: 'Putting the text back…',
  failures: {
    offline: 'The café does not answer. Nothing has changed, try again.',
    other: 'That was not possible. Nothing has changed, try again in a moment.',
    partly: 'One part could not be put back. The text before is kept among the versions.',
  },
}
export const versionWords = { fr, en }
