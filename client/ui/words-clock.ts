const fr = {
  left: (minutes: number, seconds: number) =>
    `Il reste ${minutes} ${minutes > 1 ? 'minutes' : 'minute'} ${seconds} ${seconds > 1 ? 'secondes' : 'seconde'}`,
  over: (minutes: number) => `Temps dépassé de ${minutes} ${minutes > 1 ? 'minutes' : 'minute'}`,
  paused: 'En pause',
}
const en: typeof fr = {
  left: (minutes, seconds) =>
    `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} ${seconds} ${seconds === 1 ? 'second' : 'seconds'} left`,
  over: minutes => `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} over`,
  paused: 'Paused',
}
export const clockWords = { fr, en }
