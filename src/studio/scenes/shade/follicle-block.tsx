import { Button, ColorInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCourse } from '../../course/course-context.tsx';
import { shadeOf, withShade } from '../../editor/shade-edit.ts';
import type { HairPatch } from './use-hair-patch.ts';

/** Shaved hair seen from the surface, light to dark; starting points for the eye. */
const SWATCHES = ['#a08a6a', '#8a6f50', '#705a44', '#5a4a3c', '#4a4038', '#3b3531', '#2e2a28', '#8f8a85', '#6d6966'];

export function FollicleBlock({ hair }: { readonly hair: HairPatch }) {
  const { t } = useTranslation();
  const { document, editor } = useCourse();
  const follicle = shadeOf(document).shade?.follicle;
  const set = (value: string | undefined): void => {
    if (value !== undefined && !/^#[0-9a-fA-F]{6}$/.test(value)) return;
    editor.edit({ label: 'shade', group: 'follicle' }, (current) => withShade(current, { follicle: value }));
  };
  const read = (): void => {
    const found = hair.read();
    if (!found) return;
    set(found);
    editor.settle();
    hair.hide();
  };
  return (
    <section className="panel-block" aria-labelledby="follicle-title">
      <h2 id="follicle-title">{t('shade.follicle')}</h2>
      <p className="hint">{t('shade.follicleHint')}</p>
      <ColorInput
        label={t('shade.follicleColour')}
        value={follicle ?? ''}
        placeholder={t('shade.follicleUsual')}
        format="hex"
        swatches={SWATCHES}
        swatchesPerRow={9}
        withEyeDropper={false}
        closeOnColorSwatchClick
        onChange={set}
        onChangeEnd={() => editor.settle()}
      />
      <div className="button-row">
        {hair.at ? (
          <>
            <Button onClick={read}>{t('shade.readHair')}</Button>
            <Button variant="default" onClick={hair.hide}>
              {t('shade.hideHair')}
            </Button>
          </>
        ) : (
          <Button variant="default" onClick={hair.show}>
            {t('shade.findHair')}
          </Button>
        )}
        {follicle && (
          <Button variant="subtle" onClick={() => set(undefined)}>
            {t('shade.follicleReset')}
          </Button>
        )}
      </div>
      {hair.at && <p className="hint">{t('shade.moveHair')}</p>}
      {hair.message && <p className="hint">{hair.message}</p>}
    </section>
  );
}
