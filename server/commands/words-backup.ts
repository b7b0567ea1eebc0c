import type { BackupProblem } from '../backup/format.ts'
import type { RestoreProblem } from '../backup/staged-event.ts'

/** What `tablee backup`, `tablee restore` and `tablee purge` say on a terminal. */
const problemsFr: Readonly<Record<BackupProblem | RestoreProblem, string>> = {
  'not-a-backup': 'ce n’est pas une sauvegarde de Tablée',
  'later-layout': 'elle vient d’une version plus récente de Tablée : restaurez-la avec cette version',
  'cut-short': 'la sauvegarde est coupée : il en manque la fin',
  altered: 'la sauvegarde n’est plus celle qui a été écrite : sa somme est une autre',
  'too-large': 'un événement y est plus gros que tout ce que Tablée garde',
  'other-server':
    'cette sauvegarde est celle d’un autre serveur : ses liens et ses codes n’ouvriraient rien ici. Pour reprendre un café ailleurs, faites-en une archive (tablee export --format archive), puis tablee import',
  'other-format':
    'ses données sont d’un format que cette version ne lit pas : restaurez-la avec la version qui l’a écrite',
  'other-event': 'elle contient autre chose que cet événement',
  damaged: 'ce qu’elle contient de cet événement ne s’ouvre pas',
}
const problemsEn: typeof problemsFr = {
  'not-a-backup': 'it is not a backup of Tablée',
  'later-layout': 'a later version of Tablée wrote it: restore it with that version',
  'cut-short': 'the backup is cut short: its end is missing',
  altered: 'the backup is not what was written: its sum is another',
  'too-large': 'an event in it is larger than any that Tablée keeps',
  'other-server':
    'this backup is of another server: its links and codes would open nothing here. To take a café elsewhere, make an archive of it (tablee export --format archive), then tablee import',
  'other-format': 'its data are of a format that this version does not read: restore it with the version that wrote it',
  'other-event': 'it holds something of another event',
  damaged: 'what it holds of this event cannot be opened',
}

const fr = {
  backupSummary: 'Écrit une sauvegarde de tout le serveur, qu’il tourne ou non. « - » : sur la sortie standard.',
  restoreSummary: 'Remet les événements d’une sauvegarde comme elle les a, serveur en marche ou non.',
  purgeSummary:
    'Efface maintenant les événements dont le délai de conservation est passé ; le serveur le fait chaque heure.',
  needBackupFile: 'Dites dans quel fichier, ou « - » pour la sortie standard.',
  needRestoreFile: 'Dites quelle sauvegarde.',
  noData: (folder: string) => `Il n’y a pas de données dans ${folder}, et aucun serveur à interroger.`,
  noOpen: (what: string, why: string) => `${what} ne s’ouvre pas : ${why}`,
  written: (file: string, events: number, size: string) =>
    `${file} : ${events} ${events < 2 ? 'événement' : 'événements'}, ${size}, relus et entiers.`,
  size: (kilobytes: string) => `${kilobytes} ko`,
  secret: 'Ce fichier est aussi secret que le dossier de données : qui l’a peut en tirer toutes les clés.',
  notWhole: (file: string, why: string) => `${file} : ${why}. Rien n’a été changé.`,
  problems: problemsFr,
  from: (when: string, version: string) => `Sauvegarde du ${when} (Tablée ${version}).`,
  into: (place: string) => `Aucun serveur n’a ces données ouvertes : ${place} est rempli directement.`,
  noSuchEvent: (event: string) => `La sauvegarde ne contient pas l’événement ${event}.`,
  restored: (event: string, people: number) =>
    `${event} : restauré, ${people} ${people < 2 ? 'personne' : 'personnes'}.`,
  forgotten: (n: number) =>
    n < 2
      ? 'Une personne avait demandé depuis à être effacée : elle l’est de nouveau.'
      : `${n} personnes avaient demandé depuis à être effacées : elles le sont de nouveau.`,
  stayed: (n: number) => (n < 2 ? 'Une personne arrivée depuis reste.' : `${n} personnes arrivées depuis restent.`),
  erased: (event: string) => `${event} : effacé, et il le reste.`,
  over: (event: string, when: string) =>
    `${event} : son délai de conservation est passé le ${when} ; il n’est pas restauré.`,
  refused: (event: string, why: string) => `${event} : pas restauré, ${why}.`,
  others: 'Les événements d’ici qui ne sont pas dans la sauvegarde sont restés comme ils étaient.',
  sum: (restored: number, erased: number, over: number, refused: number) =>
    `Restaurés : ${restored}. Laissés effacés : ${erased}. Délai passé : ${over}. Refusés : ${refused}.`,
  again: (when: string) =>
    `Ce qui a été effacé à la demande de quelqu’un après le ${when}, et que ce serveur ne sait plus, est à effacer de nouveau.`,
  due: (event: string, since: string, day: string) => `${event} : à garder jusqu’au ${since} (${day})`,
  dayOf: (date: string) => `le jour de l’événement était le ${date}`,
  madeOn: (date: string) => `créé le ${date}`,
  nothingDue: 'Aucun délai n’est passé.',
  purged: (n: number) => (n < 2 ? `${n} événement effacé.` : `${n} événements effacés.`),
  wouldPurge: (n: number) => (n < 2 ? `${n} événement serait effacé.` : `${n} événements seraient effacés.`),
}
const en: typeof fr = {
  backupSummary: 'Writes a backup of the whole server, whether it runs or not. “-”: to standard output.',
  restoreSummary: 'Puts the events of a backup back as it has them, whether the server runs or not.',
  purgeSummary: 'Erases now the events whose retention is over, as the server does every hour.',
  needBackupFile: 'Say into which file, or “-” for standard output.',
  needRestoreFile: 'Say which backup.',
  noData: folder => `There are no data in ${folder}, and no server to ask.`,
  noOpen: (what, why) => `${what} cannot be opened: ${why}`,
  written: (file, events, size) =>
    `${file}: ${events} ${events === 1 ? 'event' : 'events'}, ${size}, read again and whole.`,
  size: kilobytes => `${kilobytes} kB`,
  secret: 'This file is as secret as the data folder: whoever has it can work out every key.',
  notWhole: (file, why) => `${file}: ${why}. Nothing was changed.`,
  problems: problemsEn,
  from: (when, version) => `Backup of ${when} (Tablée ${version}).`,
  into: place => `No server has these data open: ${place} is filled directly.`,
  noSuchEvent: event => `The backup does not hold the event ${event}.`,
  restored: (event, people) => `${event}: restored, ${people} ${people === 1 ? 'person' : 'people'}.`,
  forgotten: n =>
    n === 1
      ? 'One person had asked since to be erased, and is erased again.'
      : `${n} people had asked since to be erased, and are erased again.`,
  stayed: n => (n === 1 ? 'One person who has come since stays.' : `${n} people who have come since stay.`),
  erased: event => `${event}: erased, and stays so.`,
  over: (event, when) => `${event}: the time for keeping it was over on ${when}; it is not restored.`,
  refused: (event, why) => `${event}: not restored, ${why}.`,
  others: 'Events that are here and not in the backup stayed as they were.',
  sum: (restored, erased, over, refused) =>
    `Restored: ${restored}. Left erased: ${erased}. Time over: ${over}. Refused: ${refused}.`,
  again: when =>
    `What was erased at somebody’s wish after ${when}, and that this server no longer knows of, has to be erased again.`,
  due: (event, since, day) => `${event}: to be kept until ${since} (${day})`,
  dayOf: date => `its day was ${date}`,
  madeOn: date => `made on ${date}`,
  nothingDue: 'Nothing is due.',
  purged: n => `${n} ${n === 1 ? 'event' : 'events'} erased.`,
  wouldPurge: n => `${n} ${n === 1 ? 'event' : 'events'} would be erased.`,
}
export const backupWords = { fr, en }
