const fr = {
  notFound: 'Cette page n’existe pas.',
  home: 'Revenir à l’accueil',
  noSeat: 'Cet écran s’ouvre avec un lien du café.',
  noSeatHelp: 'Reprenez le lien ou le code QR que l’on vous a donné, ou demandez-le à la personne qui anime.',
  join: 'Rejoindre le café',
  unknownKey: 'Ce lien ne sert plus.',
  unknownKeyHelp: 'Il a été renouvelé, ou le café a été effacé. Demandez le nouveau lien à la personne qui organise.',
  offline: 'Le café ne répond pas.',
  offlineHelp: 'Rien n’est perdu. Vérifiez le Wi-Fi, puis réessayez.',
  retry: 'Réessayer',
  opening: 'On dresse la table…',
}
const en: typeof fr = {
  notFound: 'This page does not exist.',
  home: 'Back to the start',
  noSeat: 'This screen opens with a link of the café.',
  noSeatHelp: 'Use the link or QR code that you were given, or ask the person who runs the café.',
  join: 'Join the café',
  unknownKey: 'This link no longer works.',
  unknownKeyHelp: 'It was renewed, or the café was erased. Ask the organiser for the new link.',
  offline: 'The café does not answer.',
  offlineHelp: 'Nothing is lost. Check the Wi-Fi, then try again.',
  retry: 'Try again',
  opening: 'Laying the table…',
}
export const words = { fr, en }
