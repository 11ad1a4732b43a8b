import { roundTo } from '#/base/round-to.ts';
import type { ZoneId } from '#/engine/scalp/zones.ts';
import { COURSE_TIME_STEP_MIN, roundingStep, roundToStep } from '../catalogue/client-rounding.ts';
import { type Phrase, phrase } from '../catalogue/phrase.ts';
import type { JurisdictionPack } from '../packs/jurisdiction-pack.ts';
import { CLIENT_STATEMENTS } from '../screening/client-statements.ts';
import type { Screening } from '../screening/finding.ts';

/**
 * Goes into the hash: raised whenever a word of the consent changes. A consent that was signed keeps the words of its own
 * version in its content, so it verifies whatever the text has become since.
 */
export const CONSENT_TEXT_VERSION = '2026-11-21.1';

/** A number with the range that holds the true value in nine of ten plans made this way. */
export interface ConsentRange {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** This plan's own numbers, as the client reads them. */
export interface ConsentNumbers {
  readonly dots: ConsentRange;
  readonly areaCm2: ConsentRange;
  readonly sessions: number;
  readonly minutes: ConsentRange;
  /** Of the treated skin, under healed dots: as they heal, and after the little that dots spread. */
  readonly coveragePercent: Pick<ConsentRange, 'low' | 'high'>;
  readonly zones: readonly ZoneId[];
  readonly hairlineMidpointMm: number | null;
  readonly price: { readonly total: number; readonly deposit: number; readonly currency: string } | null;
}

/** A part of the consent: heading and sentences. */
export interface ConsentSection {
  readonly heading: Phrase;
  readonly lines: readonly Phrase[];
}

export interface ConsentDraft {
  readonly version: string;
  readonly sections: readonly ConsentSection[];
  /** Statements that each need a tick; ids are text keys. */
  readonly acknowledgements: readonly Phrase[];
}

const RISKS = ['pain', 'redness', 'infection', 'allergy', 'scar', 'uneven', 'colour', 'loss'] as const;
const LATER = ['fades', 'touchUp', 'removal', 'mri', 'laser', 'hairLoss'] as const;
const ACKNOWLEDGED = ['read', 'health', 'aftercare', 'risks', 'pictures', 'stop'] as const;

/** What a consent is written from. */
export interface ConsentSubject {
  readonly numbers: ConsentNumbers;
  /** What the design rules warn of: `DE01.low` and the values of its sentence. The client accepts each by name. */
  readonly designPoints: readonly Phrase[];
  readonly screening: Screening;
  readonly pack: JurisdictionPack;
}

/** The consent in the order of reading, with the plan's numbers, the findings of design and screening and the notices of the pack. */
export function consentText(subject: ConsentSubject): ConsentDraft {
  const { numbers, designPoints, screening, pack } = subject;
  const expectations = screening.findings.filter((finding) => finding.rule === 'SC32').flatMap(({ cases }) => cases);
  const asked = [...new Set(designPoints.map(({ key }) => `${key}.ack`))];
  return {
    version: CONSENT_TEXT_VERSION,
    sections: [
      section('what', [phrase('consent.what.method'), ...numberLines(numbers)]),
      ...ifAny(
        'design',
        designPoints.map(({ key, values }) => phrase(`${key}.why`, values)),
      ),
      section(
        'truth',
        CLIENT_STATEMENTS.map((key) => phrase(key)),
      ),
      section(
        'risks',
        RISKS.map((id) => phrase(`consent.risks.${id}`)),
      ),
      section(
        'later',
        LATER.map((id) => phrase(`consent.later.${id}`)),
      ),
      ...ifAny('care', careLines(screening)),
      section('data', [
        phrase('consent.data.kept', { years: pack.retentionYears.value }),
        phrase('consent.data.separate'),
      ]),
      ...ifAny(
        'notices',
        pack.notices.map(({ value }) => phrase(value)),
      ),
    ],
    acknowledgements: [
      ...ACKNOWLEDGED.map((id) => phrase(`consent.ack.${id}`)),
      ...asked.map((key) => phrase(key)),
      ...expectations.map((id) => phrase(`${id}.todo`)),
    ],
  };
}

function section(id: string, lines: readonly Phrase[]): ConsentSection {
  return { heading: phrase(`consent.${id}.heading`), lines };
}

function ifAny(id: string, lines: readonly Phrase[]): readonly ConsentSection[] {
  return lines.length > 0 ? [section(id, lines)] : [];
}

function numberLines(numbers: ConsentNumbers): readonly Phrase[] {
  const { dots, areaCm2, minutes, sessions, coveragePercent, price, hairlineMidpointMm } = numbers;
  return [
    phrase('consent.what.dots', rounded(dots, roundingStep(dots.low, dots.high))),
    phrase('consent.what.area', rounded(areaCm2, roundingStep(areaCm2.low, areaCm2.high))),
    phrase(sessions === 1 ? 'consent.what.oneSession' : 'consent.what.sessions', { sessions }),
    hoursLine(minutes),
    phrase('consent.what.coverage', {
      low: roundTo(coveragePercent.low, 1),
      high: roundTo(coveragePercent.high, 1),
    }),
    ...(numbers.zones.length > 0
      ? [phrase('consent.what.zones', { zones: numbers.zones.map((zone) => `zone.${zone}`).join(', ') })]
      : []),
    ...(hairlineMidpointMm === null ? [] : [phrase('consent.what.hairline', { mm: Math.round(hairlineMidpointMm) })]),
    ...(price === null ? [] : [phrase(price.deposit > 0 ? 'consent.what.priceDeposit' : 'consent.what.price', price)]),
  ];
}

function hoursLine({ value, low, high }: ConsentRange): Phrase {
  const hours = rounded({ value: value / 60, low: low / 60, high: high / 60 }, COURSE_TIME_STEP_MIN / 60);
  return phrase(hours.low === hours.high ? 'consent.what.hoursAbout' : 'consent.what.hours', hours);
}

function rounded({ value, low, high }: ConsentRange, step: number): Readonly<Record<'value' | 'low' | 'high', number>> {
  return { value: roundToStep(value, step), low: roundToStep(low, step), high: roundToStep(high, step) };
}

function careLines(screening: Screening): readonly Phrase[] {
  return screening.findings
    .filter(({ rule }) => rule !== 'SC32')
    .flatMap(({ cases, values }) =>
      cases.map((id) => phrase('consent.care.line', { ...values, why: `${id}.why`, todo: `${id}.todo` })),
    );
}
