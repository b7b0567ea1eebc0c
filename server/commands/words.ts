/** What the commands say on a terminal. */
const fr = {
  usage: 'Utilisation :',
  everywhere: '--lang fr|en : la langue de ce qui est écrit',
  serve: 'Démarre le serveur, comme npm start.',
  serveTakes: 'tablee serve ne prend pas d’option. Il lit ces variables :',
  noSuchCommand: (name: string) => `Il n’y a pas de commande « ${name} ».`,
  noSuchLanguage: (asked: string) => `--lang attend fr ou en, pas « ${asked} ».`,
}
const en: typeof fr = {
  usage: 'Usage:',
  everywhere: '--lang fr|en: the language of what is written',
  serve: 'Starts the server, as npm start does.',
  serveTakes: 'tablee serve takes no option. It reads these variables:',
  noSuchCommand: (name: string) => `There is no command “${name}”.`,
  noSuchLanguage: (asked: string) => `--lang takes fr or en, not “${asked}”.`,
}

export const commandWords = { fr, en }
