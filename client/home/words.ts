import { en } from './words-en.ts'
import { fr } from './words-fr.ts'

export const words = { fr, en }
export type HomeWords = typeof fr
