import type { LinkKind } from '../domain/note.ts'
import type { Language } from '../domain/text.ts'

/** Words that stand in exported files, but for those of the compte rendu (`report-words.ts`). */
const fr = {
  table: (number: number, title: string) => `Table ${number} · ${title}`,
  plate: 'L’assiette',
  loose: 'En vrac',
  pile: 'Un tas',
  link: {
    supports: 'appuie',
    qualifies: 'nuance',
    answers: 'répond à',
    opposes: 's’oppose à',
    example: 'exemple de',
  } satisfies Record<LinkKind, string> as Readonly<Record<LinkKind, string>>,
  readmeTitle: (title: string) => `${title} : l’archive du café`,
  readme: (version: string) => `Cette archive contient tout ce que l’organisateur peut lire de ce café.
Tablée ${version} l’a faite ; « tablee import <fichier> » la reprend sans perte, dans un nouveau café.

Elle contient des données personnelles : noms, organisations et adresses de courriel, avec l’accord
que chaque personne a donné ou non. Gardez-la comme une liste de participants, et effacez-la à temps.

Pour lire, sans Tablée :
  report-….html   le compte rendu, dans un navigateur
  report-….md     le même, en Markdown
  notes.csv       les notes, pour un tableur
  notes.json      les mêmes, pour un programme
  cloths/         chaque nappe : .canvas (Obsidian, JSON Canvas 1.0) et .excalidraw

Pour reprendre le café (ne rien y changer) :
  tablee/         le plan, la journée, les personnes, les nappes, la synthèse, les photos

Elle ne contient jamais : clés, codes et liens personnels ; qui a mis quelle gommette ;
les gommettes d’un vote encore ouvert ; les notes encore cachées ; les notes que leur auteur a retirées ;
les personnes qui ont demandé à être effacées.
`,
}
const en: typeof fr = {
  table: (number, title) => `Table ${number} · ${title}`,
  plate: 'The plate',
  loose: 'Loose notes',
  pile: 'A group',
  link: {
    supports: 'supports',
    qualifies: 'qualifies',
    answers: 'answers',
    opposes: 'opposes',
    example: 'example of',
  },
  readmeTitle: title => `${title}: the café’s archive`,
  readme: version => `This archive holds all that the organiser may read of this café.
Tablée ${version} made it; “tablee import <file>” takes it back without loss, as a new café.

It holds personal data: names, organisations and e-mail addresses, with what each person agreed to
or not. Keep it as you would keep a list of participants, and erase it in time.

To be read, without Tablée:
  report-….html   the compte rendu, in a browser
  report-….md     the same, in Markdown
  notes.csv       the notes, for a spreadsheet
  notes.json      the same, for a program
  cloths/         each cloth: .canvas (Obsidian, JSON Canvas 1.0) and .excalidraw

To take the café up again (change nothing there):
  tablee/         the plan, the day, the people, the cloths, the synthesis, the photos

It never holds: keys, codes and personal links; who gave which dot; the dots of a vote that is still open;
notes that are still hidden; notes that their author took back; people who asked to be erased.
`,
}

export type ExportWords = typeof fr
export const exportWords = (language: Language): ExportWords => (language === 'fr' ? fr : en)
