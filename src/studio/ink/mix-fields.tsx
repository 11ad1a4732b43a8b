import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { InkBottleBody } from '#/contract/api-ink.ts';
import { PIGMENTS } from '#/engine/skin/pigments.ts';
import { NumberField } from '../parts/number-field.tsx';

type Mix = NonNullable<InkBottleBody['mix']>;

interface MixFieldsProps {
  readonly mix: Mix | undefined;
  /** What is wrong, by path. */
  readonly wrong: ReadonlyMap<string, string>;
  onChange(mix: Mix | undefined): void;
}

const FIRST: Mix = { pigment: 'carbon', dilution: 20 };

/** What is in a shade that is kept ready mixed: then it can be chosen in the step Shade by its name. */
export function MixFields({ mix, wrong, onChange }: MixFieldsProps) {
  const { t } = useTranslation();
  /** An empty field leaves the part out. */
  const change = (key: 'number' | 'neutraliser', value: number | null): void => {
    if (!mix) return;
    const { [key]: _, ...rest } = mix;
    onChange(value === null ? rest : { ...rest, [key]: value });
  };
  return (
    <>
      <Select
        label={t('ink.mixPigment')}
        description={t('ink.mixHint')}
        placeholder={t('ink.mixNone')}
        clearable
        data={PIGMENTS.map(({ id }) => ({ value: id, label: t(`ink.pigment.${id}`) }))}
        value={mix?.pigment ?? null}
        onChange={(pigment) => onChange(pigment === null ? undefined : { ...FIRST, ...mix, pigment })}
      />
      {mix && (
        <>
          <NumberField
            label={t('ink.mixNumber')}
            min={0}
            max={9999}
            optional
            value={mix.number ?? null}
            error={wrong.get('mix.number')}
            onChange={(value) => change('number', value)}
          />
          <NumberField
            label={t('ink.mixDilution')}
            min={6}
            max={60}
            decimals={1}
            value={mix.dilution}
            error={wrong.get('mix.dilution')}
            onChange={(value) => value !== null && onChange({ ...mix, dilution: value })}
          />
          <NumberField
            label={t('ink.mixNeutraliser')}
            min={0}
            max={3}
            decimals={2}
            step={0.1}
            optional
            value={mix.neutraliser ?? null}
            error={wrong.get('mix.neutraliser')}
            onChange={(value) => change('neutraliser', value)}
          />
        </>
      )}
    </>
  );
}
