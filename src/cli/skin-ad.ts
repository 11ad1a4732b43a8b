import { addingDoubling } from '#/engine/skin/adding-doubling.ts';
import { parseSkinArguments, readLayers, readNumber } from './skin-input.ts';

const TEXT = { kind: 'text', help: '' } as const;

/** `whorl skin ad`: reflectance and transmittance of layers, surface reflection included. */
export async function runSkinAddingDoubling(argv: readonly string[]): Promise<string> {
  const parsed = parseSkinArguments(argv, { layers: TEXT, quadrature: TEXT });
  const quadrature = readNumber(parsed, 'quadrature', { whole: true, from: 4, to: 64, usual: 16 });
  return `${JSON.stringify(addingDoubling(readLayers(parsed), { quadrature }))}\n`;
}
