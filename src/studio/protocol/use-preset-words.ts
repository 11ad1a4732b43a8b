import { useTranslation } from 'react-i18next';
import { useNumbers } from '../parts/use-numbers.ts';

export interface PresetWords {
  /** A value with its unit in words: 5 days, day 5, 45 %. */
  amount(value: number, unit: string): string;
  range(min: number, max: number, unit: string): string;
}

/** What a value is multiplied by to be shown and typed: shares are read as per cent. */
export function shownPer(unit: string): number {
  return unit === 'share' ? 100 : 1;
}

/** The numbers of presets as people read them. */
export function usePresetWords(): PresetWords {
  const { t } = useTranslation();
  const { upTo } = useNumbers();
  const number = (value: number, unit: string): string => upTo(value * shownPer(unit), 3);
  const amount = (value: number, unit: string): string =>
    t(`protocol.amount.${unit}`, { count: value, value: number(value, unit), defaultValue: number(value, unit) });
  return {
    amount,
    range: (min, max, unit) => {
      const ends =
        unit === 'share'
          ? { min: amount(min, unit), max: amount(max, unit) }
          : { min: number(min, unit), max: number(max, unit) };
      return t('protocol.between', ends);
    },
  };
}
