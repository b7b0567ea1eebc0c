/**
 * Words that would do harm, be read as something else, or be lost, in a form that forgot to escape them. Each must come out of
 * every form as it was written. All fit in a note (280 UTF-16 units).
 */
export const HOSTILE_TEXTS: readonly string[] = [
  // HTML and XML
  '<script>alert(1)</script>',
  '</style><img src=x onerror=alert(1)>',
  '<!-- rien --> ]]> <w:p/>',
  '&lt;déjà échappé&gt; &amp; &copy; &#8364;',
  '"quotes" \'apostrophes\' « guillemets »',
  // Markdown
  '**gras** _souligné_ `code` ~~barré~~ [lien](javascript:alert(1)) ![image](x)',
  '# pas un titre',
  '1. pas une liste',
  '- pas une liste',
  '+ ni + ici',
  '> pas une citation',
  '| a | b |\n| --- | --- |',
  'une ligne\nune autre\n---\nune troisième',
  '    pas du code',
  '[^1] pas une note [^2]: ni ici',
  '[^1]: pas une note',
  'https://example.org/*_chemin_* www.example.org moi@example.org',
  // Typst
  '#import "secret.typ": * #eval("1+1") $x^2$ @label <label> = titre',
  '= titre\n/ terme: définition\n+ un\n- deux',
  '// commentaire /* bloc */ ~ -- --- ... \\ \\u{1F600}',
  // formulas of spreadsheets
  '=HYPERLINK("http://example.org";"clic")',
  '+33 1 02 03 04 05',
  "-2+3+cmd|' /C calc'!A0",
  '@SUM(A1:A2)',
  '\t=1+1',
  // templates and escapes
  'un \\ deux \\\\ trois \\',
  '$x^2$ @tous #mot-dièse ${process.env} {{ moustache }} %s %00',
  // writing of all kinds
  'שלום \u202e à l’envers \u202c fin',
  'مرحبا بكم \u2067isolé\u2069 (12 %)',
  '你好，世界。こんにちは',
  '🫖 thé 👩🏽‍🚀 é e\u0301 ﷽',
  'zéro\u200blargeur\u00adtrait\ufefffin',
  // one long word, that nothing may break with a hyphen of its own
  'é'.repeat(280),
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
]

/** What no form can hold: it is left out, and nothing else with it. `[as written, as printed]` */
export const UNPRINTABLE_TEXTS: readonly (readonly [string, string])[] = [
  ['a\u0000b\u0007c\u000bd', 'abcd'],
  ['\ud800f', '\ufffdf'],
  ['g\uffffh\ufffei', 'ghi'],
]
