import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { canonicalJson } from '#/base/canonical-json.ts';
import { ninetyPercent } from '#/base/ninety-percent.ts';
import { INK_DEFAULTS } from '#/engine/skin/pigments.ts';
import { CheckIcon, WarningIcon } from '#/ui/icons.tsx';
import { useCourse } from '../../../course/course-context.tsx';
import { shadeOf, withShade } from '../../../editor/shade-edit.ts';
import { Evidence } from '../../../parts/evidence.tsx';
import { useNumbers } from '../../../parts/use-numbers.ts';
import { usePracticeWords } from '../use-practice-words.ts';
import { usePatchLearned } from './use-patch-learned.ts';

/** What a healed test patch says of this client, whether shade, dots and pictures of the course go by it, and the switch. */
export function PatchLearned({ className }: { readonly className: string }) {
  const { t } = useTranslation();
  const { day } = usePracticeWords();
  const { percent, upTo } = useNumbers();
  const { document, editor } = useCourse();
  const found = usePatchLearned();
  if (!found) return null;
  const { learned, lesson } = found.answer;
  const used = shadeOf(document).shade?.patch;
  const isUsed = learned !== null && used !== undefined && canonicalJson(used) === canonicalJson(learned);
  const use = (patch: typeof learned): void => {
    editor.edit({ label: 'shade' }, (current) => withShade(current, { patch: patch ?? undefined }));
    editor.settle();
  };
  return (
    <section className={className} aria-labelledby="patch-learned">
      <h2 id="patch-learned">
        {t('care.patch.calibration')} <Evidence of={INK_DEFAULTS.uptake} />
      </h2>
      {learned?.uptake !== undefined && (
        <p>
          {t('care.patch.kept', {
            share: percent(learned.uptake),
            from: percent(learned.uptake * Math.exp(-ninetyPercent(learned.lnUptakeSd ?? 0))),
            to: percent(Math.min(1, learned.uptake * Math.exp(ninetyPercent(learned.lnUptakeSd ?? 0)))),
            usual: percent(INK_DEFAULTS.uptake.value),
          })}
        </p>
      )}
      {learned?.diameterFactor !== undefined && (
        <p>{t('care.patch.spread', { times: upTo(learned.diameterFactor, 2) })}</p>
      )}
      {lesson && lesson !== 'unmeasured' && (
        <p>
          <WarningIcon size={15} /> {t(`care.patch.lesson.${lesson}`)}
        </p>
      )}
      {learned && isUsed && (
        <p role="status">
          <CheckIcon size={15} /> {t('care.patch.used', { day: day(learned.readOn) })}
        </p>
      )}
      <div className="button-row">
        {learned && !isUsed && (
          <Button size="sm" onClick={() => use(learned)}>
            {t('care.patch.use')}
          </Button>
        )}
        {used && (
          <Button size="sm" variant="default" onClick={() => use(null)}>
            {t('care.patch.unuse')}
          </Button>
        )}
      </div>
    </section>
  );
}
