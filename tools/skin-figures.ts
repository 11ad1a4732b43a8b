/**
 * Draws the figures of docs/methods/dot.md and time.md from the engine: docs/methods/figures/*.svg.
 * Usage: node tools/skin-figures.ts
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { formatHexColour } from '#/engine/colour/srgb.ts';
import { type DotInk, dotKernel } from '#/engine/skin/appearance.ts';
import { dotFigures } from '#/engine/skin/dot-figures.ts';
import { fadeForecast } from '#/engine/skin/fade-forecast.ts';
import { blurredCentre, centreContrast, kernelChannel, shadowAreaMm2 } from '#/engine/skin/kernel-figures.ts';
import { skinFromIta } from '#/engine/skin/skin-from-ita.ts';

interface Line {
  readonly name: string;
  readonly colour: string;
  readonly dash?: string;
  readonly points: readonly (readonly [number, number])[];
}

interface Chart {
  readonly title: string;
  readonly x: { readonly label: string; readonly from: number; readonly to: number; readonly ticks: readonly number[] };
  readonly y: { readonly label: string; readonly from: number; readonly to: number; readonly ticks: readonly number[] };
  readonly lines: readonly Line[];
  /** Squares of colour along the top: x and hex. */
  readonly swatches?: readonly (readonly [number, string])[];
}

const FOLDER = new URL('../docs/methods/figures/', import.meta.url);
const [W, H, LEFT, RIGHT, TOP, BOTTOM] = [640, 360, 64, 130, 56, 48];
const INK: DotInk = { pigment: 'carbon', dilution: 10, zTopMm: 0.12, lengthMm: 0.2, diameterMm: 0.15 };
const light = skinFromIta(46);
const brown = skinFromIta(-5);
const tops = Array.from({ length: 45 }, (_, i) => 0.06 + 0.01 * i);

mkdirSync(FOLDER, { recursive: true });
save('dot-depth', {
  title: 'Contrast of one dot by depth of the pigment top (light skin)',
  x: { label: 'pigment top, mm', from: 0, to: 0.5, ticks: [0, 0.1, 0.2, 0.3, 0.4, 0.5] },
  y: { label: 'centre contrast', from: 0, to: 0.7, ticks: [0, 0.2, 0.4, 0.6] },
  lines: (
    [
      [460, '#2b5fc0'],
      [550, '#2f8f3a'],
      [640, '#c0392b'],
    ] as const
  ).map(([nm, colour]) => ({
    name: `${nm} nm`,
    colour,
    points: tops.map((zTopMm) => [
      zTopMm,
      dotFigures(light, { ...INK, diameterMm: 0.2, zTopMm }, { kind: 'healed' }, [nm]).contrast[0]!,
    ]),
  })),
  // Equal darkness, so that only the hue differs: contrast of the dot scaled to a third of the light in green.
  swatches: [0.08, 0.16, 0.24, 0.32, 0.4, 0.48].map((zTopMm) => {
    const contrast = blurredCentre(dotKernel(light, { ...INK, zTopMm }, { kind: 'healed' }), 0.1);
    const scale = 0.33 / contrast[1];
    const seen = light.linearRgb.map((value, c) => value * Math.max(0, 1 - scale * contrast[c as 0]));
    return [zTopMm, formatHexColour([seen[0]!, seen[1]!, seen[2]!])];
  }),
});
save('dot-dilution', {
  title: 'Dilution works only while the ink is thin (pigment top .12 mm)',
  x: { label: 'parts of diluent to one of pigment', from: 0, to: 60, ticks: [0, 10, 20, 30, 40, 50, 60] },
  y: { label: 'centre contrast at 550 nm', from: 0, to: 0.4, ticks: [0, 0.1, 0.2, 0.3, 0.4] },
  lines: [
    ['light skin', '#b5835a', light],
    ['brown skin', '#5b3a29', brown],
  ].map(([name, colour, skin]) => ({
    name: name as string,
    colour: colour as string,
    points: Array.from({ length: 61 }, (_, dilution) => [
      dilution,
      dotFigures(skin as typeof light, { ...INK, dilution }, { kind: 'healed' }, [550]).contrast[0]!,
    ]),
  })),
});
const years = Array.from({ length: 41 }, (_, i) => i / 4);
save('dot-years', {
  title: 'One dot over ten years, relative to healed (green light)',
  x: { label: 'years', from: 0, to: 10, ticks: [0, 2, 4, 6, 8, 10] },
  y: { label: 'share of the healed likely dot', from: 0, to: 1.4, ticks: [0, 0.5, 1] },
  lines: (['better', 'likely', 'worse'] as const).flatMap((band, i) => {
    const colour = ['#2f8f3a', '#444444', '#c0392b'][i]!;
    const healed = kernelChannel(dotKernel(light, INK, { kind: 'healed' }), 1);
    const at = (year: number) => kernelChannel(dotKernel(light, INK, { kind: 'years', years: year }, { band }), 1);
    return [
      {
        name: `${band}: centre`,
        colour,
        points: years.map((y) => [y, centreContrast(at(y)) / centreContrast(healed)] as const),
      },
      {
        name: `${band}: shadow`,
        colour,
        dash: '5 4',
        points: years.map((y) => [y, shadowAreaMm2(at(y)) / shadowAreaMm2(healed)] as const),
      },
    ];
  }),
});
const months = Array.from({ length: 97 }, (_, i) => i);
const forecast = fadeForecast(months);
save('fade-forecast', {
  title: 'Forecast of visible density before any follow-up',
  x: { label: 'years since settled', from: 0, to: 8, ticks: [0, 2, 4, 6, 8] },
  y: { label: 'remaining visible density', from: 0.3, to: 1, ticks: [0.4, 0.6, 0.7, 0.8, 1] },
  lines: (['p90', 'p50', 'p10'] as const).map((key, i) => ({
    name: key,
    colour: ['#2f8f3a', '#444444', '#c0392b'][i]!,
    points: forecast.map((point) => [point.month / 12, point[key]]),
  })),
});

function save(name: string, chart: Chart): void {
  writeFileSync(new URL(`${name}.svg`, FOLDER), draw(chart));
}

function draw(chart: Chart): string {
  const px = (x: number) => LEFT + ((x - chart.x.from) / (chart.x.to - chart.x.from)) * (W - LEFT - RIGHT);
  const py = (y: number) => H - BOTTOM - ((y - chart.y.from) / (chart.y.to - chart.y.from)) * (H - TOP - BOTTOM);
  const text = (x: number, y: number, words: string, anchor = 'middle', extra = '') =>
    `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" ${extra}>${words}</text>`;
  const parts: string[] = [text(LEFT, 22, chart.title, 'start', 'font-size="15" font-weight="600"')];
  for (const tick of chart.x.ticks) {
    parts.push(`<line x1="${px(tick)}" y1="${TOP}" x2="${px(tick)}" y2="${H - BOTTOM}" stroke="#e3e3e3"/>`);
    parts.push(text(px(tick), H - BOTTOM + 18, String(tick)));
  }
  for (const tick of chart.y.ticks) {
    parts.push(`<line x1="${LEFT}" y1="${py(tick)}" x2="${W - RIGHT}" y2="${py(tick)}" stroke="#e3e3e3"/>`);
    parts.push(text(LEFT - 8, py(tick) + 4, String(tick), 'end'));
  }
  parts.push(text((LEFT + W - RIGHT) / 2, H - 10, chart.x.label));
  parts.push(text(0, 0, chart.y.label, 'middle', `transform="translate(18 ${(TOP + H - BOTTOM) / 2}) rotate(-90)"`));
  chart.lines.forEach((line, i) => {
    const path = line.points.map(([x, y]) => `${px(x).toFixed(1)},${py(y).toFixed(1)}`).join(' ');
    const dash = line.dash ? ` stroke-dasharray="${line.dash}"` : '';
    parts.push(`<polyline points="${path}" fill="none" stroke="${line.colour}" stroke-width="2"${dash}/>`);
    const y = TOP + 14 + 20 * i;
    parts.push(
      `<line x1="${W - RIGHT + 10}" y1="${y - 4}" x2="${W - RIGHT + 34}" y2="${y - 4}" stroke="${line.colour}" stroke-width="2"${dash}/>`,
    );
    parts.push(text(W - RIGHT + 40, y, line.name, 'start'));
  });
  for (const [x, hex] of chart.swatches ?? []) {
    parts.push(`<rect x="${px(x) - 14}" y="32" width="28" height="18" fill="${hex}"/>`);
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${W} ${H}" font-family="sans-serif" font-size="12" fill="#222">
<title>${chart.title}</title>
<rect width="${W}" height="${H}" fill="#fff"/>
${parts.join('\n')}
</svg>
`;
}
