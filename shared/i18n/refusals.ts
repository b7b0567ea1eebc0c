import type { Refusal } from '../domain/commands.ts'
import type { Language } from '../domain/text.ts'
import type { RefusedCode } from '../protocol/messages.ts'
import { typeset } from './typography.ts'

/** Why something could not be done, in a sentence for the person who tried: what is so, and what to do, never a code. */
const SENTENCES: Readonly<Record<Refusal, Readonly<Record<Language, string>>>> = {
  'not-allowed': {
    fr: 'Votre rôle ne permet pas cela. L’équipe d’animation peut le faire.',
    en: 'Your role does not allow this. The facilitators can do it.',
  },
  'wrong-phase': {
    fr: 'Ce n’est pas le moment : le café en est à une autre étape.',
    en: 'Not now: the café is at another stage.',
  },
  'unknown-table': { fr: 'Cette table n’existe pas.', en: 'There is no such table.' },
  'unknown-note': { fr: 'Cette note n’est plus sur la nappe.', en: 'This note is no longer on the cloth.' },
  'unknown-person': { fr: 'Cette personne n’est pas dans le café.', en: 'This person is not at the café.' },
  'unknown-part': { fr: 'Cette partie n’existe pas.', en: 'There is no such part.' },
  'unknown-thread': { fr: 'Ce fil a déjà été coupé.', en: 'This thread was already cut.' },
  'unknown-photo': { fr: 'Cette photo n’est plus là.', en: 'This photo is no longer there.' },
  'photos-full': {
    fr: 'Ce café a déjà toutes les photos qu’il peut garder. Retirez-en une d’abord.',
    en: 'This café already has all the photos it can keep. Take one away first.',
  },
  'not-your-photo': {
    fr: 'Cette photo est à quelqu’un d’autre. Son auteur ou l’hôte de la table peut la retirer.',
    en: 'This photo is somebody else’s. Who took it, or the table’s host, can take it away.',
  },
  'nothing-to-cancel': { fr: 'La sonnette ne peut plus être annulée.', en: 'The bell can no longer be taken back.' },
  'clock-not-running': { fr: 'L’horloge ne tourne pas.', en: 'The clock is not running.' },
  'clock-not-paused': { fr: 'L’horloge n’est pas en pause.', en: 'The clock is not paused.' },
  'dots-closed': { fr: 'Les gommettes ne sont pas ouvertes.', en: 'Dots are not open.' },
  'no-dots-left': {
    fr: 'Vous n’avez plus de gommette. Reprenez-en une ailleurs.',
    en: 'You have no dots left. Take one back elsewhere.',
  },
  'too-many-on-one-note': {
    fr: 'C’est trop de gommettes sur une seule note.',
    en: 'That is too many dots on one note.',
  },
  'too-many-hands': {
    fr: 'C’est plus de mains que de personnes dans la salle.',
    en: 'That is more hands than there are people in the room.',
  },
  'table-full': { fr: 'Table complète. Choisissez une autre table.', en: 'Table full. Choose another table.' },
  'not-your-table': { fr: 'Vous accueillez une autre table.', en: 'You host another table.' },
  'already-started': { fr: 'Le café a déjà commencé.', en: 'The café has already begun.' },
  'last-round': { fr: 'C’est le dernier tour prévu.', en: 'This is the last planned round.' },
  'too-many-rounds': { fr: 'Il n’y a pas autant de tours.', en: 'There are not that many rounds.' },
  'same-table': { fr: 'C’est déjà cette table.', en: 'It is that table already.' },
  'event-closed': {
    fr: 'Le café est clos. On peut encore le lire.',
    en: 'The café is closed. It can still be read.',
  },
  'not-on-plate': {
    fr: 'Seules les notes des assiettes reçoivent ces gommettes.',
    en: 'These dots go to notes on the plates only.',
  },
  'not-on-paper': {
    fr: 'Cette personne écrit elle-même : personne n’écrit à sa place.',
    en: 'This person writes for themselves: nobody writes in their place.',
  },
  'too-many-guests': {
    fr: 'Vous avez déjà ajouté douze personnes. L’équipe d’animation peut en ajouter d’autres.',
    en: 'You have already added twelve people. The facilitators can add more.',
  },
  'no-carries-left': {
    fr: 'Vous emportez déjà deux idées de ce tour. Reposez-en une d’abord.',
    en: 'You already carry two ideas from this round. Put one down first.',
  },
  'already-there': {
    fr: 'Cette idée est déjà arrivée à l’autre table : elle y reste.',
    en: 'This idea has already reached the other table: it stays there.',
  },
  rehearsal: {
    fr: 'Une répétition ne se publie pas : rien n’en reste.',
    en: 'A rehearsal is not published: nothing of it remains.',
  },
  'nothing-to-undo': {
    fr: 'Ce changement ne peut plus être annulé : la journée a avancé. Faites le changement inverse.',
    en: 'This change can no longer be undone: the day has moved on. Make the opposite change.',
  },
  'round-begun': {
    fr: 'Ce tour a déjà commencé : il reste tel quel. Choisissez un tour à venir.',
    en: 'This round has already begun: it stays as it is. Choose a round to come.',
  },
  'last-table': {
    fr: 'C’est la dernière table ouverte : elle reste ouverte.',
    en: 'This is the last open table: it stays open.',
  },
  'too-many-people': {
    fr: 'Ce café a déjà toutes les personnes qu’il peut recevoir.',
    en: 'This café already has all the people it can take.',
  },
  'already-published': { fr: 'Le compte rendu est déjà publié.', en: 'The report is already published.' },
  'already-rung': {
    fr: 'La sonnette a déjà sonné pour ce tour. Rien n’a sonné deux fois.',
    en: 'The bell has already rung for this round. Nothing rang twice.',
  },
  'nothing-to-shorten': {
    fr: 'Il ne reste pas assez de temps à reprendre là. Raccourcissez plutôt un tour.',
    en: 'There is not enough time left to take back there. Shorten a round instead.',
  },
  'unknown-amendment': {
    fr: 'Cet amendement a été retiré.',
    en: 'This amendment was taken back.',
  },
  'draft-not-shared': {
    fr: 'L’ébauche n’est plus ouverte à la salle. Ce qui a été proposé reste gardé.',
    en: 'The draft is no longer open to the room. What was proposed is kept.',
  },
  'too-many-amendments': {
    fr: 'C’est autant d’amendements que l’on peut en garder. Retirez-en un d’abord.',
    en: 'That is as many amendments as can be kept. Take one back first.',
  },
  'not-your-amendment': {
    fr: 'Cet amendement est à quelqu’un d’autre. L’équipe d’animation peut le retirer, avec une raison.',
    en: 'This amendment is somebody else’s. The facilitators can take it back, with a reason.',
  },
  'not-your-part': {
    fr: 'Cette partie revient à l’hôte d’un autre atelier.',
    en: 'This part belongs to the host of another workshop.',
  },
  'not-published': {
    fr: 'Le compte rendu n’est pas publié.',
    en: 'The report is not published.',
  },
  'list-full': {
    fr: 'La liste de suivi est pleine. Retirez une ligne d’abord.',
    en: 'The follow-up list is full. Take a line off first.',
  },
}

/** The same for edits that the table's cloth did not take. */
const REFUSED_EDITS: Readonly<Record<RefusedCode, Readonly<Record<Language, string>>>> = {
  malformed: { fr: 'Cette modification n’a pas pu être lue.', en: 'This change could not be read.' },
  'too-large': { fr: 'Cette modification est trop grande.', en: 'This change is too large.' },
  'not-yours': {
    fr: 'Cette note est à quelqu’un d’autre : ses mots restent les siens.',
    en: 'This note is somebody else’s: their words stay theirs.',
  },
  'not-allowed': { fr: 'Vous ne pouvez pas écrire ici.', en: 'You cannot write here.' },
  'bad-value': { fr: 'Cette modification n’est pas possible.', en: 'This change is not possible.' },
  gap: {
    fr: 'Il manquait un morceau : la nappe a été rechargée.',
    en: 'A piece was missing: the cloth was loaded again.',
  },
  'client-id': { fr: 'Cet appareil doit se présenter à nouveau.', en: 'This device has to introduce itself again.' },
  pending: {
    fr: 'Il manquait un morceau : la nappe a été rechargée.',
    en: 'A piece was missing: the cloth was loaded again.',
  },
  locked: { fr: 'La nappe est fermée. Place à l’écoute.', en: 'The cloth is closed. Time to listen.' },
  closed: { fr: 'Le café est clos. On peut encore le lire.', en: 'The café is closed. It can still be read.' },
  epoch: {
    fr: 'La nappe a été mise au propre : la voici telle qu’elle est maintenant.',
    en: 'The cloth was made afresh: here it is as it stands now.',
  },
  limit: { fr: 'C’est trop à la fois. Attendez un instant.', en: 'Too much at once. Wait a moment.' },
}

export const refusalSentence = (why: Refusal, language: Language): string => typeset(SENTENCES[why][language], language)
export const refusedEditSentence = (why: RefusedCode, language: Language): string =>
  typeset(REFUSED_EDITS[why][language], language)
