import type { Language } from './language.ts';

/** Thousands and decimals as each language writes them; Portuguese separates by a space that does not break. */
const MARKS: Readonly<Record<Language, { readonly thousands: string; readonly decimal: string }>> = {
  en: { thousands: ',', decimal: '.' },
  es: { thousands: '.', decimal: ',' },
  pt: { thousands: '\u00a0', decimal: ',' },
};

/**
 * A number as people read it, with at most `most` decimals and at least `least`. Written out here, not by the platform: a
 * consent is hashed word for word, and browser and server must write the same.
 */
export function numberText(language: Language, value: number, most = 1, least = 0): string {
  const { thousands, decimal } = MARKS[language];
  const [whole = '0', fraction = ''] = Math.abs(value).toFixed(most).split('.');
  const shown = fraction.replace(/0+$/, '').padEnd(least, '0');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
  const isZero = !/[1-9]/.test(whole + fraction);
  return `${value < 0 && !isZero ? '-' : ''}${grouped}${shown === '' ? '' : decimal + shown}`;
}
