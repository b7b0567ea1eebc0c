const plural = (count: number, one: string, many: string) => (Math.abs(count) < 2 ? one : many)

const fr = {
  welcome: 'Bienvenue à la tablée',
  startAt: (hour: string) => `On commence à ${hour}.`,
  how: [
    'Scannez le code avec votre téléphone.',
    'Ou ouvrez',
    'et entrez le code',
    'Donnez votre prénom\u00a0: votre table s’affiche.',
  ] as readonly [string, string, string, string],
  noPhone: 'Sans téléphone\u202f? Prenez place\u00a0: quelqu’un notera pour vous.',
  installed: (count: number) => plural(count, 'personne installée', 'personnes installées'),
  tablesLaid: 'Les tables du jour',
}

const pluralEn = (count: number, one: string, many: string) => (count === 1 ? one : many)

const en: typeof fr = {
  welcome: 'Welcome to the table',
  startAt: hour => `We start at ${hour}.`,
  how: ['Scan the code with your phone.', 'Or open', 'and enter the code', 'Give your first name: your table appears.'],
  noPhone: 'No phone? Take a seat: someone will write for you.',
  installed: count => pluralEn(count, 'person seated', 'people seated'),
  tablesLaid: 'Today’s tables',
}

export const welcomeWords = { fr, en }
