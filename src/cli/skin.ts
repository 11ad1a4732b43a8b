import { InputMistake } from './skin-input.ts';

type SkinVerb = (argv: readonly string[]) => Promise<string>;

const VERBS: Readonly<Record<string, () => Promise<SkinVerb>>> = {
  mc: async () => (await import('./skin-mc.ts')).runSkinMonteCarlo,
  ad: async () => (await import('./skin-ad.ts')).runSkinAddingDoubling,
  fit: async () => (await import('./skin-fit.ts')).runSkinFit,
  dot: async () => (await import('./skin-dot.ts')).runSkinDot,
  shade: async () => (await import('./skin-shade.ts')).runSkinShade,
  patch: async () => (await import('./skin-patch.ts')).runSkinPatch,
  fading: async () => (await import('./skin-fading.ts')).runSkinFading,
};

const HELP = `Usage: whorl skin mc|ad|fit|dot|shade|patch|fading [options]

  mc     Monte Carlo of light in layers
         --layers layers.json --photons N --seed S [--workers W]
  ad     Adding-doubling of the same layers: exact, for light straight on and from every side
         --layers layers.json [--quadrature 16]
  fit    Melanin, blood, saturation and vessels from measured reflectance; a JSON line a subject
         --reflectance file.csv
  dot    One dot of pigment in skin
         --ita 45 --z-top 0.12 --length 0.5 --diameter 0.15 --dilution 20 [--pigment carbon] [--neutraliser 0]
         [--years 3 | --days 3] [--band likely] [--ks 0.8] [--uptake 0.15] [--wavelengths 460,550,640]
  shade  Which shade, healed, looks like this person's own hair
         --ita 45 --follicle "#3a3532" [--z-top 0.12] [--length 0.5] [--diameter 0.15] [--ks 0.8] [--grey 0]
         [--uptake 0.15] [--uptake-sd 0.5] [--shades shades.json]
  patch  How much pigment stayed in a healed test patch: uptake and its doubt, for shade
         --ita 45 --density 100 --darkening 0.07 --diameter 0.18 --dilution 20 [--pigment carbon] [--neutraliser 0]
         [--z-top 0.12] [--length 0.5] [--ks 0.8]
  fading A studio's own fading from its follow-ups, and the forecast from it
         [--follow-ups file.csv]

layers.json: {"nAbove": 1, "nBelow": 1, "layers": [{"n": 1.4, "muaPerCm": 1, "musPerCm": 200, "g": 0.8, "dCm": 0.2}]}
with dCm null for an endless last layer. Values in [] are what is taken without them. Lengths of dots are in mm. Results are JSON on standard output.
Exit codes: 0 done, 1 a fault of the program, 2 bad input.
`;

/** Runs `whorl skin ...` and resolves to its exit code. */
export async function runSkin(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help' || name === '-h' || rest.includes('--help')) {
    process.stdout.write(HELP);
    return name === undefined ? 2 : 0;
  }
  const load = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (!load) {
    process.stderr.write(`whorl skin: there is no "${name}"; use mc, ad, fit, dot, shade, patch or fading.\n`);
    return 2;
  }
  try {
    process.stdout.write(await (await load())(rest));
    return 0;
  } catch (error) {
    // The engine answers impossible input with RangeError; anything else is a fault of the program.
    if (!(error instanceof InputMistake || error instanceof RangeError)) throw error;
    process.stderr.write(`whorl skin ${name}: ${error.message.replaceAll('\n', ' ')}\n`);
    return 2;
  }
}
