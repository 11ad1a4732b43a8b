import type { PlanRecord, SessionPlan } from '#/planning/plan-record.ts';
import type { PlanSheetWords } from '../catalogue/plan-sheet-words.ts';
import type { PageFlow } from '../pdf/page-flow.ts';
import { drawTable, type TableColumn } from '../pdf/table.ts';
import { bandEnds } from './band-text.ts';

/** One table a session: zones with dots, density, needle, hang, dilution, minutes. */
export function drawSessions(flow: PageFlow, plan: PlanRecord, words: PlanSheetWords): void {
  flow.freshPage();
  flow.heading(words.say('sessionHeading'), 1);
  const columns: readonly TableColumn[] = [
    { title: words.say('zone'), share: 1.6 },
    { title: words.say('dots'), share: 1, align: 'right' },
    { title: words.say('density'), share: 1.1, align: 'right' },
    { title: words.say('needle'), share: 1, align: 'right' },
    { title: words.say('hang'), share: 1.1, align: 'right' },
    { title: words.say('dilution'), share: 1, align: 'right' },
    { title: words.say('coverage'), share: 1.1, align: 'right' },
    { title: words.say('minutes'), share: 1, align: 'right' },
  ];
  for (const session of plan.sessions) {
    const title = words.say('sessionTitle', {
      n: session.n,
      dots: words.number(session.dots),
      hours: words.hours(session.minutes),
    });
    const tablePt = 30 + 18 * (session.zones.length + 3);
    const when = words.when(session);
    flow.heading(title + (when ? words.say('sessionOn', { date: when }) : ''), 2, tablePt);
    flow.paragraph(sessionNote(session, words));
    const rows = session.zones.map((work) => {
      const zone = plan.zones.find((candidate) => candidate.zone === work.zone);
      const shade = plan.shades[work.shade];
      return {
        cells: [
          words.say(`zone.${work.zone}`),
          words.number(work.dots),
          words.number(work.densityPerCm2),
          zone?.needle ?? '',
          words.number(zone?.needleHangMm ?? 0, 1),
          `${words.number(shade?.dilution ?? 0)} : 1`,
          `${words.number(work.freshCoverageShare * 100, 1)} %`,
          words.number(work.minutes),
        ],
      };
    });
    const setUp = { cells: [words.say('setUp'), ...EMPTY, words.number(session.minutes - session.needleMinutes)] };
    const total = {
      cells: [words.say('total'), words.number(session.dots), ...EMPTY.slice(1), words.number(session.minutes)],
      bold: true,
    };
    drawTable(flow, columns, [...rows, setUp, total]);
  }
}

const EMPTY = ['', '', '', '', '', ''];

/** How much is done by the end of the session, and how far its dots and its length may differ. */
function sessionNote({ share, dotsBand, minutesBand }: SessionPlan, words: PlanSheetWords): string {
  const done = words.say('sessionShare', { share: `${words.number(share * 100)} %` });
  const [shortest, longest] = minutesBand.map(words.hours);
  if (shortest === longest) return done;
  const [low, high] = bandEnds(words, dotsBand);
  return `${done} ${words.say('sessionRange', { low, high, shortest: shortest!, longest: longest! })}`;
}
