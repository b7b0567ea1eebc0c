const fr = {
  title: 'Le son de la sonnette',
  here: 'Sonner aussi sur cet appareil',
  tryIt: 'Essayer la sonnette',
  help: 'Chaque appareil choisit. L’écran mural a son propre réglage\u00a0: bougez-y la souris.',
  tried:
    'Vous n’entendez rien\u202f? Vérifiez le volume et les enceintes. La sonnette se voit toujours sur les écrans.',
  impossible: 'Ce navigateur ne peut pas sonner. La sonnette se voit toujours sur les écrans.',
}
const en: typeof fr = {
  title: 'The sound of the bell',
  here: 'Ring on this device too',
  tryIt: 'Try the bell',
  help: 'Each device chooses. The wall has its own setting: move the mouse there.',
  tried: 'You hear nothing? Check the volume and the speakers. The bell is always seen on the screens.',
  impossible: 'This browser cannot ring. The bell is always seen on the screens.',
}
export const bellWords = { fr, en }
