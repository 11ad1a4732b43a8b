import { useTranslation } from 'react-i18next';
import { SETTLED_SPREAD } from '#/planning/settled-spread.ts';
import type { Protocol } from '#/practice/protocol/protocol.ts';
import { type TouchUpForecast, touchUpCoverage } from '#/practice/touch-up/forecast-touch-up.ts';
import { CheckIcon, StopIcon, WarningIcon } from '#/ui/icons.tsx';
import { useMadePlan } from '../parts/use-made-plan.ts';
import { usePracticeWords } from '../use-practice-words.ts';

const ICONS = { fine: CheckIcon, warn: WarningIcon, refuse: StopIcon } as const;

/** TU3: the skin that dots of each zone would cover if the touch-up filled in again what has faded by then. */
export function TouchUpRoom({
  forecast,
  protocol,
}: {
  readonly forecast: TouchUpForecast;
  readonly protocol: Protocol;
}) {
  const { t } = useTranslation();
  const { say, phrase } = usePracticeWords();
  const { data: made } = useMadePlan();
  const at = forecast.points.find(({ month }) => month === (forecast.month ?? 60));
  if (!made || !at) return null;
  return (
    <>
      <h3>{t('care.forecast.room')}</h3>
      <p className="hint">{t('care.forecast.roomHint')}</p>
      <ul className="care-list">
        {made.parts.zones.map(({ zone, dots, diameterMm, areaCm2 }) => {
          const { verdict, reason } = touchUpCoverage(
            {
              dotsKept: dots,
              dotsAdded: Math.round(dots * (1 - at.p50)),
              settledDiameterMm: diameterMm * SETTLED_SPREAD,
              areaCm2,
            },
            protocol,
          );
          const Icon = ICONS[verdict];
          return (
            <li key={zone} data-verdict={verdict}>
              <Icon size={16} /> <strong>{say(`zone.${zone}`)}</strong>: {phrase(reason)}
            </li>
          );
        })}
      </ul>
    </>
  );
}
