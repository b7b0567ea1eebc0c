/** What `tablee plan` says. */
const fr = {
  summary: 'Qui va à quelle table à chaque tour, et ce que cela donne. Rien n’est enregistré.',
  three: 'Il faut trois nombres : combien de personnes, de tables, de tours.',
  whole: (name: 'people' | 'tables' | 'rounds', most: number, given: string) =>
    `${{ people: 'Les personnes', tables: 'Les tables', rounds: 'Les tours' }[name]} : un nombre entier de 1 à ${most}, pas « ${given} ».`,
  unknownOption: (what: string) => `Option inconnue : ${what}`,
  goal: (given: string) => `--goal attend spread ou buddy, pas « ${given} ».`,
  fewerThanTables: (people: number, tables: number) =>
    `${people} personnes ne suffisent pas à accueillir à ${tables} tables. Prenez moins de tables, ou ajoutez --no-hosts.`,
  host: (n: number) => `Hôte ${n}`,
  person: (n: number) => `Convive ${n}`,
  title: (people: number, tables: number, rounds: number) =>
    `${people} personnes, ${tables} ${tables > 1 ? 'tables' : 'table'}, ${rounds} ${rounds > 1 ? 'tours' : 'tour'}`,
  hosted: 'Une personne par table reste pour accueillir ; elle est comptée.',
  notHosted: 'Personne ne reste : tout le monde change de table.',
  goals: {
    spread: 'But (spread) : que personne ne retombe toujours sur les mêmes.',
    buddy: 'But (buddy) : que chacun rencontre le plus de monde possible.',
  },
  who: 'Qui',
  round: (n: number) => `Tour ${n}`,
  number: 'En deux nombres',
  route: (start: number, step: number) => `départ table ${start}, puis avancez de ${step}`,
  stays: (table: number) => `reste à la table ${table}`,
  met: (mean: string, min: number, max: number) =>
    `Chaque personne en rencontre ${mean} autres en moyenne (de ${min} à ${max}).`,
  sizes: (min: number, max: number) =>
    min === max ? `${max} ${max > 1 ? 'personnes' : 'personne'} par table.` : `De ${min} à ${max} personnes par table.`,
  again: {
    spread: (n: number) => `Retrouvailles, chaque paire de tours comptée : ${n}.`,
    buddy: (n: number) => `Retrouvailles, au-delà de la première rencontre : ${n}.`,
  },
  atBound: 'Aucun plan ne peut faire mieux : c’est démontré.',
  aboveBound: (bound: number) => `Aucun plan ne peut descendre sous ${bound} : c’est démontré.`,
  most: (n: number) =>
    n < 2 ? 'Personne ne retombe sur les mêmes.' : `Deux mêmes personnes partagent une table ${n} fois au plus.`,
  revisits: (n: number, bound: number) => `Places à un thème déjà vu : ${n} (au moins ${bound}).`,
  allDifferent: 'Personne ne revient à une table déjà vue.',
}
const en: typeof fr = {
  summary: 'Who sits at which table in each round, and what comes of it. Nothing is stored.',
  three: 'Three numbers are needed: how many people, tables and rounds.',
  whole: (name, most, given) =>
    `${{ people: 'People', tables: 'Tables', rounds: 'Rounds' }[name]}: a whole number from 1 to ${most}, not “${given}”.`,
  unknownOption: (what: string) => `Unknown option: ${what}`,
  goal: (given: string) => `--goal takes spread or buddy, not “${given}”.`,
  fewerThanTables: (people: number, tables: number) =>
    `${people} people cannot host ${tables} tables. Take fewer tables, or add --no-hosts.`,
  host: (n: number) => `Host ${n}`,
  person: (n: number) => `Person ${n}`,
  title: (people: number, tables: number, rounds: number) =>
    `${people} ${people > 1 ? 'people' : 'person'}, ${tables} ${tables > 1 ? 'tables' : 'table'}, ${rounds} ${rounds > 1 ? 'rounds' : 'round'}`,
  hosted: 'One person a table stays to welcome the others, and is counted.',
  notHosted: 'Nobody stays: everybody changes tables.',
  goals: {
    spread: 'Goal (spread): nobody keeps meeting the same person.',
    buddy: 'Goal (buddy): everybody meets as many others as possible.',
  },
  who: 'Who',
  round: (n: number) => `Round ${n}`,
  number: 'In two numbers',
  route: (start: number, step: number) => `start at table ${start}, then move on by ${step}`,
  stays: (table: number) => `stays at table ${table}`,
  met: (mean: string, min: number, max: number) => `Each person meets ${mean} others on average (${min} to ${max}).`,
  sizes: (min: number, max: number) =>
    min === max ? `${max} ${max > 1 ? 'people' : 'person'} at a table.` : `${min} to ${max} people at a table.`,
  again: {
    spread: (n: number) => `Meetings again, each pair of rounds counted: ${n}.`,
    buddy: (n: number) => `Meetings again, beyond the first one: ${n}.`,
  },
  atBound: 'No plan can do better: this is proven.',
  aboveBound: (bound: number) => `No plan can go below ${bound}: this is proven.`,
  most: (n: number) =>
    n < 2 ? 'Nobody meets the same person twice.' : `The same two people share a table ${n} times at most.`,
  revisits: (n: number, bound: number) => `Seats at a theme seen before: ${n} (at least ${bound}).`,
  allDifferent: 'Nobody comes back to a table they have seen.',
}

export const planWords = { fr, en }
