import { useTranslation } from 'react-i18next';
import { WarningIcon } from '#/ui/icons.tsx';
import { SceneLayout } from '../../parts/scene-layout.tsx';
import { usePlanner } from '../../planner/planner-context.tsx';
import { PlanProblem } from '../design/plan-problem.tsx';
import { PatchLearned } from '../practice/test-patch/patch-learned.tsx';
import { AdviceBlock } from './advice-block.tsx';
import { CardBlock } from './card-tool.tsx';
import { FollicleBlock } from './follicle-block.tsx';
import { LadderBlock } from './ladder-block.tsx';
import { OwnShadesBlock } from './own-shades-block.tsx';
import './shade-scene.css';
import { useNumbers } from '../../parts/use-numbers.ts';
import { ShadeStage } from './shade-stage.tsx';

export function ShadeScene() {
  const { t } = useTranslation();
  const { skin } = usePlanner();
  return (
    <SceneLayout id="shade" stage={<ShadeStage />}>
      <p className="scene-lead">{t('shade.lead')}</p>
      <PlanProblem whole />
      {skin && (
        <>
          <SkinBlock />
          <FollicleBlock />
          <PatchLearned className="panel-block" />
          <AdviceBlock />
          <OwnShadesBlock />
          <LadderBlock />
        </>
      )}
    </SceneLayout>
  );
}

function SkinBlock() {
  const { t } = useTranslation();
  const { tenths, whole } = useNumbers();
  const { skin, ladder } = usePlanner();
  if (!skin) return null;
  const { lab, ita, source, doubtDE00 } = skin;
  const report = ladder?.skin;
  const numbers = lab.map(tenths).join(' / ');
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
              {whole(ita)}°{report && ` · ${t(`shade.itaClass.${report.itaClass}`)}`}
            </dd>
          </div>
          <div>
            <dt>{t('shade.monk')}</dt>
            <dd>{report ? `${report.monkLabel} / 10` : '–'}</dd>
          </div>
          <div>
            <dt>{t('shade.doubt')}</dt>
            <dd>± {tenths(doubtDE00)} ΔE</dd>
          </div>
        </dl>
      </div>
      <p className="hint">{t(`shade.source.${source}`)}</p>
      {report && !report.plausible && (
        <p className="rung-warning">
          <WarningIcon size={15} /> {t('shade.implausible')}
        </p>
      )}
      <CardBlock />
    </section>
  );
}
