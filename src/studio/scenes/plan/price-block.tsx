import { SegmentedControl, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCourse } from '../../course/course-context.tsx';
import { PRICE_KINDS, type PriceKind, scheduleOf, withPrice } from '../../editor/schedule-edit.ts';
import { NumberField } from '../../parts/number-field.tsx';
import { languageOf, regionalTag } from '../../parts/region.ts';
import { usePlanner } from '../../planner/planner-context.tsx';

const CURRENCIES = ['EUR', 'GBP', 'USD', 'CAD', 'AUD', 'CHF', 'DKK', 'NOK', 'SEK', 'PLN', 'BRL', 'MXN', 'ZAR'];
/** As far as a price of every kind may go in the case file. */
const MONEY = { min: 0, max: 100_000, decimals: 2, step: 10 } as const;

export function PriceBlock() {
  const { t, i18n } = useTranslation();
  const { document, editor } = useCourse();
  const { record } = usePlanner();
  const price = scheduleOf(document).price;
  const stored = PRICE_KINDS.find((kind) => price?.[kind] !== undefined);
  const [kindWished, setKindWished] = useState<PriceKind>('total');
  const [currencyWished, setCurrencyWished] = useState('EUR');
  const kind = stored ?? kindWished;
  const currency = price?.currency ?? currencyWished;
  const set = (change: {
    kind?: PriceKind;
    amount?: number | null;
    currency?: string;
    deposit?: number | undefined;
  }): void => {
    const amount = change.amount !== undefined ? change.amount : (price?.[kind] ?? null);
    const next = { kind, currency, deposit: price?.deposit, ...change, amount };
    editor.edit({ label: 'price', group: 'price' }, (current) => withPrice(current, next));
  };
  const money = new Intl.NumberFormat(regionalTag(languageOf(i18n.language)), { style: 'currency', currency });
  return (
    <section className="panel-block" aria-labelledby="price-title">
      <h2 id="price-title">{t('plan.price')}</h2>
      <div className="form-grid">
        <SegmentedControl
          fullWidth
          aria-labelledby="price-title"
          value={kind}
          data={PRICE_KINDS.map((each) => ({ value: each, label: t(`plan.priceKinds.${each}`) }))}
          onChange={(next) => {
            setKindWished(next);
            if (stored) set({ kind: next });
          }}
        />
        <Select
          label={t('plan.currency')}
          allowDeselect={false}
          value={currency}
          data={CURRENCIES}
          onChange={(next) => {
            if (!next) return;
            setCurrencyWished(next);
            if (stored) set({ currency: next });
          }}
        />
        <NumberField
          label={t('plan.amount')}
          value={price?.[kind] ?? null}
          optional
          {...MONEY}
          unit={currency}
          onChange={(amount) => set({ amount })}
          onEnd={() => editor.settle()}
        />
        <NumberField
          label={t('plan.deposit')}
          value={price?.deposit ?? null}
          optional
          {...MONEY}
          unit={currency}
          disabled={!stored}
          onChange={(deposit) => set({ deposit: deposit ?? undefined })}
          onEnd={() => editor.settle()}
        />
      </div>
      {record?.price && (
        <p className="price-total">
          {t('plan.totalPrice')} <strong>{money.format(record.price.total)}</strong>
        </p>
      )}
    </section>
  );
}
