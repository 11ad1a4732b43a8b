import { Button, ColorInput, ColorSwatch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { roundTo } from '#/base/round-to.ts';
import { WarningIcon } from '#/ui/icons.tsx';
import { useCourse } from '../../course/course-context.tsx';
import { shadeOf, withShade } from '../../editor/shade-edit.ts';
import { NumberField } from '../../parts/number-field.tsx';
import { usePlanner } from '../../planner/planner-context.tsx';
import { useShownPhoto } from '../../planner/use-shown-photo.ts';
import { sidesPlace } from './sides-place.ts';
import { useShadeWords } from './use-shade-words.ts';

/** Shaved hair seen from the surface, light to dark; starting points for the eye. */
const SWATCHES = ['#a08a6a', '#8a6f50', '#705a44', '#5a4a3c', '#4a4038', '#3b3531', '#2e2a28', '#8f8a85', '#6d6966'];
/** Radius of the measured area as a share of the photo's width. */
const SIDES_SHARE = 0.022;

/** The person's own hair: its colour and grey share, or measured from the shaved sides in the photo. */
export function FollicleBlock() {
  const { t } = useTranslation();
  const { document, editor } = useCourse();
  const shade = shadeOf(document).shade;
  const matched = usePlanner().ladder?.follicle;
  const assumed = shade?.follicle ? undefined : matched;
  const set = (value: string | undefined): void => {
    if (value !== undefined && !/^#[0-9a-fA-F]{6}$/.test(value)) return;
    editor.edit({ label: 'shade', group: 'follicle' }, (current) => withShade(current, { follicle: value }));
  };
  const setGrey = (percent: number | null): void => {
    const greyShare = percent === null || percent === 0 ? undefined : percent / 100;
    editor.edit({ label: 'shade', group: 'grey' }, (current) => withShade(current, { greyShare }));
  };
  return (
    <section className="panel-block" aria-labelledby="follicle-title">
      <h2 id="follicle-title">{t('shade.follicle')}</h2>
      <p className="hint">{t('shade.follicleHint')}</p>
      <div className="hair-row">
        <ColorInput
          label={t('shade.follicleColour')}
          value={shade?.follicle ?? ''}
          placeholder={t(matched?.source === 'sides' ? 'shade.follicleSides' : 'shade.follicleUsual')}
          leftSection={assumed && <ColorSwatch color={assumed.hex} size={18} withShadow={false} />}
          format="hex"
          swatches={SWATCHES}
          swatchesPerRow={9}
          withEyeDropper={false}
          closeOnColorSwatchClick
          onChange={set}
          onChangeEnd={() => editor.settle()}
        />
        <NumberField
          label={t('shade.greyShare')}
          value={Math.round((shade?.greyShare ?? 0) * 100)}
          min={0}
          max={100}
          step={10}
          unit="%"
          optional
          onChange={setGrey}
          onEnd={() => editor.settle()}
        />
      </div>
      <SidesRow />
      {shade?.follicle && (
        <Button variant="subtle" onClick={() => set(undefined)}>
          {t('shade.follicleReset')}
        </Button>
      )}
    </section>
  );
}

function SidesRow() {
  const { t } = useTranslation();
  const say = useShadeWords();
  const { document, editor } = useCourse();
  const { head, ladder } = usePlanner();
  const { photo } = useShownPhoto();
  const sides = shadeOf(document).shade?.sides;
  const set = (value: typeof sides): void => {
    editor.edit({ label: 'shade' }, (current) => withShade(current, { sides: value }));
  };
  const start = (): void => {
    if (!head || !photo) return;
    const round = (value: number): number => roundTo(value, 1);
    const radiusPx = round(SIDES_SHARE * photo.widthPx);
    const at = sidesPlace(head, radiusPx);
    set({ at: [round(at[0]), round(at[1])], radiusPx });
  };
  if (!sides) {
    return (
      <div className="button-row">
        <Button variant="default" disabled={!head || !photo} onClick={start}>
          {t('shade.sidesAdd')}
        </Button>
      </div>
    );
  }
  return (
    <>
      <p className="hint">{t('shade.sidesHint')}</p>
      {ladder?.sidesProblem && (
        <p className="rung-warning">
          <WarningIcon size={15} /> {say(ladder.sidesProblem)}
        </p>
      )}
      <div className="button-row">
        <Button variant="default" onClick={() => set(undefined)}>
          {t('shade.sidesRemove')}
        </Button>
      </div>
    </>
  );
}
