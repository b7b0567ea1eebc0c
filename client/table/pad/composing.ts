/**
 * Is this key the input method's own (Japanese, Chinese, an accent being put together)? Some browsers end the composition just
 * before the key that ended it: it then still carries the code 229.
 */
export const isComposing = (pressed: KeyboardEvent): boolean => pressed.isComposing || pressed.keyCode === 229
