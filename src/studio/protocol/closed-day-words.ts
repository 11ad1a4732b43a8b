import type { TFunction } from 'i18next';
import type { ProtocolAnswer } from '#/contract/api-protocol.ts';

export type CalendarDays = Pick<ProtocolAnswer, 'closures' | 'closedWeekdays'>;

/** The days without sessions in one line. */
export function closedDayWords(
  { closures, closedWeekdays }: CalendarDays,
  t: TFunction,
  { day }: { day(value: string): string },
): string {
  const weekly = closedWeekdays.map((weekday) => t(`protocol.weekday.${weekday}`));
  const dated = closures.map(({ from, to, why }) => {
    const span = from === to ? day(from) : t('protocol.span', { from: day(from), to: day(to) });
    return why.trim() === '' ? span : `${span} (${why.trim()})`;
  });
  return [...weekly, ...dated].join(' · ') || t('protocol.neverClosed');
}
