import type { CalendarDay } from '#/practice/calendar/calendar-day.ts';
import type { Language } from '#/practice/catalogue/language.ts';
import { phrase } from '#/practice/catalogue/phrase.ts';
import { readableText } from '#/practice/catalogue/text-of.ts';
import type { TouchUpForecast } from '#/practice/touch-up/forecast-touch-up.ts';
import { INK } from '../pdf/page-flow.ts';
import { drawTable } from '../pdf/table.ts';
import type { Chapter } from './practice-chapters.ts';

export interface ForecastForClient {
  readonly settledOn: CalendarDay;
  readonly forecast: TouchUpForecast;
  /** Of this studio, that the forecast was learned from. */
  readonly followUps: number;
}

/** TU1 and TU2 for the client: what is left year by year with its band, the touch-up, and what the forecast rests on. */
export function forecastChapter({ settledOn, forecast, followUps }: ForecastForClient, language: Language): Chapter {
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
    readableText(language, phrase(key, values));
  const percent = (share: number): number => Math.round(100 * share);
  const months = (month: number | null): string => (month === null ? say('forecast.over') : String(month));
  const { month, on, earliestMonth, latestMonth, remindOn } = forecast;
  const years = forecast.points.filter((point) => point.month > 0 && point.month % 12 === 0);
  return (flow) => {
    flow.need(240);
    flow.heading(say('forecast.title'), 2);
    flow.paragraph(say('forecast.settles', { day: settledOn }));
    flow.paragraph(
      on === null
        ? say('forecast.none')
        : say('forecast.touchUp', {
            on,
            month: months(month),
            earliest: months(earliestMonth),
            latest: months(latestMonth),
          }),
    );
    flow.paragraph(say('forecast.remind', { day: remindOn }));
    drawTable(
      flow,
      [
        { title: '', share: 3 },
        { title: say('forecast.left'), share: 2, align: 'right' },
        { title: say('forecast.band'), share: 3, align: 'right' },
      ],
      years.map(({ month: at, p10, p50, p90 }) => ({
        cells: [
          say('forecast.year', { count: at / 12 }),
          `${percent(p50)} %`,
          say('forecast.span', { low: percent(p10), high: percent(p90) }),
        ],
      })),
    );
    flow.paragraph(say(followUps === 0 ? 'forecast.general' : 'forecast.learned', { count: followUps }), {
      sizePt: 8.5,
      colour: INK.quiet,
    });
  };
}
