/** What `tablee kit` says on a terminal. */
const fr = {
  summary:
    'Écrit en PDF les papiers d’un café : chevalets, notes, places, présence, conducteur. Le serveur doit tourner.',
  needEvent: 'Dites de quel café : son identifiant est dans ses liens, après /e/.',
  unknownOption: (what: string) => `Cette option n’est pas comprise : ${what}`,
  config: (faults: string) => `Les variables d’environnement ne vont pas : ${faults}`,
  noKey: (file: string) => `La clé d’administration manque : ni TABLEE_ADMIN_KEY, ni ${file}.`,
  noServer: (address: string) => `Aucun serveur ne répond à ${address}. Démarrez-le (npm start), puis recommencez.`,
  refused: (message: string) => `Le serveur a refusé : ${message}`,
  unwritten: (file: string, why: string) => `${file} n’a pas pu être écrit : ${why}`,
  written: (file: string, pages: number) => `${file} : ${pages} ${pages < 2 ? 'page' : 'pages'}.`,
  tagged: 'PDF balisé, mais pas PDF/UA : un signe manque à nos polices.',
}
const en: typeof fr = {
  summary:
    'Writes the papers of a café as PDF: table cards, notes, seats, sign-in, running order. The server has to run.',
  needEvent: 'Say which café: its id is in its links, after /e/.',
  unknownOption: what => `This option is not understood: ${what}`,
  config: faults => `The environment variables are not right: ${faults}`,
  noKey: file => `The admin key is missing: neither TABLEE_ADMIN_KEY nor ${file}.`,
  noServer: address => `No server answers at ${address}. Start it (npm start), then try again.`,
  refused: message => `The server refused: ${message}`,
  unwritten: (file, why) => `${file} could not be written: ${why}`,
  written: (file, pages) => `${file}: ${pages} ${pages === 1 ? 'page' : 'pages'}.`,
  tagged: 'Tagged PDF, but not PDF/UA: a sign is missing in our fonts.',
}
export const kitCommandWords = { fr, en }
