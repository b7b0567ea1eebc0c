import type { PlaceProblem } from './migrate-places.ts'

/** What `tablee migrate` says on a terminal. */
const fr = {
  summary:
    'Copie tout d’un dossier de données ou d’une base PostgreSQL vers un autre, vide. Les deux serveurs arrêtés ; l’original reste tel quel.',
  needBoth:
    'Dites d’où et vers où : chaque fois un dossier de données ou une adresse postgres://… ; le mot DATABASE_URL désigne celle de l’environnement.',
  noVariable: 'DATABASE_URL n’est pas donnée, ou n’est pas comme postgres://utilisateur:mot-de-passe@hôte:5432/base.',
  noAddress: 'Une des adresses n’est pas comme postgres://utilisateur:mot-de-passe@hôte:5432/base.',
  problems: {
    missing: (place: string) => `Il n’y a pas de données de Tablée dans ${place}. Rien n’a été copié.`,
    served: (place: string) =>
      `Un serveur se sert de ${place}. Arrêtez-le, attendez un quart de minute s’il a été tué, puis recommencez. Rien n’a été copié.`,
  } satisfies Record<PlaceProblem, (place: string) => string>,
  failed: (place: string, why: string) => `${place} : ${why}`,
  notEmpty: (place: string) =>
    `${place} contient déjà quelque chose. Rien n’a été copié ; videz-le ou choisissez un autre endroit.`,
  halfCopied: (place: string) =>
    `Une copie vers ${place} n’est pas allée au bout : videz cet endroit, puis recommencez.`,
  partOfOther: (place: string) =>
    `${place} n’est qu’une partie d’autres données : une copie n’y est pas allée au bout.`,
  laterFormat: (place: string, found: string, known: string) =>
    `Les données de ${place} viennent d’une version plus récente (format ${found} ; celle-ci lit jusqu’au format ${known}). Rien n’a été copié.`,
  progress: (records: string, megabytes: string) => `… ${records} enregistrements, ${megabytes} Mo`,
  done: (records: string, megabytes: string, place: string) =>
    `Copié dans ${place}, relu et comparé : ${records} enregistrements, ${megabytes} Mo, la clé et le secret avec.`,
  startedMeanwhile:
    'un serveur a démarré sur l’original pendant la copie, qui ne vaut rien. Videz l’endroit d’arrivée, puis recommencez.',
}
const en: typeof fr = {
  summary:
    'Copies everything from a data folder or a PostgreSQL database to another, empty one. Both servers stopped; the original stays as it is.',
  needBoth:
    'Say from where and to where: each a data folder or an address postgres://…; the word DATABASE_URL stands for the one of the environment.',
  noVariable: 'DATABASE_URL is not given, or is not like postgres://user:password@host:5432/database.',
  noAddress: 'One of the addresses is not like postgres://user:password@host:5432/database.',
  problems: {
    missing: place => `There are no data of Tablée in ${place}. Nothing was copied.`,
    served: place =>
      `A server uses ${place}. Stop it, wait a quarter of a minute if it was killed, then try again. Nothing was copied.`,
  },
  failed: (place, why) => `${place}: ${why}`,
  notEmpty: place => `${place} holds something already. Nothing was copied; empty it or choose another place.`,
  halfCopied: place => `A copy to ${place} did not come to its end: empty that place, then try again.`,
  partOfOther: place => `${place} holds only a part of other data: a copy to it did not come to its end.`,
  laterFormat: (place, found, known) =>
    `The data in ${place} were stored by a later version (format ${found}; this one reads up to ${known}). Nothing was copied.`,
  progress: (records, megabytes) => `… ${records} records, ${megabytes} MB`,
  done: (records, megabytes, place) =>
    `Copied to ${place}, read back and compared: ${records} records, ${megabytes} MB, the key and the secret with them.`,
  startedMeanwhile:
    'a server started on the original during the copy, which is worth nothing now. Empty the place it went to, then try again.',
}
export const migrateWords = { fr, en }
