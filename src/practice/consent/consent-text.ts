import type { ZoneId } from '#/engine/scalp/zones.ts';
import { type Phrase, phrase } from '../catalogue/phrase.ts';
import type { JurisdictionPack } from '../packs/jurisdiction-pack.ts';
import { CLIENT_STATEMENTS } from '../screening/client-statements.ts';
import type { Screening } from '../screening/finding.ts';

/** Goes into the hash: raised whenever a word of the consent changes. */
export const CONSENT_TEXT_VERSION = '2026-11-20';

/** This plan's own numbers, as the client reads them. */
export interface ConsentNumbers {
  readonly dots: number;
  readonly areaCm2: number;
  readonly sessions: number;
  readonly hours: number;
  readonly zones: readonly ZoneId[];
  readonly hairlineMidpointMm: number | null;
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

/** The consent in the order of reading, with the plan's numbers, the findings of the screening and the notices of the pack. */
export function consentText(numbers: ConsentNumbers, screening: Screening, pack: JurisdictionPack): ConsentDraft {
  const zones = numbers.zones.map((zone) => phrase(`zone.${zone}`));
  const care = screening.findings
    .filter(({ rule }) => rule !== 'SC32')
    .flatMap(({ cases, values }) => cases.flatMap((id) => [phrase(`${id}.why`, values), phrase(`${id}.todo`, values)]));
  const expectations = screening.findings.filter((finding) => finding.rule === 'SC32').flatMap(({ cases }) => cases);
  const section = (id: string, lines: readonly Phrase[]): ConsentSection => ({
    heading: phrase(`consent.${id}.heading`),
    lines,
  });
  return {
    version: CONSENT_TEXT_VERSION,
    sections: [
      section('what', [
        phrase('consent.what.method'),
        phrase('consent.what.numbers', {
          dots: numbers.dots,
          areaCm2: Math.round(numbers.areaCm2),
          sessions: numbers.sessions,
          hours: Math.round(numbers.hours * 10) / 10,
        }),
        ...(numbers.hairlineMidpointMm === null
          ? []
          : [phrase('consent.what.hairline', { mm: Math.round(numbers.hairlineMidpointMm) })]),
        ...zones,
      ]),
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
      ...(care.length > 0 ? [section('care', care)] : []),
      section('data', [
        phrase('consent.data.kept', { years: pack.retentionYears.value }),
        phrase('consent.data.separate'),
      ]),
      ...(pack.notices.length > 0
        ? [
            section(
              'notices',
              pack.notices.map(({ value }) => phrase(value)),
            ),
          ]
        : []),
    ],
    acknowledgements: [
      ...ACKNOWLEDGED.map((id) => phrase(`consent.ack.${id}`)),
      ...expectations.map((id) => phrase(`${id}.todo`)),
    ],
  };
}
