import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { languageOf, regionalTag } from './region.ts';
import { useNumbers } from './use-numbers.ts';

export interface PlanWords {
  whole(value: number): string;
  time(minutes: number): string;
  range(band: readonly [number, number], format: (value: number) => string): string;
  day(date: string): string;
}

/** Numbers, times and days as the reader's language writes them. */
export function usePlanWords(): PlanWords {
  const { t, i18n } = useTranslation();
  const { whole } = useNumbers();
  return useMemo(() => {
    const day = new Intl.DateTimeFormat(regionalTag(languageOf(i18n.language)), {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      timeZone: 'UTC',
    });
    return {
      whole,
      time: (minutes) => {
        const rounded = Math.round(minutes);
        return t('design.numbers.hours', { h: Math.floor(rounded / 60), m: rounded % 60 });
      },
      range: (band, format) => `${format(band[0])} – ${format(band[1])}`,
      day: (date) => day.format(new Date(`${date}T00:00:00Z`)),
    };
  }, [t, i18n.language, whole]);
}
