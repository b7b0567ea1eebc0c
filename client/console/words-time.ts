/** What a delay and a few minutes more or less mean for the rest of the day. */
const numbersFr = ['Zéro', 'Une', 'Deux', 'Trois', 'Quatre', 'Cinq', 'Six', 'Sept', 'Huit', 'Neuf', 'Dix']
const numbersEn = ['Zero', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten']
const signed = (minutes: number) => `${minutes < 0 ? '−' : '+'}${Math.abs(minutes)}`
const minutesFr = (count: number) => `${numbersFr[count] ?? String(count)} ${count < 2 ? 'minute' : 'minutes'}`
const minutesEn = (count: number) => `${numbersEn[count] ?? String(count)} ${count === 1 ? 'minute' : 'minutes'}`

type Place = 'break' | 'harvest'
const onFr: Readonly<Record<Place, string>> = { break: 'la pause', harvest: 'la mise en commun' }
const onEn: Readonly<Record<Place, string>> = { break: 'the break', harvest: 'the harvest' }

const fr = {
  ifPressed: (minutes: number) => `Avec ${signed(minutes)} min\u00a0:`,
  bellAt: (hour: string) => `sonnette ${hour}`,
  roundAt: (hour: string) => `tour suivant ${hour}`,
  endsAt: (hour: string) => `fin ${hour}`,
  harvestKeeps: (hour: string, minutes: number) =>
    `Pour finir à ${hour}, il resterait ${minutes} min de mise en commun.`,
  late: (minutes: number) => (minutes > 0 ? `${minutesFr(minutes)} de retard.` : `${minutesFr(-minutes)} d’avance.`),
  onTime: 'À l’heure.',
  takeBack: { break: 'Les reprendre sur la pause', harvest: 'Les reprendre sur la mise en commun' },
  taken: (minutes: number, on: Place) =>
    `${minutesFr(minutes)} ${minutes < 2 ? 'reprise' : 'reprises'} sur ${onFr[on]}.`,
  giveBack: 'Rendre',
  done: (on: Place) => `C’est repris sur ${onFr[on]}.`,
  returned: (on: Place) => `${onFr[on].replace(/^l/u, 'L')} retrouve sa durée.`,
}
const en: typeof fr = {
  ifPressed: minutes => `With ${signed(minutes)} min:`,
  bellAt: hour => `bell ${hour}`,
  roundAt: hour => `next round ${hour}`,
  endsAt: hour => `end ${hour}`,
  harvestKeeps: (hour, minutes) => `To end at ${hour}, the harvest would keep ${minutes} min.`,
  late: minutes => (minutes > 0 ? `${minutesEn(minutes)} late.` : `${minutesEn(-minutes)} ahead.`),
  onTime: 'On time.',
  takeBack: { break: 'Take them back on the break', harvest: 'Take them back on the harvest' },
  taken: (minutes, on) => `${minutesEn(minutes)} taken back on ${onEn[on]}.`,
  giveBack: 'Give back',
  done: on => `Taken back on ${onEn[on]}.`,
  returned: on => `${onEn[on].replace(/^t/u, 'T')} has its full length again.`,
}
export const timeWords = { fr, en }
