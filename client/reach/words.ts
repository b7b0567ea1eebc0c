const fr = {
  page: 'Essai · Tablée',
  trying: 'Ce téléphone appelle l’ordinateur…',
  yes: 'Ce téléphone atteint cet ordinateur.',
  inMs: (ms: number) => `Réponse en ${ms} ms.`,
  close: 'L’écran de l’ordinateur le sait déjà. Vous pouvez fermer cette page.',
  over: 'Cet essai est terminé.',
  overHelp:
    'La page s’est pourtant ouverte : ce téléphone atteint bien l’ordinateur. Relancez un essai pour le voir là-bas.',
  lost: 'La page est venue, mais l’ordinateur ne répond plus.',
  lostHelp: 'Restez sur le Wi-Fi de la salle, puis réessayez.',
  retry: 'Réessayer',
}
const en: typeof fr = {
  page: 'Try-out · Tablée',
  trying: 'This phone is calling the computer…',
  yes: 'This phone reaches this computer.',
  inMs: ms => `Answer in ${ms} ms.`,
  close: 'The computer’s screen knows already. You can close this page.',
  over: 'This try-out is over.',
  overHelp: 'The page did open: this phone does reach the computer. Start another try-out to see it there.',
  lost: 'The page came, but the computer no longer answers.',
  lostHelp: 'Stay on the room’s Wi-Fi, then try again.',
  retry: 'Try again',
}
export const words = { fr, en }
