import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FADE_PRIOR, fadeForecast } from '#/engine/skin/fade-forecast.ts';
import { FADE_MULTIPLIERS, type FadeCircumstance } from '#/engine/skin/time-model.ts';
import { addDays } from '#/practice/calendar/calendar-day.ts';
import { dayIn } from '#/practice/calendar/wall-clock.ts';
import { FORECAST_MONTHS, forecastTouchUp } from '#/practice/touch-up/forecast-touch-up.ts';
import { DownloadIcon } from '#/ui/icons.tsx';
import { Evidence } from '../../../parts/evidence.tsx';
import { practiceApi } from '../../../practice-api.ts';
import { type Booked, settledOn } from '../care/care-frame.tsx';
import { ChipRow } from '../care/chip-row.tsx';
import { todayHere, usePracticeWords } from '../use-practice-words.ts';
import { FadeChart } from './fade-chart.tsx';
import { FADING_KEY, FollowUps } from './follow-ups.tsx';
import { TouchUpRoom } from './touch-up-room.tsx';
import { useLook } from './use-look.ts';

const CIRCUMSTANCES = Object.keys(FADE_MULTIPLIERS) as readonly FadeCircumstance[];

/** How long the look will last, by the general belief and what the studio's own follow-ups have taught; room for a touch-up. */
export function ForecastBlock({ booked }: { readonly booked: Booked }) {
  const { t } = useTranslation();
  const { day, language } = usePracticeWords();
  const look = useLook();
  const [chosen, setChosen] = useState<readonly FadeCircumstance[]>([]);
  const fading = useQuery({ queryKey: FADING_KEY, queryFn: practiceApi.fading }).data;
  const last = booked.course.sessions.at(-1);
  if (!last) return null;
  const held = settledOn(booked);
  const { values } = booked.protocol;
  const { zone } = booked.course;
  const settled = held ?? addDays(dayIn(last.start, zone), values['SC41.settledDays']);
  const points = fadeForecast(FORECAST_MONTHS, { circumstances: chosen, ...(fading ? { belief: fading } : {}) });
  const forecast = forecastTouchUp(points, settled, booked.protocol);
  const followUps = fading?.followUps ?? 0;
  const months = (value: number | null): string => (value === null ? t('care.forecast.later') : String(value));
  const sheet = { start: last.start, zone, n: String(last.n), language, settledOn: settled, ...look };
  return (
    <>
      <section className="care-block" aria-labelledby="forecast-title">
        <h2 id="forecast-title">
          {t('care.forecast.title')} <Evidence of={FADE_PRIOR} />
        </h2>
        <p>
          {t(`care.forecast.${held === null ? 'willSettle' : held <= todayHere() ? 'settled' : 'settles'}`, {
            day: day(settled),
          })}{' '}
          {forecast.on
            ? t('care.forecast.touchUp', {
                day: day(forecast.on),
                from: months(forecast.earliestMonth),
                month: months(forecast.month),
                to: months(forecast.latestMonth),
              })
            : t('care.forecast.none')}{' '}
          {t('care.forecast.remind', { day: day(forecast.remindOn) })}
        </p>
        <ChipRow
          label={t('care.forecast.circumstances')}
          choices={CIRCUMSTANCES.map((name) => ({ value: name, label: t(`care.forecast.circumstance.${name}`) }))}
          value={chosen}
          onChange={setChosen}
        />
        <FadeChart forecast={forecast} left={1 - values['TU2.lossShare']} />
        <p className="hint">
          {followUps > 0 ? t('care.forecast.learned', { count: followUps }) : t('care.forecast.hint')}
        </p>
        <div className="care-row">
          <Button
            component="a"
            variant="default"
            size="md"
            leftSection={<DownloadIcon />}
            href={`/api/aftercare-sheet?${new URLSearchParams({ ...sheet, circumstances: chosen.join(',') })}`}
            download="forecast.pdf"
          >
            {t('care.forecast.pdf')}
          </Button>
        </div>
        <TouchUpRoom forecast={forecast} protocol={booked.protocol} />
      </section>
      <FollowUps booked={booked} settled={held} circumstances={chosen} />
    </>
  );
}
