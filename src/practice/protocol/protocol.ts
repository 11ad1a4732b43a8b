import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import type { Moment } from '../calendar/wall-clock.ts';
import type { Closure } from '../course/course.ts';
import { PRESET_KEYS, PRESET_TABLE, type PresetKey } from './preset-table.ts';

/** A change of one preset by a studio; kept for ever, newest last. */
export interface PresetChange {
  readonly key: PresetKey;
  readonly from: number;
  readonly to: number;
  readonly who: string;
  readonly at: Moment;
  readonly why: string;
}

/** The days without sessions set anew; kept as a change of a preset is. */
export interface CalendarChange extends Omit<PresetChange, 'key' | 'from' | 'to'> {
  readonly key: 'calendar';
  readonly from: ProtocolCalendar;
  readonly to: ProtocolCalendar;
}

/** Days without sessions (CO6). */
export interface ProtocolCalendar {
  readonly closures: readonly Closure[];
  /** 1 Monday to 7 Sunday. */
  readonly closedWeekdays: readonly number[];
}

/** The numbers that a studio works by. The version names the state exactly: every record keeps it. */
export interface Protocol extends ProtocolCalendar {
  readonly version: string;
  readonly name: string;
  readonly values: Readonly<Record<PresetKey, number>>;
  readonly changes: readonly (PresetChange | CalendarChange)[];
}

/** The presets as they ship. */
export const PROTOCOL_DEFAULTS: Protocol = {
  version: '1',
  name: 'Whorl defaults',
  values: Object.fromEntries(PRESET_KEYS.map((key) => [key, PRESET_TABLE[key].value])) as Record<PresetKey, number>,
  closures: [],
  closedWeekdays: [],
  changes: [],
};

export interface ProtocolRefusal {
  readonly path: string;
  readonly message: string;
}

/**
 * A protocol with some values set anew, or the first value that lies outside the range of its preset or contradicts
 * another one.
 */
export function withPresets(
  protocol: Protocol,
  values: Readonly<Partial<Record<PresetKey, number>>>,
): Outcome<Protocol, ProtocolRefusal> {
  for (const key of PRESET_KEYS) {
    const value = values[key];
    if (value === undefined) continue;
    const { min, max, unit } = PRESET_TABLE[key];
    if (!Number.isFinite(value) || value < min || value > max) {
      return refuse({
        path: `presets.${key}`,
        message: `${key} must lie between ${min} and ${max} ${unit}; it is ${value}`,
      });
    }
    if (unit !== 'share' && unit !== 'mm' && !Number.isInteger(value)) {
      return refuse({ path: `presets.${key}`, message: `${key} must be a whole number of ${unit}; it is ${value}` });
    }
  }
  const next = { ...protocol.values, ...values } as Record<PresetKey, number>;
  for (const [low, high] of ORDERED) {
    if (next[low] > next[high]) {
      return refuse({
        path: `presets.${low}`,
        message: `${low} (${next[low]}) must not exceed ${high} (${next[high]})`,
      });
    }
  }
  return accept({ ...protocol, values: next });
}

/**
 * One preset changed by someone: the change is kept with who, when and why, and the version names the new state. Refused
 * without a name or a reason, and as withPresets refuses.
 */
export function editPreset(protocol: Protocol, change: Omit<PresetChange, 'from'>): Outcome<Protocol, ProtocolRefusal> {
  if (isUnsigned(change)) return refuse(unsigned(`presets.${change.key}`, change.key));
  const next = withPresets(protocol, { [change.key]: change.to });
  return next.ok ? accept(changed(next.value, { ...change, from: protocol.values[change.key] })) : next;
}

/**
 * The days without sessions set anew, closures by their first day; kept and named as a change of a preset is. Refused without a
 * name or a reason, for a closure that ends before its start, and for a week without an open day.
 */
export function editCalendar(
  protocol: Protocol,
  change: Omit<CalendarChange, 'key' | 'from'>,
): Outcome<Protocol, ProtocolRefusal> {
  if (isUnsigned(change)) return refuse(unsigned('calendar', 'calendar'));
  const wrong = closureRefusal(change.to.closures);
  if (wrong) return refuse(wrong);
  const closedWeekdays = [...new Set(change.to.closedWeekdays)].sort((a, b) => a - b);
  if (closedWeekdays.length > 6) {
    return refuse({ path: 'closedWeekdays', message: 'closedWeekdays must leave one day of the week open' });
  }
  const closures = [...change.to.closures].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const to = { closures, closedWeekdays };
  const from = { closures: protocol.closures, closedWeekdays: protocol.closedWeekdays };
  return accept(changed({ ...protocol, ...to }, { ...change, key: 'calendar', from, to }));
}

/** The first closure that ends before its start. */
export function closureRefusal(closures: readonly Closure[]): ProtocolRefusal | null {
  const index = closures.findIndex(({ from, to }) => to < from);
  const closure = closures[index];
  if (!closure) return null;
  const path = `closures[${index}].to`;
  return { path, message: `${path} (${closure.to}) lies before its start (${closure.from}); correct one of the two` };
}

function isUnsigned({ who, why }: Pick<PresetChange, 'who' | 'why'>): boolean {
  return who.trim() === '' || why.trim() === '';
}

function unsigned(path: string, what: string): ProtocolRefusal {
  return { path, message: `${what}: say who changes it and why` };
}

function changed(protocol: Protocol, change: PresetChange | CalendarChange): Protocol {
  const changes = [...protocol.changes, change];
  return { ...protocol, version: `${protocol.version.replace(/\+\d+$/, '')}+${changes.length}`, changes };
}

/** Pairs of which the first must not exceed the second. */
const ORDERED: readonly (readonly [PresetKey, PresetKey])[] = [
  ['SC05.waitMonths', 'SC05.doctorUntilMonths'],
  ['SC24.waitMonths', 'SC24.preferMonths'],
  ['CO3.minGapDays', 'CO3.firstGapDays'],
  ['CO3.minGapDays', 'CO3.nextGapDays'],
  ['CO5.zoneShare', 'CO5.zoneShareOfTwo'],
  ['TP2.days', 'TP2.slowDays'],
  ['TU3.warnCoverage', 'TU3.refuseCoverage'],
  ['TU2.notBeforeMonths', 'TU2.remindMonths'],
];
