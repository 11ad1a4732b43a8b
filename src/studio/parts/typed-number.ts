/** The mark between whole and decimals. */
export type DecimalMark = '.' | ',';

const GROUPS = /^\d{1,3}(?:[.,]\d{3})+$/;

/**
 * What a typed number means, also with its thousands in groups; null where it is none.
 *
 * Point and comma are both taken. Of two kinds the last one stands before the decimals; one kind several times over stands between
 * groups of three. A single mark that is not the reader's own, with three digits behind it, groups thousands: `2,500` is two
 * and a half thousand to an English reader and two and a half to a German one. Behind a lone 0 it always begins the decimals.
 */
export function readTypedNumber(typed: string, mark: DecimalMark): number | null {
  const text = typed.replace(/[\s'’]/g, '');
  const sign = text.startsWith('-') || text.startsWith('−') ? -1 : 1;
  const plain = plainDigits(sign < 0 ? text.slice(1) : text, mark);
  return plain === null ? null : sign * Number(plain);
}

/** The digits with a point before the decimals and nothing else. */
function plainDigits(text: string, mark: DecimalMark): string | null {
  if (!/^[\d.,]*\d[\d.,]*$/.test(text)) return null;
  const marks = [...text].filter((sign) => sign === '.' || sign === ',');
  const kinds = new Set(marks);
  const last = marks.at(-1);
  if (last === undefined) return text;
  if (kinds.size === 1) {
    const isGroup = GROUPS.test(text) && !text.startsWith('0') && (marks.length > 1 || last !== mark);
    if (isGroup) return text.replace(/[.,]/g, '');
    return marks.length === 1 ? text.replace(last, '.') : null;
  }
  const at = text.lastIndexOf(last);
  const whole = text.slice(0, at);
  if (!GROUPS.test(whole) || whole.includes(last)) return null;
  return `${whole.replace(/[.,]/g, '')}.${text.slice(at + 1)}`;
}
