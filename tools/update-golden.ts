import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { renderPreview } from '#/engine/preview/render-preview.ts';
import { GOLDEN_CASES } from '../tests/golden/scenes.ts';

/** Draws every golden case anew into tests/golden: `node tools/update-golden.ts`. Look at the pictures before committing them. */
for (const { name, scene } of GOLDEN_CASES) {
  const { photo, ...rest } = scene();
  const rgba = renderPreview({ photo, ...rest });
  const path = fileURLToPath(new URL(`../tests/golden/${name}.png`, import.meta.url));
  await sharp(rgba, { raw: { width: photo.widthPx, height: photo.heightPx, channels: 4 } })
    .removeAlpha()
    .png({ compressionLevel: 9 })
    .toFile(path);
  process.stdout.write(`${path}\n`);
}
