/** What is asked beside the text, on a slip of paper laid at the caret. */
export type SlipQuestion =
  | { readonly kind: 'footnote'; readonly number: number; readonly fresh: boolean; readonly text: string }
  /** `value`: the address or the language now, '' for none; `onPassage`: there are words that it is, or would be, about */
  | { readonly kind: 'link' | 'language'; readonly value: string; readonly onPassage: boolean }
  | { readonly kind: 'sources'; readonly ids: readonly string[] }
/** `at`: pixels under the caret, of the window from the editor, of the page once it is laid there */
export type Slip = SlipQuestion & { readonly at: { readonly left: number; readonly top: number } }
