import { fadeForecast } from '#/engine/skin/fade-forecast.ts';
import { type FollowUp, studioFadeBelief } from '#/engine/skin/studio-posterior.ts';
import { InputMistake, parseSkinArguments, readTextOf } from './skin-input.ts';

/** Months since settled at which the forecast is printed. */
const MONTHS = [0, 6, 12, 24, 36, 48, 60, 72, 84, 96];

/** `whorl skin fading`: a studio's own fading from its follow-ups, and the forecast that follows from it. */
export async function runSkinFading(argv: readonly string[]): Promise<string> {
  const parsed = parseSkinArguments(argv, { 'follow-ups': { kind: 'text', help: '' } });
  const followUps = parsed.text['follow-ups'] === undefined ? [] : readFollowUps(readTextOf(parsed, 'follow-ups'));
  const belief = studioFadeBelief(followUps);
  return `${JSON.stringify({ followUps: followUps.length, ...belief, forecast: fadeForecast(MONTHS, { belief }) })}\n`;
}

/** Columns years (since settled) and remaining (of the visible density then, 1 unchanged). */
function readFollowUps(text: string): FollowUp[] {
  const [header, ...rows] = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  if (header?.replaceAll(' ', '').toLowerCase() !== 'years,remaining') {
    throw new InputMistake('The first line must name the columns: years,remaining.');
  }
  return rows.map((row, i) => {
    const [years, remaining, ...more] = row.split(',').map((cell) => (cell.trim() === '' ? Number.NaN : Number(cell)));
    if (more.length > 0 || !(years! > 0 && years! <= 40 && remaining! > 0 && remaining! <= 3)) {
      throw new InputMistake(
        `Row ${i + 1} after the header must hold years above 0 up to 40 and the remaining share above 0 up to 3.`,
      );
    }
    return { years: years!, remaining: remaining! };
  });
}
