/**
 * Long validation of the skin model, as Markdown tables for docs/methods: Monte Carlo and adding-doubling against published
 * rows, fits of measured skins (from ../shared/data where present), the dot table against published dots, blueing with depth.
 * Usage: node tools/skin-validation.ts [--photons 1000000] [--dots 200000] [--workers 2]
 */
import { parseArgs } from 'node:util';
import { monteCarloInBatches } from '#/compute/node/monte-carlo-batches.ts';
import { deltaE2000 } from '#/engine/colour/delta-e.ts';
import { reflectanceToLab, SPECTRUM_NM } from '#/engine/colour/spectrum.ts';
import { addingDoubling } from '#/engine/skin/adding-doubling.ts';
import { dotContrastAt } from '#/engine/skin/dot-contrast.ts';
import { dotFigures } from '#/engine/skin/dot-figures.ts';
import { SIX_NM } from '#/engine/skin/dot-table-axes.ts';
import { sixToLab } from '#/engine/skin/fit-colour.ts';
import { fitSpectrum } from '#/engine/skin/fit-spectrum.ts';
import { contrastAtRadius, shadowAreaMm2 } from '#/engine/skin/kernel-figures.ts';
import { skinFromIta } from '#/engine/skin/skin-from-ita.ts';
import { type Layer, type LayerStack, skinAbsorption } from '#/engine/skin/skin-layers.ts';
import { crossFitLoss } from '../tests/support/cross-fit-loss.ts';
import { measuredSkin } from '../tests/support/measured-skin.ts';
import {
  directContrasts,
  PUBLISHED_CENTRE_MM,
  PUBLISHED_DOTS,
  PUBLISHED_LENGTH_MM,
  PUBLISHED_NM,
  PUBLISHED_REACH_MM,
  PUBLISHED_STRENGTH_PER_MM,
} from '../tests/support/published-dots.ts';

const { values } = parseArgs({
  options: {
    photons: { type: 'string', default: '1000000' },
    dots: { type: 'string', default: '200000' },
    workers: { type: 'string', default: '2' },
  },
});

const layer = (n: number, muaPerCm: number, musPerCm: number, g: number, dCm: number | null): Layer => ({
  n,
  muaPerCm,
  musPerCm,
  g,
  dCm,
});
const inAir = (...layers: Layer[]): LayerStack => ({ nAbove: 1, nBelow: 1, layers });
const overAbsorber = (epidermis: number, dermis: number): LayerStack => ({
  nAbove: 1,
  nBelow: 1.4,
  layers: [layer(1.4, epidermis, 307, 0.8, 0.006), layer(1.4, dermis, 200, 0.8, 0.244)],
});

interface Row {
  readonly name: string;
  readonly stack: LayerStack;
  readonly reflectance?: number;
  readonly transmittance?: number;
  readonly byLayer?: readonly number[];
  /** Where the oracle is a Monte Carlo run itself: its photons, for its own error. */
  readonly oraclePhotons?: number;
}

const three = inAir(layer(1.37, 1, 100, 0.9, 0.1), layer(1.37, 1, 10, 0, 0.1), layer(1.37, 2, 10, 0.7, 0.2));
const ROWS: readonly Row[] = [
  {
    name: '1 van de Hulst slab',
    stack: inAir(layer(1, 10, 90, 0.75, 0.02)),
    reflectance: 0.09739,
    transmittance: 0.66096,
  },
  { name: '2 Giovanelli, diffuse part', stack: inAir(layer(1.5, 10, 90, 0, null)), reflectance: 0.21992 },
  {
    name: '3 three layers (MCML, 1e6)',
    stack: three,
    reflectance: 0.237544,
    transmittance: 0.0964896,
    byLayer: [0.2612, 0.1488, 0.2316],
    oraclePhotons: 1_000_000,
  },
  ...(
    [
      [0.5, 0.115226],
      [0.9, 0.414947],
      [0.99, 0.752721],
    ] as const
  ).map(([albedo, reflectance]) => ({
    name: `12 H function, albedo ${albedo}`,
    stack: inAir(layer(1, 1 - albedo, albedo, 0, null)),
    reflectance,
  })),
  ...(
    [
      [0, 0.3, 0.6324],
      [0, 1, 0.4935],
      [0, 5, 0.2708],
      [6, 1, 0.4059],
      [13.6, 1, 0.3282],
      [50, 1, 0.1537],
    ] as const
  ).map(([epidermis, dermis, reflectance]) => ({
    name: `17 over an absorber (${epidermis}, ${dermis})`,
    stack: overAbsorber(epidermis, dermis),
    reflectance,
  })),
];

console.log('| row | quantity | oracle | Monte Carlo | deviation / combined SE | adding-doubling |');
console.log('|---|---|---|---|---|---|');
for (const row of ROWS) await printRow(row);
printDots();
printBlueing();
printSkins();

async function printRow(row: Row): Promise<void> {
  const mc = await monteCarloInBatches(row.stack, Number(values.photons), {
    seed: 20,
    workers: Number(values.workers),
  });
  const ad = addingDoubling(row.stack, { quadrature: 16 });
  // Both runs scatter by the root of their photons.
  const both = row.oraclePhotons ? Math.hypot(1, Math.sqrt(Number(values.photons) / row.oraclePhotons)) : 1;
  const line = (what: string, oracle: number, mean: number, error: number | null, exact: string) =>
    console.log(
      `| ${row.name} | ${what} | ${oracle} | ${mean.toFixed(5)} ± ${error?.toFixed(5)} | ${((mean - oracle) / (both * error!)).toFixed(1)} | ${exact} |`,
    );
  const { standardErrors: se } = mc;
  if (row.reflectance !== undefined) {
    line(
      'Rd',
      row.reflectance,
      mc.diffuseReflectance,
      se.diffuseReflectance,
      (ad.reflectanceNormal - mc.specular).toFixed(5),
    );
  }
  if (row.transmittance !== undefined) {
    line('Tt', row.transmittance, mc.transmittance, se.transmittance, ad.transmittanceNormal.toFixed(5));
  }
  row.byLayer?.forEach((oracle, i) => {
    line(`A layer ${i + 1}`, oracle, mc.absorbedByLayer[i]!, se.absorbedByLayer[i]!, '');
  });
}

function printDots(): void {
  const skin = skinFromIta(46, { scatteringScale: 1 });
  const direct = directContrasts(skin.parameters, PUBLISHED_CENTRE_MM, Number(values.dots));
  console.log(
    `\n| diameter | top | C 460 / 550 / 640, photons | table | published | dL da db, table | published | area 550, table | published |`,
  );
  console.log('|---|---|---|---|---|---|---|---|---|');
  const triple = (list: readonly number[]) => list.map((value) => value.toFixed(3).slice(1)).join(' / ');
  const tenths = (list: readonly number[]) => list.map((value) => value.toFixed(1)).join(' ');
  const bare = sixToLab(skin.sixReflectance);
  const errors = { photons: [] as number[], table: [] as number[] };
  PUBLISHED_DOTS.forEach(({ diameterMm, topMm, contrast, deltaLab, areaMm2 }, n) => {
    const shape = { topMm, lengthMm: PUBLISHED_LENGTH_MM, diameterMm };
    const profile = (nm: number) =>
      dotContrastAt(nm, skinAbsorption(skin.parameters, nm), 1, shape, PUBLISHED_STRENGTH_PER_MM);
    const table = PUBLISHED_NM.map((nm) => contrastAtRadius(profile(nm), PUBLISHED_CENTRE_MM));
    contrast.forEach((value, i) => {
      errors.photons.push(direct[n]![i]! - value);
      errors.table.push(table[i]! - value);
    });
    const seen = sixToLab(
      SIX_NM.map((nm, w) => skin.sixReflectance[w]! * (1 - contrastAtRadius(profile(nm), PUBLISHED_CENTRE_MM))),
    );
    const cells = [
      diameterMm,
      topMm,
      triple(direct[n]!),
      triple(table),
      triple(contrast),
      tenths(seen.map((value, i) => value - bare[i]!)),
      tenths(deltaLab),
      shadowAreaMm2(profile(550), PUBLISHED_REACH_MM).toFixed(3),
      areaMm2,
    ];
    console.log(`| ${cells.join(' | ')} |`);
  });
  for (const [name, list] of Object.entries(errors)) {
    const rms = Math.sqrt(list.reduce((sum, error) => sum + error ** 2, 0) / list.length);
    console.log(`\nC by ${name}: rms ${rms.toFixed(4)}, largest ${Math.max(...list.map(Math.abs)).toFixed(4)} off.`);
  }
}

function printBlueing(): void {
  console.log('\n| skin | top mm | contrast 460 / 550 / 640 | dL da db | da / dL | width mm |');
  console.log('|---|---|---|---|---|---|');
  for (const [name, ita] of [
    ['light', 46],
    ['brown', -5],
  ] as const) {
    const skin = skinFromIta(ita);
    for (const zTopMm of [0.08, 0.12, 0.2, 0.3, 0.5]) {
      const ink = { pigment: 'carbon', dilution: 10, zTopMm, lengthMm: 0.2, diameterMm: 0.2 };
      const { contrast, deltaLab, fwhmMm } = dotFigures(skin, ink, { kind: 'healed' }, [460, 550, 640]);
      console.log(
        `| ${name} | ${zTopMm} | ${contrast.map((value) => value.toFixed(3)).join(' / ')} | ${deltaLab.map((value) => value.toFixed(1)).join(' ')} | ${(deltaLab[1] / -deltaLab[0]).toFixed(2)} | ${fwhmMm.toFixed(2)} |`,
      );
    }
  }
}

function printSkins(): void {
  const measured = measuredSkin();
  if (!measured) {
    console.log('\nMeasured skins are not here: fits skipped.');
    return;
  }
  const fits = measured.spectra.map((spectrum) => fitSpectrum(spectrum));
  const sorted = (list: readonly number[]) => [...list].sort((a, b) => a - b);
  const row = (name: string, list: readonly number[]) => {
    const order = sorted(list);
    const at = (share: number) => order[Math.min(order.length - 1, Math.floor(share * order.length))]!.toFixed(4);
    const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
    console.log(`| ${name} | ${mean.toFixed(4)} | ${at(0.5)} | ${at(0.95)} | ${order.at(-1)!.toFixed(4)} |`);
  };
  console.log(`\n| ${fits.length} measured skins | mean | median | p95 | max |\n|---|---|---|---|---|`);
  row(
    'dE00 of the fit',
    fits.map((fit) => fit.dE00),
  );
  const trials = crossFitLoss(measured.spectra);
  for (const { lossPerCm, dE00 } of trials) row(`dE00 of ${dE00.length}, loss ${lossPerCm} set on the others`, dE00);
  row(
    'dE00 of all, loss set on the other half',
    trials.flatMap(({ dE00 }) => dE00),
  );
  row(
    'rms reflectance',
    fits.map((fit) => fit.rms),
  );
  row(
    'melanosome fraction',
    fits.map((fit) => fit.parameters.melaninFraction),
  );
  row(
    'blood fraction',
    fits.map((fit) => fit.parameters.bloodFraction),
  );
  row(
    'saturation',
    fits.map((fit) => fit.parameters.saturation),
  );
  row(
    'vessel radius, um',
    fits.map((fit) => fit.parameters.vesselRadiusUm),
  );
  row(
    'dE00 of six wavelengths',
    measured.spectra.map((spectrum) =>
      deltaE2000(sixToLab(SIX_NM.map((nm) => spectrum[SPECTRUM_NM.indexOf(nm)]!)), reflectanceToLab(spectrum)),
    ),
  );
}
