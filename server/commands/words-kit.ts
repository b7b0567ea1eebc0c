/** What `tablee kit` says on a terminal. */
const fr = {
  summary:
    'Écrit en PDF les papiers d’un café : chevalets, notes, places, présence, conducteur. Le serveur doit tourner.',
  written: (file: string, pages: number) => `${file} : ${pages} ${pages < 2 ? 'page' : 'pages'}.`,
  tagged: 'PDF balisé, mais pas PDF/UA : un signe manque à nos polices.',
}
const en: typeof fr = {
  summary:
    'Writes the papers of a café as PDF: table cards, notes, seats, sign-in, running order. The server has to run.',
  written: (file, pages) => `${file}: ${pages} ${pages === 1 ? 'page' : 'pages'}.`,
  tagged: 'Tagged PDF, but not PDF/UA: a sign is missing in our fonts.',
}
export const kitCommandWords = { fr, en }
