/** a strong part, then the rest of the line */
type Pair = readonly [string, string]

const plural = (count: number, one: string, many: string) => (Math.abs(count) < 2 ? one : many)
const joined = (names: readonly string[], and: string) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${and} ${names[names.length - 1] ?? ''}`
const numbers = ['zéro', 'une', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix']
const minutesInWords = (minutes: number) =>
  `${numbers[minutes] ?? String(minutes)} ${plural(minutes, 'minute', 'minutes')}`
const whole = (minutes: number) => Number.isInteger(minutes) && minutes >= 1
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const fr = {
  roundOf: (round: number, rounds: number): Pair => [`Tour ${round}`, `sur ${rounds}`],
  paused: 'En pause',
  pausedHelp: 'La pendule attend. On peut continuer à parler, à écrire, à boire un café.',
  /** around the hour of the bell */
  bellAt: ['La sonnette à ', ''] as Pair,
  thenWalk: (minutes: number) =>
    whole(minutes) ? `, puis ${minutesInWords(minutes)} pour changer de table.` : ', puis on change de table.',
  thenCloths: ', puis les nappes changent de table.',
  thenHarvest: ', puis la mise en commun.',
  bellSoon: 'La sonnette va bientôt sonner. Finissez vos phrases.',
  fiveLeft: 'Encore cinq minutes',
  oneLeft: 'Une minute\u00a0: que met-on dans l’assiette\u202f?',
  map: 'Au prochain coup de sonnette',
  mapCentre: ['Au coup', 'de sonnette'] as Pair,
  lastCentre: ['Dernier tour,', 'puis ensemble'] as Pair,
  freeCentre: ['Au coup de sonnette,', 'chacun choisit'] as Pair,
  arriveAt: (hosts: string, count: number) => `${plural(count, 'Arrive', 'Arrivent')} chez ${hosts}\u00a0:`,
  arriveHere: (count: number) => `${plural(count, 'Arrive', 'Arrivent')} ici\u00a0:`,
  seatedWith: (hosts: string) => `Autour de ${hosts}\u00a0:`,
  seatedHere: 'À cette table\u00a0:',
  staysHere: (hosts: string) => `${hosts} vous accueille.`,
  stayHere: (hosts: string) => `${hosts} vous accueillent.`,
  /** «a», «a et b», «a, b et c» */
  all: (names: readonly string[]) => joined(names, 'et'),
  andOthers: (count: number) => (count === 1 ? 'et une autre personne' : `et ${count} autres`),
  rungTitle: 'La sonnette\u202f!',
  rungHelp: 'Finissez votre phrase. On change de table dans',
  rungLastHelp: 'Finissez votre phrase. On se retrouve ensemble dans',
  seconds: (seconds: number) => plural(seconds, 'seconde', 'secondes'),
  walk: (minutes: number) =>
    whole(minutes) ? `${capital(minutesInWords(minutes))} pour changer de table` : 'On change de table',
  walkPause: 'C’est la pause, puis on change de table',
  /** the hour at which people sit again */
  backAt: (round: number, hour: string) => `On reprend à ${hour}, pour le tour ${round}`,
  towards: (round: number) => `Vers le tour ${round}`,
  findName: 'Cherchez votre prénom\u00a0: voici votre table',
  freeWalk: 'Choisissez la table qui vous appelle.',
}

const pluralEn = (count: number, one: string, many: string) => (count === 1 ? one : many)
const numbersEn = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const minutesInEnglish = (minutes: number) =>
  `${numbersEn[minutes] ?? String(minutes)} ${pluralEn(minutes, 'minute', 'minutes')}`

const en: typeof fr = {
  roundOf: (round, rounds) => [`Round ${round}`, `of ${rounds}`],
  paused: 'Paused',
  pausedHelp: 'The clock is waiting. Keep talking, writing, drinking coffee.',
  bellAt: ['The bell at ', ''],
  thenWalk: minutes =>
    whole(minutes) ? `, then ${minutesInEnglish(minutes)} to change tables.` : ', then we change tables.',
  thenCloths: ', then the cloths change tables.',
  thenHarvest: ', then the harvest.',
  bellSoon: 'The bell will ring soon. Finish your sentences.',
  fiveLeft: 'Five minutes left',
  oneLeft: 'One minute: what goes on the plate?',
  map: 'At the next bell',
  mapCentre: ['When the', 'bell rings'],
  lastCentre: ['Last round,', 'then together'],
  freeCentre: ['When the bell rings,', 'choose your table'],
  arriveAt: hosts => `Joining ${hosts}:`,
  arriveHere: () => 'Coming here:',
  seatedWith: hosts => `With ${hosts}:`,
  seatedHere: 'At this table:',
  staysHere: hosts => `${hosts} welcomes you.`,
  stayHere: hosts => `${hosts} welcome you.`,
  all: names => joined(names, 'and'),
  andOthers: count => (count === 1 ? 'and one more' : `and ${count} more`),
  rungTitle: 'The bell!',
  rungHelp: 'Finish your sentence. Tables change in',
  rungLastHelp: 'Finish your sentence. We come together in',
  seconds: seconds => pluralEn(seconds, 'second', 'seconds'),
  walk: minutes =>
    whole(minutes) ? `${capital(minutesInEnglish(minutes))} to change tables` : 'Time to change tables',
  walkPause: 'Time for a break, then another table',
  backAt: (round, hour) => `Back at ${hour}, for round ${round}`,
  towards: round => `On to round ${round}`,
  findName: 'Look for your first name: here is your table',
  freeWalk: 'Choose the table that calls you.',
}

export const roundWords = { fr, en }
