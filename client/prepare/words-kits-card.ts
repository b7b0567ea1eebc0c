const fr = {
  title: 'Kits de table',
  help: 'Chevalet, code QR, feuille de notes papier.',
  open: 'Choisir et imprimer',
  preview: 'Aperçu des chevalets de table',
}
const en: typeof fr = {
  title: 'Table kits',
  help: 'Table card, QR code, note sheets.',
  open: 'Choose and print',
  preview: 'Preview of the table cards',
}
export const kitsCardWords = { fr, en }
