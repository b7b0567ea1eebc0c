import { EXPORT_FORMATS } from './export-formats.ts'

/** What `tablee export` and `tablee import` say on a terminal. */
const fr = {
  exportSummary:
    'Écrit le compte rendu, les notes, les nappes ou l’archive d’un café dans des fichiers. Le serveur doit tourner.',
  importSummary: 'Crée un café à partir d’une archive (.zip) ou d’un plan (.json). Le serveur doit tourner.',
  needFormats: `Dites quels formats, séparés par des virgules : ${EXPORT_FORMATS.join(', ')}.`,
  unknownFormat: (what: string) => `Ce format n’existe pas : ${what}. Il y a ${EXPORT_FORMATS.join(', ')}.`,
  noSuchLanguage: (asked: string) => `--lang attend fr, en ou both, pas « ${asked} ».`,
  written: (file: string, size: string) => `${file} : ${size}.`,
  size: (kilobytes: string) => `${kilobytes} ko`,
  personal: 'L’archive contient des données personnelles : gardez-la comme une liste de participants.',
  tagged: 'PDF balisé, mais pas PDF/UA : un signe manque à nos polices.',
  needFile: 'Dites quel fichier : une archive (.zip) ou un plan (.json).',
  neither: (file: string) => `${file} n’est ni une archive de Tablée (.zip), ni un plan (.json). Rien n’a été créé.`,
  imported: (title: string, people: number, notes: number) =>
    `Le café « ${title} » est repris : ${people} ${people < 2 ? 'personne' : 'personnes'}, ${notes} ${notes < 2 ? 'note' : 'notes'}.`,
  forgotten: (n: number) =>
    n === 1
      ? 'Une personne avait demandé à être effacée : elle n’y est pas.'
      : `${n} personnes avaient demandé à être effacées : elles n’y sont pas.`,
  created: (title: string) => `Le café « ${title} » est créé.`,
  links: 'Ses liens et ses clés, qui sont nouveaux, sont sur la page d’accueil, avec la clé d’administration.',
}
const en: typeof fr = {
  exportSummary: 'Writes the compte rendu, notes, cloths or archive of a café into files. The server has to run.',
  importSummary: 'Creates a café from an archive (.zip) or a plan (.json). The server has to run.',
  needFormats: `Say which formats, with commas between them: ${EXPORT_FORMATS.join(', ')}.`,
  unknownFormat: what => `There is no such format: ${what}. There are ${EXPORT_FORMATS.join(', ')}.`,
  noSuchLanguage: asked => `--lang takes fr, en or both, not “${asked}”.`,
  written: (file, size) => `${file}: ${size}.`,
  size: kilobytes => `${kilobytes} kB`,
  personal: 'The archive holds personal data: keep it as you would keep a list of participants.',
  tagged: 'Tagged PDF, but not PDF/UA: a sign is missing in our fonts.',
  needFile: 'Say which file: an archive (.zip) or a plan (.json).',
  neither: file => `${file} is neither an archive of Tablée (.zip) nor a plan (.json). Nothing was created.`,
  imported: (title, people, notes) =>
    `The café “${title}” is taken up: ${people} ${people === 1 ? 'person' : 'people'}, ${notes} ${notes === 1 ? 'note' : 'notes'}.`,
  forgotten: n =>
    n === 1
      ? 'One person had asked to be erased, and is not in it.'
      : `${n} people had asked to be erased, and are not in it.`,
  created: title => `The café “${title}” is created.`,
  links: 'Its links and keys, which are new, are on the home page, with the admin key.',
}
export const exportCommandWords = { fr, en }
