import { answered, asked, headed, listed, type Page, quoted, said } from './synthesis-page.ts'

/**
 * A compte rendu of the shape of 2018, every part of it, worded for the tests: the organisers' own text, a keynote with its
 * debate, four syntheses, two leads, two levers, five topics, thanks. Names, figures and addresses are made up.
 * `note('t2', 3)` is the id of the fourth note of workshop 2.
 */
export type NoteOf = (theme: string, index: number) => string

export const frenchParts = (note: NoteOf): Readonly<Record<string, Page>> => ({
  before: [
    headed('Une mission, une équipe'),
    said([
      'Nous réunissons des ',
      { text: 'chercheuses', strong: true },
      ' et des praticiens autour des innovations sociales numériques.',
      {
        footnote:
          'Un service numérique qui cherche à répondre à un besoin social. Voir https://example.org/definitions (en français).',
      },
    ]),
    said('L’équipe compte cinq personnes, et beaucoup d’amies et d’amis.'),
    headed('Nos questions de recherche'),
    said('Cinq sujets nous occupent en ce moment :'),
    listed(
      'la gouvernance des plateformes coopératives ;',
      'la mesure des effets sociaux ;',
      ['les ', { text: 'low-tech', lang: 'en', em: true }, ' au service des associations ;'],
      'l’inclusion de celles et ceux qui ne se connectent pas ;',
      'les modèles économiques hybrides.',
    ),
  ],
  talk: [
    headed('La conférence'),
    said([
      'En Europe, plus de 1 000 organisations ont été recensées ; 26 % seulement étaient liées à une autre.',
      { footnote: 'Enquête citée pendant la conférence : https://example.org/enquete?annee=2017&page=2.' },
      ' Le réseau reste à tisser.',
    ]),
    said([
      'Le détail des chiffres est ',
      { text: 'dans le support de la conférence', href: 'https://example.org/support' },
      '.',
    ]),
    headed('Le débat'),
    asked('Une plateforme qui rapproche les voisins reste-t-elle sociale si elle vit de la publicité ?'),
    answered([
      'Tout dépend de qui tient le volant. Il faut regarder la gouvernance',
      { footnote: 'La manière dont un collectif partage les décisions, le contrôle et les responsabilités.' },
      ' avant le logo.',
    ]),
    asked('Comment parler d’inclusion à des gens qui ne veulent pas du numérique ?'),
    answered([
      'En commençant par les écouter : ne pas se connecter est parfois un choix.',
      { footnote: 'Par exemple un numéro de téléphone, un courrier, un lieu où être accompagné.' },
    ]),
    asked('Et l’empreinte de tout cela ?'),
    answered('Elle fait partie de l’impact. Un service léger tient sur un vieux téléphone.'),
  ],
  'part-t1': [
    said(
      'Innover socialement, c’est d’abord relier : des métiers, des habitants, des structures qui ne se parlaient pas.',
      [note('t1', 0), note('t1', 1), note('t1', 3)],
    ),
    quoted('Ce n’est pas une recette miracle à copier partout', note('t1', 7), 't1'),
    said(
      [
        'L’innovation ne doit pas devenir sa propre fin ; les tables parlent de ',
        { text: 'petits pas', em: true },
        '.',
      ],
      [note('t1', 2), note('t1', 6)],
    ),
  ],
  'part-t2': [
    said(
      'Le numérique amplifie d’abord ce qui existe : il fait gagner du temps et relie des initiatives qui s’ignoraient.',
      [note('t2', 0), note('t2', 1), note('t2', 3), note('t2', 18)],
    ),
    said('Il crée aussi des services nouveaux, des cours du soir à l’envoi d’argent.', [note('t2', 4), note('t2', 5)]),
    quoted('Toujours prévoir une autre porte d’entrée que l’écran', note('t2', 17), 't2'),
    said(
      [
        'Le lien physique ne s’oublie pas.',
        { footnote: 'En France, 12 % des personnes ne se connectent jamais (https://example.org/barometre).' },
        ' Une partie du public restera loin des écrans.',
      ],
      [note('t2', 8), note('t2', 9), note('t2', 12)],
    ),
    headed('Points de vigilance'),
    said('La gouvernance, la transparence et le coût environnemental restent à surveiller.', [
      note('t2', 13),
      note('t2', 15),
    ]),
  ],
  'part-t3': [
    said('Il n’y a pas de modèle type : on mélange la vente, les dons et les fonds publics.', [note('t3', 13)]),
    said('La forme juridique et le modèle économique se pensent ensemble.', [note('t3', 10), note('t3', 11)]),
  ],
  'part-t4': [
    said('Sur qui cherche-t-on un effet, et combien de temps ?', [note('t4', 0), note('t4', 3)]),
    said('Chiffres et récits se complètent ; une même grille convient mal à des projets si divers.', [
      note('t4', 6),
      note('t4', 9),
      note('t4', 12),
    ]),
    said('Un fil rouge possible : la cohérence entre ce que l’on dit et ce que l’on fait.', [note('t4', 13)]),
  ],
  perspectives: [
    said('Après le quatrième tour, les tables ont rapproché leurs nappes. Deux pistes et deux leviers se dégagent.'),
    headed('Une autre porte d’entrée', 'lead'),
    said('Concevoir chaque service avec son équivalent sans écran, dès le premier jour.', [note('t2', 17)]),
    headed('Des projets qui se répliquent', 'lead'),
    said('Documenter ce qui a marché, ce qui a échoué, les coûts et les statuts.'),
    headed('Décider à plusieurs', 'lever'),
    listed(
      'publier les règles et leurs changements ;',
      'ouvrir une place aux usagers dans la gouvernance ;',
      'tirer au sort un comité de relecture.',
    ),
    headed('Mesurer avec mesure', 'lever'),
    listed(
      'choisir peu d’indicateurs, avec les équipes ;',
      'recueillir des témoignages, pas seulement des chiffres ;',
      'dire aussi ce qui n’a pas changé.',
    ),
    headed('Le temps long', 'topic'),
    said('Combien d’années faut-il pour voir un changement, et qui finance l’attente ?'),
    headed('Les communs numériques', 'topic'),
    said('Comment faire vivre un outil partagé quand l’appel à projets s’achève ?'),
    headed('La sobriété', 'topic'),
    said('Quel service rendre avec moins de données et des terminaux anciens ?'),
    headed('La diversité', 'topic'),
    said('Qui manquait autour des tables, et comment l’inviter ?'),
    headed('La confiance', 'topic'),
    said('À qui confie-t-on ses données ?'),
    said('Qui peut les reprendre ?'),
  ],
  after: [
    said('Merci aux hôtes et aux hôtesses qui ont tenu les tables, et aux personnes qui ont noté pour les autres.'),
    said(
      'Merci aussi à celles et à ceux qui, en dehors de la journée, ont bien voulu partager leurs questions et leurs idées.',
    ),
  ],
})

/** The same in English, but for the thanks, which nobody has translated. */
export const englishParts = (note: NoteOf): Readonly<Record<string, Page>> => ({
  'before@en': [
    headed('A mission, a team'),
    said([
      'We bring together ',
      { text: 'researchers', strong: true },
      ' and practitioners around digital social innovations.',
      {
        footnote:
          'A digital service that tries to answer a social need. See https://example.org/definitions (in French).',
      },
    ]),
    said('The team counts five people, and many friends.'),
    headed('Our research questions'),
    said('Five subjects keep us busy at present:'),
    listed(
      'how cooperative platforms are governed;',
      'how social effects are measured;',
      'low-tech for associations;',
      'including those who do not go online;',
      'mixed business models.',
    ),
  ],
  'talk@en': [
    headed('The keynote'),
    said([
      'More than 1,000 organisations were counted in Europe; only 26% had a link to another.',
      { footnote: 'Survey quoted in the keynote: https://example.org/enquete?annee=2017&page=2.' },
      ' The net is still to be woven.',
    ]),
    said(['The figures are ', { text: 'in the slides of the keynote', href: 'https://example.org/support' }, '.']),
    headed('The debate'),
    asked('Is a platform that brings neighbours together still social if it lives on advertising?'),
    answered([
      'It depends on who holds the wheel. Look at the governance',
      { footnote: 'How a group shares decisions, control and responsibility.' },
      ' before the logo.',
    ]),
    asked('How do you speak of inclusion to people who want nothing digital?'),
    answered([
      'By listening first: not to go online is sometimes a choice.',
      { footnote: 'A telephone number, a letter, a place with somebody to help, for instance.' },
    ]),
    asked('And the footprint of all this?'),
    answered('It is part of the impact. A light service runs on an old phone.'),
  ],
  'part-t1@en': [
    said('To innovate socially is first of all to connect: trades, residents, bodies that did not talk.', [
      note('t1', 0),
      note('t1', 1),
      note('t1', 3),
    ]),
    quoted('Ce n’est pas une recette miracle à copier partout', note('t1', 7), 't1'),
    said(
      ['Innovation must not become its own end; the tables speak of ', { text: 'small steps', em: true }, '.'],
      [note('t1', 2), note('t1', 6)],
    ),
  ],
  'part-t2@en': [
    said(
      'Digital tools first amplify what exists: they save time and connect initiatives that did not know each other.',
      [note('t2', 0), note('t2', 1), note('t2', 3), note('t2', 18)],
    ),
    said('They also create new services, from evening classes to money transfer.', [note('t2', 4), note('t2', 5)]),
    said(
      [
        'The physical bond is not forgotten.',
        { footnote: 'In France, 12% of people never go online (https://example.org/barometre).' },
        ' Part of the public will stay far from screens.',
      ],
      [note('t2', 8), note('t2', 9), note('t2', 12)],
    ),
  ],
  'part-t3@en': [
    said('There is no typical model: people mix sales, gifts and public money.', [note('t3', 13)]),
    said('Legal form and business model have to be thought together.', [note('t3', 10), note('t3', 11)]),
  ],
  'part-t4@en': [
    said('On whom does one look for an effect, and for how long?', [note('t4', 0), note('t4', 3)]),
    said('Figures and stories complete each other.', [note('t4', 6), note('t4', 9)]),
  ],
  'perspectives@en': [
    said('After the fourth round the tables brought their cloths together. Two leads and two levers stand out.'),
    headed('Another way in', 'lead'),
    said('Design each service with its equivalent without a screen, from the first day.'),
    headed('Projects that can be repeated', 'lead'),
    said('Write down what worked, what failed, what it cost.'),
    headed('Deciding together', 'lever'),
    listed('publish the rules and their changes;', 'open a seat to users;', 'draw lots for a reading committee.'),
    headed('Measuring with measure', 'lever'),
    listed('choose few indicators;', 'gather stories, not figures alone;', 'say what did not change.'),
    headed('The long run', 'topic'),
    said('How many years before a change can be seen, and who pays for the wait?'),
    headed('Digital commons', 'topic'),
    said('How does a shared tool live on when the grant ends?'),
    headed('Sobriety', 'topic'),
    said('Which service can be given with less data and old devices?'),
    headed('Diversity', 'topic'),
    said('Who was missing around the tables?'),
    headed('Trust', 'topic'),
    said('Whom do we trust with our data?'),
  ],
})
