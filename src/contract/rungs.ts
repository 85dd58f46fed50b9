// How the pages of an exhibit come to stand in a package.

/** The rungs of the ladder for PDF; `image`, `typeset` and `rendition` for evidence that is not PDF. */
export const RUNGS = ['as_is', 'repaired', 'rendered', 'placeholder', 'image', 'typeset', 'rendition'] as const;
export type Rung = (typeof RUNGS)[number];

/** In words that stand behind "Shown". */
export const RUNG_WORDS: Readonly<Record<Rung, string>> = {
  as_is: 'as it is', repaired: 'from a repaired copy', rendered: 'as pictures of its pages', placeholder: 'by a sheet that says why it cannot be shown',
  image: 'as a picture on a page', typeset: 'as a table set in pages', rendition: 'as a rendition',
};
