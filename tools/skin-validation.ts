/**
 * Long validation of the skin model, as Markdown tables for docs/methods: Monte Carlo and adding-doubling against published
 * rows, fits of measured skins (from ../shared/data where present), the dot table against published dots, blueing with depth.
 * Usage: node tools/skin-validation.ts [--photons 1000000] [--workers 2]
 */
import { parseArgs } from 'node:util';
import { monteCarloInBatches } from '#/compute/node/monte-carlo-batches.ts';
import { deltaE2000 } from '#/engine/colour/delta-e.ts';
import { reflectanceToLab, SPECTRUM_NM } from '#/engine/colour/spectrum.ts';
import { addingDoubling } from '#/engine/skin/adding-doubling.ts';
import { dotFigures } from '#/engine/skin/dot-figures.ts';
import { SIX_NM } from '#/engine/skin/dot-table-axes.ts';
import { sixToLab } from '#/engine/skin/fit-colour.ts';
import { fitSpectrum } from '#/engine/skin/fit-spectrum.ts';
import { skinFromIta } from '#/engine/skin/skin-from-ita.ts';
import type { Layer, LayerStack } from '#/engine/skin/skin-layers.ts';
import { crossFitLoss } from '../tests/support/cross-fit-loss.ts';
import { measuredSkin } from '../tests/support/measured-skin.ts';

const { values } = parseArgs({
  options: { photons: { type: 'string', default: '1000000' }, workers: { type: 'string', default: '2' } },
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

console.log('| row | quantity | oracle | Monte Carlo | deviation / SE | adding-doubling |');
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
  const line = (what: string, oracle: number, mean: number, error: number | null, exact: string) =>
    console.log(
      `| ${row.name} | ${what} | ${oracle} | ${mean.toFixed(5)} ± ${error?.toFixed(5)} | ${((mean - oracle) / error!).toFixed(1)} | ${exact} |`,
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
  console.log(
    '\n| diameter | top | C 460 / 550 / 640 here | published | dL da db here | published | area 550 here | published |',
  );
  console.log('|---|---|---|---|---|---|---|---|');
  const published: readonly (readonly [number, number, string, string, number])[] = [
    [0.1, 0.1, '.209 / .212 / .254', '-6.5 -1.7 -2.4', 0.053],
    [0.2, 0.1, '.440 / .463 / .557', '-16.1 -4.9 -7.1', 0.125],
    [0.3, 0.1, '.560 / .595 / .707', '-22.4 -7.2 -10.5', 0.213],
    [0.4, 0.1, '.613 / .653 / .770', '-25.7 -8.2 -12.4', 0.315],
    [0.2, 0.2, '.169 / .180 / .246', '-5.7 -2.2 -2.9', 0.095],
    [0.3, 0.2, '.258 / .280 / .388', '-9.4 -4.1 -5.1', 0.163],
    [0.2, 0.3, '.079 / .086 / .133', '-2.8 -1.4 -1.7', 0.072],
    [0.3, 0.3, '.126 / .140 / .222', '-4.6 -2.5 -2.9', 0.123],
    [0.2, 0.5, '.025 / .027 / .056', '-1.0 -0.8 -0.7', 0.041],
    [0.3, 0.5, '.040 / .045 / .095', '-1.6 -1.4 -1.3', 0.07],
    [0.3, 0.8, '.010 / .011 / .039', '-0.5 -0.8 -0.5', 0.032],
  ];
  for (const [diameterMm, zTopMm, contrast, delta, area] of published) {
    // Dilution 1.61 makes 500 per cm, the opaque column of the published runs.
    const ink = { pigment: 'carbon', dilution: 1.61, zTopMm, lengthMm: 0.2, diameterMm };
    const figures = dotFigures(skin, ink, { kind: 'healed' }, [460, 550, 640]);
    console.log(
      `| ${diameterMm} | ${zTopMm} | ${figures.contrast.map((value) => value.toFixed(3).slice(1)).join(' / ')} | ${contrast} | ${figures.deltaLab.map((value) => value.toFixed(1)).join(' ')} | ${delta} | ${figures.shadowAreaMm2.toFixed(3)} | ${area} |`,
    );
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
