import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '#/practice/calendar/calendar-day.ts';
import { DayField } from '../parts/day-field.tsx';
import { todayHere, usePracticeWords } from '../scenes/practice/use-practice-words.ts';
import { inkApi } from './ink-api.ts';

const DAYS = 90;

/** Every session and test patch of some days with artists, ink and needles; clients by number only. */
export function InspectionBlock() {
  const { t } = useTranslation();
  const { day } = usePracticeWords();
  const [from, setFrom] = useState(() => addDays(todayHere(), -DAYS));
  const [to, setTo] = useState(todayHere);
  const report = useQuery({
    queryKey: ['inspection', from, to],
    queryFn: () => inkApi.inspection(from, to),
    enabled: false,
  });
  return (
    <section aria-labelledby="inspection-title">
      <div className="clients-subhead">
        <h2 id="inspection-title">{t('ink.inspection')}</h2>
      </div>
      <p className="hint">{t('ink.inspectionHint')}</p>
      <div className="care-row days-row">
        <DayField label={t('ink.from')} value={from} onChange={(day) => setFrom(day)} />
        <DayField label={t('ink.to')} value={to} onChange={(day) => setTo(day)} />
        <Button variant="default" disabled={!from || !to} onClick={() => void report.refetch()}>
          {t('ink.showReport')}
        </Button>
        {report.data && (
          <Button variant="default" onClick={() => window.print()}>
            {t('practice.print')}
          </Button>
        )}
      </div>
      {report.error && (
        <p className="notice" data-tone="stop" role="alert">
          {report.error.message || t('practice.noServer')}
        </p>
      )}
      {report.data && report.data.lines.length === 0 && <p className="hint">{t('ink.nothing')}</p>}
      {report.data && report.data.lines.length > 0 && (
        <table className="programme">
          <thead>
            <tr>
              <th scope="col">{t('ink.on')}</th>
              <th scope="col">{t('ink.client')}</th>
              <th scope="col">{t('ink.artists')}</th>
              <th scope="col">{t('ink.inks')}</th>
              <th scope="col">{t('ink.needles')}</th>
            </tr>
          </thead>
          <tbody>
            {report.data.lines.map((line) => (
              <tr key={line.recordId}>
                <td>{day(line.on)}</td>
                <td>{line.clientId.slice(0, 8)}</td>
                <td>{line.artists.join(', ')}</td>
                <td>
                  {line.ink.map((use) => `${use.brand} ${use.shade} (${use.batch}, ${day(use.expiry)})`).join('; ')}
                </td>
                <td>{line.needles.map((one) => `${one.configuration} (${one.lot})`).join('; ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
