import { useTranslation } from 'react-i18next';
import { itaClass, monkLabel } from '#/engine/colour/ita.ts';
import { SceneLayout } from '../../parts/scene-layout.tsx';
import { usePlanner } from '../../planner/planner-context.tsx';
import { PlanProblem } from '../design/design-scene.tsx';
import { FollicleBlock } from './follicle-block.tsx';
import { LadderBlock } from './ladder-block.tsx';
import './shade-scene.css';
import { ShadeStage } from './shade-stage.tsx';
import { useHairPatch } from './use-hair-patch.ts';

export function ShadeScene() {
  const { t } = useTranslation();
  const { record } = usePlanner();
  const hair = useHairPatch();
  return (
    <SceneLayout id="shade" stage={<ShadeStage hair={hair} />}>
      <p className="scene-lead">{t('shade.lead')}</p>
      <PlanProblem />
      {record && (
        <>
          <SkinBlock />
          <FollicleBlock hair={hair} />
          <LadderBlock />
        </>
      )}
    </SceneLayout>
  );
}

function SkinBlock() {
  const { t } = useTranslation();
  const { record, ladder } = usePlanner();
  if (!record) return null;
  const { lab, ita, source } = record.skin;
  const numbers = lab.map((value) => value.toFixed(1)).join(' / ');
  return (
    <section className="panel-block skin-block" aria-labelledby="skin-title">
      <h2 id="skin-title">{t('shade.skin')}</h2>
      <div className="skin-row">
        <span className="skin-swatch" style={{ background: ladder?.skinHex ?? 'transparent' }} />
        <dl>
          <div>
            <dt>{t('shade.lab')}</dt>
            <dd>{numbers}</dd>
          </div>
          <div>
            <dt>{t('shade.ita')}</dt>
            <dd>
              {ita.toFixed(0)}° · {t(`shade.itaClass.${itaClass(ita)}`)}
            </dd>
          </div>
          <div>
            <dt>{t('shade.monk')}</dt>
            <dd>{monkLabel(lab)} / 10</dd>
          </div>
        </dl>
      </div>
      <p className="hint">{t(`shade.source.${source}`)}</p>
    </section>
  );
}
