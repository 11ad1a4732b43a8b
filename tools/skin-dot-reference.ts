/** The light of bare skin under even light, exact, for the runs that judge and build the dot table. */
import { addingDoubling } from '#/engine/skin/adding-doubling.ts';
import type { DotSkinGrid } from '#/engine/skin/dot-grid.ts';

/**
 * Share of the light that has entered from every side and leaves again, by adding-doubling: [epidermis][dermis]. Photons would tell the
 * same, but on dark skin in blue light half of the noise of a shadow is that of this share.
 */
export function exactReturn(skin: DotSkinGrid): readonly number[] {
  const layer = { n: skin.n, g: skin.g };
  const lightOf = (muaEpidermis: number, muaDermis: number, scatters: number) =>
    addingDoubling(
      {
        nAbove: 1,
        nBelow: skin.n,
        layers: [
          {
            ...layer,
            muaPerCm: 10 * muaEpidermis,
            musPerCm: 10 * skin.musEpidermisPerMm * scatters,
            dCm: skin.epidermisMm / 10,
          },
          { ...layer, muaPerCm: 10 * muaDermis, musPerCm: 10 * skin.musDermisPerMm * scatters, dCm: null },
        ],
      },
      { quadrature: 24 },
    ).reflectanceDiffuse;
  const surface = lightOf(1, 1, 0);
  return skin.muaEpidermisPerMm.flatMap((epidermis) =>
    skin.muaDermisPerMm.map((dermis) => (lightOf(epidermis, dermis, 1) - surface) / (1 - surface)),
  );
}
