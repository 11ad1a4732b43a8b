import type { Language } from '../catalogue/language.ts';
import { type Phrase, phrase } from '../catalogue/phrase.ts';
import { readableText } from '../catalogue/text-of.ts';
import type { JurisdictionPack } from '../packs/jurisdiction-pack.ts';
import type { Screening } from '../screening/finding.ts';
import { screeningHash } from './bind-consent.ts';
import type { ConsentContent, ConsentEnvelope, ConsentPurpose, ShownPreview } from './consent-record.ts';
import { CONSENT_TEXT_VERSION, type ConsentDraft, type ConsentNumbers, consentText } from './consent-text.ts';

/** The plan that a consent is about: where it is kept, its numbers, and what the signature would cover. */
export interface ConsentPlan {
  readonly planId: string;
  readonly planVersion: string;
  readonly planSha256: string;
  readonly numbers: ConsentNumbers;
  /** What the design rules warn of; see ConsentSubject. */
  readonly designPoints: readonly Phrase[];
  readonly envelope: ConsentEnvelope;
}

export interface ConsentInput {
  readonly purpose: ConsentPurpose;
  readonly plan: ConsentPlan;
  readonly previews: readonly ShownPreview[];
  readonly screening: Screening;
  readonly pack: JurisdictionPack;
  readonly language: Language;
}

/** The consent to be shown, part by part, and exactly what a signature binds (CN1). The same input gives the same hash. */
export function consentContent(input: ConsentInput): {
  readonly draft: ConsentDraft;
  readonly content: ConsentContent;
} {
  const { plan, screening, language, purpose } = input;
  const isTreatment = purpose === 'treatment';
  const draft = isTreatment ? consentText({ ...plan, screening, pack: input.pack }) : purposeText(purpose);
  const say = (words: Phrase): string => readableText(language, words);
  const lines = draft.sections.flatMap(({ heading, lines: under }) => [say(heading), ...under.map(say)]);
  return {
    draft,
    content: {
      textVersion: draft.version,
      language,
      text: lines.join('\n'),
      planId: plan.planId,
      planVersion: plan.planVersion,
      planSha256: plan.planSha256,
      previews: isTreatment ? input.previews : [],
      screeningSha256: screeningHash(screening),
      envelope: plan.envelope,
      acknowledgements: draft.acknowledgements.map(({ key }) => key),
    },
  };
}

/** CN3: one purpose, said in its own words and agreed alone. */
function purposeText(purpose: ConsentPurpose): ConsentDraft {
  const key = `consent.purpose.${purpose}`;
  return {
    version: CONSENT_TEXT_VERSION,
    sections: [{ heading: phrase(key), lines: [phrase(`${key}.text`)] }],
    acknowledgements: [phrase('consent.ack.read')],
  };
}
