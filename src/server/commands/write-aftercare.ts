import type { z } from 'zod';
import { type Outcome, refuse } from '#/base/outcome.ts';
import type { aftercareSheetQuerySchema } from '#/contract/api-exports.ts';
import type { Problem } from '#/contract/error-codes.ts';
import type { ForecastForClient } from '#/documents/practice/forecast-chapter.ts';
import { fadeForecast } from '#/engine/skin/fade-forecast.ts';
import { FADE_MULTIPLIERS, type FadeCircumstance } from '#/engine/skin/time-model.ts';
import { isCalendarDay } from '#/practice/calendar/calendar-day.ts';
import { FORECAST_MONTHS, forecastTouchUp } from '#/practice/touch-up/forecast-touch-up.ts';
import type { Context } from '../context.ts';
import { drawAftercareSheet } from '../documents/aftercare-sheet.ts';
import { storedProtocol } from '../policies/stored-protocol.ts';
import { studioFading } from '../policies/studio-fading.ts';

type SheetQuery = z.infer<typeof aftercareSheetQuerySchema>;

/** The programme around one session as PDF, by the stored protocol; with how long the look lasts where its day is named. */
export async function writeAftercare(context: Context, query: SheetQuery): Promise<Outcome<Uint8Array, Problem>> {
  const { settledOn, circumstances = '', ...sheet } = query;
  const { read } = context.store;
  const protocol = await storedProtocol(read);
  if (settledOn === undefined) return drawAftercareSheet(sheet, protocol);
  const named = circumstances.split(',').filter((name) => name !== '');
  const unknown = named.find((name) => !Object.hasOwn(FADE_MULTIPLIERS, name));
  if (unknown !== undefined || !isCalendarDay(settledOn)) {
    const message =
      unknown === undefined ? 'settledOn is no day of the calendar' : `circumstances: no ${unknown} is known`;
    return refuse({ code: 'bad-request', message: `${message}; correct it.` });
  }
  const { followUps, belief } = await studioFading(read);
  const points = fadeForecast(FORECAST_MONTHS, { belief, circumstances: named as FadeCircumstance[] });
  const forecast: ForecastForClient = { settledOn, forecast: forecastTouchUp(points, settledOn, protocol), followUps };
  return drawAftercareSheet(sheet, protocol, forecast);
}
