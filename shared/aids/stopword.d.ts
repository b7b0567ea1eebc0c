/** The package `stopword` comes without types; only these two of its lists are used, each from its own file. */
declare module 'stopword/src/stopwords_fra.js' {
  export const fra: readonly string[]
}
declare module 'stopword/src/stopwords_eng.js' {
  export const eng: readonly string[]
}
