/** The texts of a noun in another language: the keys of the English ones, with words of their own. */
export type SameKeys<Texts> = { readonly [Key in keyof Texts]: string };
