import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { languageOf, regionalTag } from './region.ts';

export interface Numbers {
  whole(value: number): string;
  /** With one decimal, also where it is 0: numbers that change under the hand keep their width. */
  tenths(value: number): string;
  /** With as many decimals as it has, at most `digits`. */
  upTo(value: number, digits: number): string;
  /** A share of 1 as whole per cent. */
  percent(share: number): string;
}

/** Numbers as the reader's language and region write them. */
export function useNumbers(): Numbers {
  const { i18n } = useTranslation();
  return useMemo(() => {
    const tag = regionalTag(languageOf(i18n.language));
    const write = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(tag, options).format;
    return {
      whole: write({ maximumFractionDigits: 0 }),
      tenths: write({ minimumFractionDigits: 1, maximumFractionDigits: 1 }),
      upTo: (value, digits) => write({ maximumFractionDigits: digits })(value),
      percent: write({ style: 'percent', maximumFractionDigits: 0 }),
    };
  }, [i18n.language]);
}
