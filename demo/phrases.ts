import type { NoteKind } from '../shared/domain/note.ts'
import type { Language } from '../shared/domain/text.ts'

/** Sentences that guests of a rehearsal may write about any question, by the kind of note they are. */
export const PHRASES: Readonly<Record<Language, Readonly<Record<NoteKind, readonly string[]>>>> = {
  fr: {
    idea: [
      'Commencer petit, avec trois personnes décidées',
      'Aller voir sur place avant d’écrire quoi que ce soit',
      'Confier la suite à celles et ceux qui vivent le problème',
      'Se donner un rendez-vous fixe, toujours au même endroit',
      'Rendre visible ce qui marche déjà',
      'Essayer un mois, puis décider ensemble',
      'Mélanger les âges dans chaque équipe',
      'Garder une place vide pour qui arrive en cours de route',
      'Raconter les échecs aussi, ils font gagner du temps',
      'Partager une seule liste, au lieu de cinq',
    ],
    question: [
      'Qui manque autour de cette table ?',
      'À quoi verra-t-on que cela a changé quelque chose ?',
      'Que faut-il arrêter de faire pour avoir le temps ?',
      'Qui décide quand on n’est pas d’accord ?',
      'Est-ce le bon moment, ou faut-il attendre un an ?',
      'Comment garder cela simple quand on sera cent ?',
      'Et si l’on demandait l’avis de qui ne vient jamais ?',
      'Que restera-t-il quand l’élan du début sera passé ?',
    ],
    example: [
      'La bibliothèque du bourg prête ses salles le soir',
      'Chez nous, chaque nouvelle personne a un parrain ou une marraine',
      'Une école voisine l’a fait avec deux cents euros',
      'Le comité se réunit debout, vingt minutes, jamais plus',
      'Un carnet posé à l’entrée, que chacun peut lire',
      'L’an dernier, on a commencé par un repas : tout le monde est venu',
    ],
    lever: [
      'Des personnes de confiance, connues dans le quartier',
      'Un peu de temps payé pour coordonner',
      'Des règles écrites en une page',
      'Le soutien visible de la direction',
      'Des outils que tout le monde sait déjà utiliser',
      'Le droit de se tromper, dit à voix haute',
      'Un lieu ouvert, sans inscription',
    ],
    brake: [
      'Toujours les mêmes qui portent tout',
      'Trop de réunions, pas assez de suites',
      'La peur de mal faire devant les autres',
      'Un vocabulaire que la moitié de la salle ne comprend pas',
      'Le budget arrive quand le projet est fini',
      'Personne ne sait qui a le dernier mot',
      'On demande des chiffres avant d’avoir commencé',
    ],
    source: [
      'Le compte rendu de la rencontre précédente',
      'Une collègue a tenu ce registre pendant trois ans',
      'Le guide de la mairie, page douze',
      'Les réponses au questionnaire de l’hiver',
    ],
  },
  en: {
    idea: [
      'Start small, with three people who mean it',
      'Go and look before writing anything down',
      'Let those who live with the problem lead what follows',
      'Meet on a fixed day, always in the same place',
      'Make visible what works already',
      'Try it for a month, then decide together',
      'Mix ages in every team',
      'Keep one chair empty for whoever comes along later',
      'Tell the failures too: they save time',
      'Share one list instead of five',
    ],
    question: [
      'Who is missing at this table?',
      'How will we see that anything has changed?',
      'What should we stop doing, to have the time?',
      'Who decides when we disagree?',
      'Is this the right moment, or should it wait a year?',
      'How does it stay simple once there are a hundred of us?',
      'What would people say who never come?',
      'What will be left when the first enthusiasm is gone?',
    ],
    example: [
      'The village library lends its rooms in the evening',
      'Where I work every newcomer has a buddy',
      'A school nearby did it with two hundred pounds',
      'The committee meets standing, for twenty minutes, never longer',
      'A notebook by the door that anybody may read',
      'Last year we began with a meal: everybody came',
    ],
    lever: [
      'People who are known and trusted around here',
      'A few paid hours for whoever coordinates',
      'Rules that fit on one page',
      'Support that can be seen, from the very top',
      'Tools that everybody can already use',
      'Leave to be wrong, said out loud',
      'An open place, with no signing up',
    ],
    brake: [
      'It is always the same people who carry everything',
      'Too many meetings, too little afterwards',
      'The fear of getting it wrong in front of others',
      'Words that half of the room do not understand',
      'The money comes when the project is over',
      'Nobody knows who has the last word',
      'We are asked for figures before we have begun',
    ],
    source: [
      'The notes of our last meeting',
      'A colleague kept this register for three years',
      'The council’s guide, page twelve',
      'The answers to the winter survey',
    ],
  },
}

export const PILE_NAMES: Readonly<Record<Language, Readonly<Record<'brake' | 'lever', string>>>> = {
  fr: { brake: 'Ce qui nous retient', lever: 'Ce qui peut aider' },
  en: { brake: 'What holds us back', lever: 'What can help' },
}

/** What hosts leave for those who arrive. */
export const WELCOME_PHRASES: Readonly<Record<Language, string>> = {
  fr: 'Bienvenue. La table a surtout parlé de par où commencer. Il manque des exemples.',
  en: 'Welcome. This table mostly talked about where to begin. It lacks examples.',
}

/** What a facilitator who rehearses alone calls the thread of the harvest. */
export const THREAD_NAMES: Readonly<Record<Language, string>> = {
  fr: 'Par où commencer',
  en: 'Where to begin',
}
