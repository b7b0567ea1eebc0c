/** What commands say that ask a running server. */
const fr = {
  unknownOption: (what: string) => `Cette option n’est pas comprise : ${what}`,
  needEvent: 'Dites de quel café : son identifiant est dans ses liens, après /e/.',
  config: (faults: string) => `Les variables d’environnement ne vont pas : ${faults}`,
  noKey: (file: string) => `La clé d’administration manque : ni TABLEE_ADMIN_KEY, ni ${file}.`,
  noServer: (address: string) => `Aucun serveur ne répond à ${address}. Démarrez-le (npm start), puis recommencez.`,
  refused: (message: string) => `Le serveur a refusé : ${message}`,
  unwritten: (file: string, why: string) => `${file} n’a pas pu être écrit : ${why}`,
  unread: (file: string, why: string) => `${file} n’a pas pu être lu : ${why}`,
}
const en: typeof fr = {
  unknownOption: what => `This option is not understood: ${what}`,
  needEvent: 'Say which café: its id is in its links, after /e/.',
  config: faults => `The environment variables are not right: ${faults}`,
  noKey: file => `The admin key is missing: neither TABLEE_ADMIN_KEY nor ${file}.`,
  noServer: address => `No server answers at ${address}. Start it (npm start), then try again.`,
  refused: message => `The server refused: ${message}`,
  unwritten: (file, why) => `${file} could not be written: ${why}`,
  unread: (file, why) => `${file} could not be read: ${why}`,
}
export const serverWords = { fr, en }
