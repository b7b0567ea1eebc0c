import type { PeopleListReason } from '../../shared/domain/people-list.ts'
import type { PlanRule } from '../../shared/protocol/api.ts'
import type { Tag } from './lines.ts'
import { and, type Counted, frCount, nb, NN, s, upper } from './word-forms.ts'

export const fr = {
  page: (title: string) => `Les personnes · ${title}`,
  nav: 'Les écrans du café',
  console: 'Console',
  people: 'Les personnes',
  harvest: 'Mise en commun',
  report: 'Compte rendu',
  prepare: 'Préparer',
  presentOf: (present: number, all: number): readonly [string, string, string] => [
    `${present}`,
    ` présent${s(present)} sur `,
    `${all}`,
  ],
  live: 'En direct',
  offline: 'Hors ligne',
  reconnecting: 'Reconnexion…',
  ended: 'Ce lien ne sert plus',
  phase: (round: number, rounds: number) => (round === 0 ? 'Avant le premier tour' : `Tour ${round} sur ${rounds}`),
  together: 'Mise en commun',
  count: (n: number) => `${n} personne${s(n)}`,
  legend: { present: 'présent', expected: 'pas encore là', absent: 'absent', host: 'hôte', paper: 'papier' },
  frozenLegend: `fond gris${nb}: passé ou en cours`,
  search: 'Chercher',
  sort: 'Trier',
  sorting: { name: 'par prénom', state: 'absents d’abord', table: 'par table' },
  round: 'Tour',
  roundN: (n: number) => `Tour ${n}`,
  cell: (round: number, table: number | undefined) =>
    table === undefined ? `tour ${round}${nb}: pas de table` : `tour ${round}${nb}: table ${table}`,
  changedCell: 'change',
  changes: 'change',
  arrives: 'arrive',
  states: { present: '', expected: 'pas encore là', absent: 'absent' },
  host: 'hôte',
  paper: 'papier',
  tag: (tag: Tag): string => {
    switch (tag.kind) {
      case 'with':
        return `avec ${and(tag.names, 'et')}`
      case 'apart':
        return `pas avec ${and(tag.names, 'ni')}`
      case 'language':
        return `langue${nb}: ${tag.language === 'fr' ? 'français' : 'anglais'}`
      case 'reachable':
        return 'table accessible'
      case 'leaves':
        return `part après le tour ${tag.round ?? ''}`
      case 'comes':
        return `dès le tour ${tag.round ?? ''}`
      case 'not':
        return `pas à la table ${and(tag.numbers, 'ni')}`
      case 'wishes':
        return `souhaite ${tag.numbers.length > 1 ? 'les thèmes' : 'le thème'} ${and(tag.numbers, 'et')}`
      case 'pinned':
        return `fixé au tour ${and(tag.numbers, 'et')}`
    }
  },
  nobody: 'Personne pour l’instant. Ajoutez un prénom, ou collez une liste.',
  noMatch: 'Aucun prénom ne correspond.',
  pages: (page: number, pages: number) => `Page ${page} sur ${pages}`,
  previous: 'Page précédente',
  next: 'Page suivante',
  listOf: 'Les personnes et leurs tables',
  newName: 'Prénom de la personne qui arrive',
  fromRound: 'Dès quel tour',
  fromN: (n: number) => `dès le tour ${n}`,
  add: 'Ajouter',
  paste: 'Coller une liste',
  csv: 'Importer un CSV',
  emptyName: 'Écrivez d’abord un prénom.',

  idleTitle: 'Le plan de la journée',
  choose: 'Choisissez une personne pour la déplacer, l’échanger ou la noter absente.',
  facts: { present: 'présents', expected: 'pas encore là', absent: 'absents' },
  allAbsent: (n: number) => (n === 1 ? 'Noter absente la personne qui manque' : `Noter absentes les ${n} qui manquent`),
  offer: (gap: number, n: number) => `Les tables diffèrent de ${gap}. Déplacer ${n} personne${s(n)}${NN}?`,
  offerHelp: 'Sinon, personne ne bouge.',
  seeOffer: 'Voir ce que cela change',
  told: 'Les cartes de place sont distribuées. On déplace le moins de personnes possible.',
  untold: 'Personne ne connaît encore sa table. Le plan se refait à chaque changement.',
  tell: 'Les cartes sont distribuées',
  closeTable: 'Fermer une table',
  table: 'Table',
  tableN: (n: number) => `Table ${n}`,
  closedFrom: (n: number, round: number) => `Table ${n}${nb}: fermée dès le tour ${round}`,
  opensAgain: (n: number, round: number) => `Table ${n}${nb}: ouverte à nouveau dès le tour ${round}`,
  openTable: (n: number) => `Rouvrir la table ${n}`,
  warnings: 'Ce que la liste demande et que personne ne peut suivre',
  over: 'Les tours sont finis. Les présences se notent encore, les places ne changent plus.',

  close: 'Fermer',
  isAbsent: 'N’est pas là',
  isPresent: 'Est là',
  leavesAfter: (round: number) => `Part après le tour ${round}`,
  swap: 'Échanger avec quelqu’un…',
  swapWith: (name: string) => `Choisissez la personne avec qui échanger les tables de ${name}.`,
  stopSwap: 'Ne pas échanger',
  place: 'Placer à une table',
  placeButton: 'Placer',
  hostStays: 'Cette personne accueille sa table et y reste.',

  eye: 'Aperçu, rien n’est encore changé',
  asking: 'On calcule…',
  title: (c: Counted) => {
    const parts = [
      ...(c.absent > 0 ? [frCount(c.absent, 'absence', 'absences', true)] : []),
      ...(c.leaving > 0 ? [frCount(c.leaving, 'départ', 'départs')] : []),
      ...(c.arriving > 0 ? [frCount(c.arriving, 'arrivée', 'arrivées', true)] : []),
      ...(c.swapped > 0 ? [frCount(c.swapped, 'échange', 'échanges')] : []),
      ...(c.moved > 0 ? [frCount(c.moved, 'déplacement', 'déplacements')] : []),
      ...(c.opened > 0 ? [frCount(c.opened, 'table rouverte', 'tables rouvertes', true)] : []),
      ...(c.closed > 0 ? [frCount(c.closed, 'table fermée', 'tables fermées', true)] : []),
    ]
    const change =
      c.changed === 0
        ? 'personne ne change de table'
        : `${c.changed}${nb}personne${s(c.changed)} change${c.changed > 1 ? 'nt' : ''} de table`
    return parts.length === 0 ? upper(change) : `${upper(parts.join(', '))}${nb}: ${change}`
  },
  frozen: (rounds: readonly number[]): readonly [string, string] =>
    rounds.length === 1
      ? [`Le tour ${rounds[0] ?? ''} ne bouge pas.`, ' Ce qui est passé ou en cours reste tel quel.']
      : [`Les tours ${and(rounds, 'et')} ne bougent jamais.`, ' Ce qui est passé ou en cours reste tel quel.'],
  before: (rounds: readonly number[]) => `${and(rounds, 'et')} avant`,
  after: (rounds: readonly number[]) => `${and(rounds, 'et')} après`,
  pastRounds: (rounds: readonly number[]) => `tour${s(rounds.length)} ${rounds.join(', ')}`,
  becomes: 'devient',
  arrivesLine: 'arrive',
  leavesLine: 'laisse sa place',
  more: (n: number) => `et ${n} autre${s(n)}`,
  sizes: (now: string, asIs: string | undefined) =>
    `${now} à chaque table, sans l’hôte${asIs === undefined ? '' : ` (sinon${nb}: ${asIs})`}`,
  range: (min: number, max: number) =>
    min === max ? `${min}` : max - min === 1 ? `${min} ou ${max}` : `${min} à ${max}`,
  rule: {
    with: 'les duos',
    apart: 'les séparations',
    not: 'les tables évitées',
    pin: 'les places fixées',
    language: 'les langues',
    reachable: 'l’accès',
    wishes: 'les vœux',
  } satisfies Record<PlanRule, string>,
  kept: (rules: readonly string[]) => `Gardés${nb}: ${and(rules, 'et')}`,
  broken: (rule: string, names: readonly string[], round: number) =>
    `Au tour ${round}, on ne peut pas suivre ${rule}${nb}: ${and(names, 'et')}`,
  unseated: (names: readonly string[]) => `Sans chaise${nb}: ${and(names, 'et')}`,
  bringChairs: 'Ajouter une chaise',
  met: 'personnes croisées par chacun',
  hostsMet: 'hôtes croisés',
  metBy: (name: string, rounds: number) => `pour ${name}, en ${rounds} tour${s(rounds)}`,
  bound: (most: number) => `Borne${nb}: ${most} au plus, si personne ne se recroisait.`,
  metRange: (min: number, max: number) => (min === max ? `${min}` : `${min} à ${max}`),
  apply: (rounds: readonly number[]) =>
    rounds.length === 0
      ? 'Appliquer'
      : `Appliquer aux tour${s(rounds.length)} ${and(rounds, 'et')}`.replace('aux tour ', 'au tour '),
  asIs: 'Laisser ainsi',
  asIsHelp: 'Les présences seules sont notées, personne ne change de table.',
  discard: 'Abandonner',
  undoable: {
    start: 'Annulable jusqu’au premier tour.',
    bell: 'Annulable jusqu’à la sonnette.',
    round: 'Annulable jusqu’au tour suivant.',
    close: 'Annulable jusqu’à la clôture.',
  },
  toldPhones: (n: number) =>
    n === 0
      ? 'Personne d’autre n’est prévenu.'
      : n === 1
        ? 'Seule cette personne est prévenue.'
        : `Seules ces ${n} personnes sont prévenues.`,
  applied: 'Le plan est changé.',
  undo: 'Annuler le dernier changement',
  undone: 'Le plan est comme avant.',
  notReached: `Le café ne répond pas. Rien n’a changé${nb}: vérifiez le Wi-Fi, puis réessayez.`,
  notTaken: `La commande n’a pas été prise. Rien n’a changé${nb}: réessayez.`,

  listTitle: 'Ajouter plusieurs personnes',
  listHelp: 'Une personne par ligne. Une ligne copiée d’un tableur convient aussi.',
  listLabel: 'Les personnes, une par ligne',
  fileHelp: 'Un fichier CSV, avec ou sans ligne de titres.',
  fileLabel: 'Fichier CSV',
  listNames: 'Ici, seuls les noms servent. Les souhaits et contraintes s’ajoutent dans Préparer.',
  listFound: (n: number) => (n === 0 ? 'Personne à ajouter.' : `${n} personne${s(n)} à ajouter.`),
  listAdd: (n: number) => `Voir l’arrivée de ${n} personne${s(n)}`,
  unreadable: 'Ce fichier ne se lit pas comme un CSV. Enregistrez-le en CSV (UTF-8), puis réessayez.',
  line: (n: number) => `Ligne ${n}`,
  reasons: {
    'no-name': 'sans nom, laissée de côté',
    'long-name': 'nom trop long, laissée de côté',
    twice: 'déjà dans la liste, laissée de côté',
    'same-name': 'même nom que quelqu’un d’autre, gardée',
    'long-organisation': 'organisation trop longue, raccourcie',
    'odd-email': 'adresse illisible, ignorée',
    'too-many': 'le café est au complet, laissée de côté',
  } satisfies Record<PeopleListReason, string>,
}
