import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNumbers } from './use-numbers.ts';

export interface PlanWords {
  whole(value: number): string;
  time(minutes: number): string;
  range(band: readonly [number, number], format: (value: number) => string): string;
}

/** Numbers and times as the reader's language writes them. */
export function usePlanWords(): PlanWords {
  const { t } = useTranslation();
  const { whole } = useNumbers();
  return useMemo(() => {
    return {
      whole,
      time: (minutes) => {
        const rounded = Math.round(minutes);
        return t('design.numbers.hours', { h: Math.floor(rounded / 60), m: rounded % 60 });
      },
      range: (band, format) => `${format(band[0])} – ${format(band[1])}`,
    };
  }, [t, whole]);
}
