// Reads a plan file and measures its pattern. Usage: ./whorl examples/read-a-plan.ts plan.whorl.json
import { readFileSync } from 'node:fs';
import { readPlanFile } from '#/planning/plan-file-codec.ts';

const read = readPlanFile(JSON.parse(readFileSync(process.argv[2] ?? 'plan.whorl.json', 'utf8')));
if (!read.ok) throw new Error(read.refusal.message);
const { planId, dots, sessions, totals, hairlineMm } = read.value;
console.log(`plan ${planId}: ${dots.count} dots on ${totals.areaCm2} cm2, hairline of ${hairlineMm.length / 3} points`);
for (const session of sessions) {
  const diameters = dots.diameterMm.filter((_, n) => dots.sessions[n] === session.n);
  const mean = diameters.reduce((sum, value) => sum + value, 0) / diameters.length;
  console.log(`session ${session.n}: ${session.dots} dots, ${session.minutes} minutes, mean dot ${mean.toFixed(3)} mm`);
}
