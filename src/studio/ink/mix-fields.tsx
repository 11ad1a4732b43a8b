import { NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { InkBottleBody } from '#/contract/api-ink.ts';
import { PIGMENTS } from '#/engine/skin/pigments.ts';

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
        <NumberInput
          label={t('ink.mixDilution')}
          min={6}
          max={60}
          value={mix.dilution}
          error={wrong.get('mix.dilution')}
          onChange={(value) => typeof value === 'number' && onChange({ ...mix, dilution: value })}
        />
      )}
    </>
  );
}
