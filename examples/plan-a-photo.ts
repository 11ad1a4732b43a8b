// From a photo and a case to every file of a plan. Usage: ./whorl examples/plan-a-photo.ts FOLDER
import { readFileSync } from 'node:fs';
import { readPhoto } from '#/cli/read-photo.ts';
import { writeFolder } from '#/cli/write-folder.ts';
import { readCase } from '#/planning/check-case.ts';
import { planCase } from '#/planning/plan-case.ts';
import { planBundle } from '#/server/documents/plan-bundle.ts';

const caseFile = readCase(JSON.parse(readFileSync('assets/sample-course/case.json', 'utf8')));
const photo = await readPhoto('assets/sample-course/photo.jpg', 1024);
if (!caseFile.ok || !photo.ok) throw new Error('the sample course cannot be read');
const { widthPx, heightPx, pixels } = photo.value;
const plan = planCase({
  caseFile: caseFile.value,
  photos: [{ view: 'front', widthPx, heightPx, sha256: null }],
  pixels,
  engineVersion: 'example',
});
if (!plan.ok) throw new Error(plan.refusal.message);
for (const zone of plan.value.zones) console.log(`${zone.zone}: ${zone.dots} dots on ${zone.areaCm2} cm2`);
const files = await planBundle(plan.value, pixels);
const written = await writeFolder(process.argv[2] ?? 'plan', files);
if (!written.ok) throw new Error(written.refusal.message);
