import { useTranslation } from 'react-i18next';
import type { PlanShade } from '#/planning/plan-record.ts';
import { WarningIcon } from '#/ui/icons.tsx';
import { useNumbers } from '../../parts/use-numbers.ts';
import { usePlanner } from '../../planner/planner-context.tsx';
import { useShadeWords } from './use-shade-words.ts';

/** The shade of the body, the lighter one to begin with, and why nothing matches where that is so. */
export function AdviceBlock() {
  const { t } = useTranslation();
  const say = useShadeWords();
  const { record, ladder, upToDate } = usePlanner();
  if (!record || !ladder) return null;
  const body = record.zones.find((zone) => zone.shade === 0) ?? record.zones[0];
  const first = record.sessions[0]?.zones.find(({ zone }) => zone === body?.zone);
  const best = body && record.shades[body.shade];
  const begin = first && record.shades[first.shade];
  if (!best) return null;
  return (
    <section className="panel-block" aria-labelledby="advice-title">
      <h2 id="advice-title">{t('shade.advice')}</h2>
      {/* Beside the new ladder, the shades of the plan before are not the advice any more. */}
      <dl className="advice" aria-busy={!upToDate}>
        {begin && begin !== best && <Advised term={t('shade.firstSession')} shade={upToDate ? begin : null} />}
        <Advised
          term={begin === best ? t('shade.allSessions') : t('shade.laterSessions')}
          shade={upToDate ? best : null}
        />
      </dl>
      <p className="hint">{t('shade.adviceHint')}</p>
      {ladder.cannotMatch && (
        <p className="rung-warning" role="status">
          <WarningIcon size={15} />
          <span>
            <strong>{t('shade.cannotMatch')}</strong> {say(ladder.cannotMatch)}
          </span>
        </p>
      )}
    </section>
  );
}

/** Null: not worked out yet. */
function Advised({ term, shade }: { readonly term: string; readonly shade: PlanShade | null }) {
  return (
    <div className="advice-row">
      <dt>{term}</dt>
      <dd>{shade ? <ShadeWords shade={shade} /> : <Unknown />}</dd>
    </div>
  );
}

/** Takes the room of what will stand there. */
function Unknown() {
  return (
    <>
      …<small>…</small>
    </>
  );
}

function ShadeWords({ shade }: { readonly shade: PlanShade }) {
  const { t } = useTranslation();
  const { tenths } = useNumbers();
  return (
    <>
      {shade.label && `${shade.label} · `}
      {shade.dilution}:1
      {shade.neutraliser > 0 && ` + ${t('shade.warm', { parts: shade.neutraliser })}`}
      {shade.dE00 && (
        <small>
          ΔE {tenths(shade.dE00[1])} ({tenths(shade.dE00[0])}–{tenths(shade.dE00[2])})
        </small>
      )}
    </>
  );
}
