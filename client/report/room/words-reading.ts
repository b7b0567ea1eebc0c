const fr = {
  published: (date: string) => `Publié le ${date}`,
  print: 'Imprimer',
  me: 'Mon parcours',
  consent: 'Votre nom n’y figure que si vous l’avez accepté. Vous pouvez changer d’avis à tout moment\u00a0:',
  purge: (date: string) => `Tout est effacé du café le ${date}. Téléchargez le compte rendu pour le garder.`,
}
const en: typeof fr = {
  published: date => `Published on ${date}`,
  print: 'Print',
  me: 'My journey',
  consent: 'Your name is in it only if you agreed. You can change your mind at any time:',
  purge: date => `Everything is erased from the café on ${date}. Download the report to keep it.`,
}
export const readingWords = { fr, en }
