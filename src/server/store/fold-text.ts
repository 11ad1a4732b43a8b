/** Text without case and accents, so that a search finds "Zoe" for "Zoë". */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLocaleLowerCase('en')
    .trim();
}

/** A LIKE pattern that finds the text anywhere; % _ and \ in it stand for themselves (escape character \). */
export function likeAnywhere(text: string): string {
  return `%${foldText(text).replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
