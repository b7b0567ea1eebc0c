import type { KitPart } from '../../shared/domain/kit.ts'

const partsFr: Readonly<Record<KitPart, { readonly name: string; readonly what: string }>> = {
  tables: {
    name: 'Chevalets de table',
    what: 'Numéro, tissage, question, code QR. Une feuille par table, à plier en deux.',
  },
  wifi: { name: 'Carte Wi-Fi', what: 'Le réseau de la salle, son mot de passe et leur code QR.' },
  notes: { name: 'Feuilles de notes', what: 'Huit feuillets par table, les six signes à cocher. À photocopier.' },
  seats: { name: 'Cartes de place', what: 'Le trajet de chaque personne, et son code pour son téléphone.' },
  signin: { name: 'Feuille de présence', what: 'Deux accords à cocher, jamais cochés d’avance.' },
  order: { name: 'Conducteur', what: 'La journée heure par heure, et que dire à la sonnette.' },
}

const fr = {
  title: 'Ce qui s’imprime',
  help: 'En A4, lisible aussi en noir et blanc.',
  parts: partsFr,
  pages: (n: number) => (n < 2 ? `${n} page` : `${n} pages`),
  around: (n: number) => (n < 2 ? `${n} page environ` : `${n} pages environ`),
  settings: 'Réglages',
  language: 'Langue du kit',
  languages: { fr: 'Français', en: 'English', both: 'Les deux' },
  blanks: 'Cartes sans nom',
  blanksHelp: (n: number) =>
    n === 0 ? 'Aucune : la dernière feuille est pleine.' : `${n} en tout, la dernière feuille étant remplie.`,
  address: (address: string) => `Les codes QR portent ${address}. L’adresse se choisit dans « Liens et codes ».`,
  local: 'Cette adresse ne mène qu’à cet ordinateur. Les téléphones ne pourront pas la suivre.',
  network: 'Nom du réseau (Wi-Fi)',
  password: 'Mot de passe (vide : réseau ouvert)',
  passwordHelp: 'Il sert à imprimer la carte et n’est gardé nulle part.',
  passwordKnown: 'Repris de « Liens et codes ». Le serveur ne le garde pas.',
  hiddenNetwork: 'Réseau caché',
  needNetwork: 'Écrivez le nom du réseau, ou retirez la carte Wi-Fi.',
  people: (n: number) =>
    n === 0
      ? 'Personne n’est encore attendu : les cartes de place seront sans nom.'
      : n === 1
        ? 'Une carte à un nom, avec son code personnel : à donner en main propre.'
        : `${n} cartes à un nom, chacune avec son code personnel : à donner en main propre.`,
  telling: 'Une fois ces cartes imprimées, le plan bouge le moins possible.',
  noCode: 'Le code parlé a expiré : renouvelez-le dans « Liens et codes », ou les cartes n’en porteront pas.',
  revoked: 'Le lien des participants a été retiré : les cartes n’auront pas de code QR.',
  none: 'Choisissez au moins une sorte de papier.',
  total: (n: number) => (n < 2 ? `${n} page A4.` : `${n} pages A4.`),
  totalAround: (n: number) => (n < 2 ? `${n} page A4, environ.` : `${n} pages A4, environ.`),
  download: 'Télécharger le PDF',
  making: 'On compose les pages…',
  done: (n: number) => (n < 2 ? 'Kit téléchargé : une page.' : `Kit téléchargé : ${n} pages.`),
  notUa: 'Le PDF est balisé, mais un signe sans lettre dans nos polices l’empêche d’être conforme à PDF/UA.',
  offline: 'Le café ne répond pas. Vos choix sont gardés ici : vérifiez le réseau, puis réessayez.',
  busy: 'D’autres impriment en ce moment. Vos choix sont gardés : réessayez dans un instant.',
  failed: 'Ce kit n’a pas pu être composé. Vos choix sont gardés : demandez moins de papiers, ou réessayez.',
}

const partsEn: typeof partsFr = {
  tables: { name: 'Table cards', what: 'Number, weave, question, QR code. One sheet a table, folded in two.' },
  wifi: { name: 'Wi-Fi card', what: 'The room’s network, its password and their QR code.' },
  notes: { name: 'Note sheets', what: 'Eight slips a table, the six marks to tick. To be photocopied.' },
  seats: { name: 'Seat cards', what: 'Each person’s route, and their code for their phone.' },
  signin: { name: 'Sign-in sheet', what: 'Two agreements to tick, never ticked beforehand.' },
  order: { name: 'Running order', what: 'The day hour by hour, and what to say at the bell.' },
}

const en: typeof fr = {
  title: 'What is printed',
  help: 'On A4, readable in black and white too.',
  parts: partsEn,
  pages: n => (n === 1 ? '1 page' : `${n} pages`),
  around: n => (n === 1 ? 'about 1 page' : `about ${n} pages`),
  settings: 'Settings',
  language: 'Language of the kit',
  languages: { fr: 'Français', en: 'English', both: 'Both' },
  blanks: 'Cards without a name',
  blanksHelp: n => (n === 0 ? 'None: the last sheet is full.' : `${n} in all, since the last sheet is filled up.`),
  address: address => `QR codes carry ${address}. The address is chosen under “Links and codes”.`,
  local: 'This address leads to this computer only. Phones will not be able to follow it.',
  network: 'Name of the network (Wi-Fi)',
  password: 'Password (empty: an open network)',
  passwordHelp: 'It is used to print the card and kept nowhere.',
  passwordKnown: 'Taken from “Links and codes”. The server does not keep it.',
  hiddenNetwork: 'Hidden network',
  needNetwork: 'Write the name of the network, or leave out the Wi-Fi card.',
  people: n =>
    n === 0
      ? 'Nobody is expected yet: seat cards will have no name.'
      : n === 1
        ? 'One card with a name and its personal code: hand it over in person.'
        : `${n} cards with a name, each with its personal code: hand them over in person.`,
  telling: 'Once these cards are printed, the plan moves as little as possible.',
  noCode: 'The spoken code has expired: renew it under “Links and codes”, or the cards will carry none.',
  revoked: 'The participants’ link was withdrawn: the cards will have no QR code.',
  none: 'Choose at least one kind of paper.',
  total: n => (n === 1 ? '1 page of A4.' : `${n} pages of A4.`),
  totalAround: n => (n === 1 ? 'About 1 page of A4.' : `About ${n} pages of A4.`),
  download: 'Download the PDF',
  making: 'Setting the pages…',
  done: n => (n === 1 ? 'Kit downloaded: one page.' : `Kit downloaded: ${n} pages.`),
  notUa: 'The PDF is tagged, but a sign that our fonts do not have keeps it from conforming to PDF/UA.',
  offline: 'The café does not answer. Your choices are kept here: check the network, then try again.',
  busy: 'Others are printing right now. Your choices are kept: try again in a moment.',
  failed: 'This kit could not be set. Your choices are kept: ask for fewer papers, or try again.',
}

export const kitsWords = { fr, en }
