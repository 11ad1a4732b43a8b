import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fitHead } from '#/engine/scalp/fit-head.ts';
import { unpackBasis } from '#/engine/scalp/head-basis.ts';
import { deriveBasis } from '../../tools/head-basis.ts';
import { frontalArea, trueHead } from '../../tools/head-truth.ts';
import { scalpDistance } from '../../tools/head-validate.ts';
import { readScans } from '../../tools/read-scan.ts';

/** Real data beside the project; without it these tests are skipped and say so. */
const folder = join(import.meta.dirname, '../../../shared/data/heads');

describe.skipIf(!existsSync(folder))('heads that the basis has not seen (skipped without ../shared/data/heads)', () => {
  test('the rendered front view of a scan gives its scalp within 5 mm and its frontal zone within 12 %', () => {
    const scans = readScans(folder);
    const views = JSON.parse(readFileSync(join(folder, 'lps/landmarks.json'), 'utf8'))['lps-head.glb'].views;
    const head = trueHead(scans.find((scan) => scan.source === 'lps')!);
    const others = scans.filter((scan) => scan.source !== 'lps');
    const basis = unpackBasis(deriveBasis(others, 'without-lps'));
    const photo = { widthPx: 1024, heightPx: 1024, landmarks: views['lps_front.jpg'] };
    const fit = fitHead([photo], { circumferenceMm: head.tape.circumferenceMm! }, { sex: 'male' }, basis);
    expect(fit.ok).toBe(true);
    if (!fit.ok) return;
    expect(Math.max(...fit.value.residuals.map((r) => r.px))).toBeLessThan(10);
    const { scalpMm, alignedMm } = scalpDistance(head, fit.value.head.mesh);
    expect(scalpMm).toBeLessThan(5);
    expect(alignedMm).toBeLessThan(2);
    const [area, truth] = [
      frontalArea(fit.value.head.mesh, fit.value.head.landmarks),
      frontalArea(head.mesh, head.landmarks),
    ];
    expect(Math.abs(area / truth - 1)).toBeLessThan(0.12);
  });
});
