import type { Language } from '#/practice/catalogue/language.ts';
import { phrase } from '#/practice/catalogue/phrase.ts';
import { isTextKey, textOf } from '#/practice/catalogue/text-of.ts';
import { answerAt, PLACE_QUESTIONS, QUESTIONS, TODAY_QUESTIONS } from '#/practice/intake/questions.ts';
import type { ScreeningRecord } from '#/practice/screening/screening-record.ts';
import { type FhirResource, fhirId, reference } from './fhir-resource.ts';

/** The intake as it was answered; items are the questions by path, scars one group each. */
export function questionnaireResponse(record: ScreeningRecord, language: Language): FhirResource {
  const { answers } = record;
  const items = [...QUESTIONS, ...PLACE_QUESTIONS, ...TODAY_QUESTIONS].flatMap(({ path, kind }) => {
    if (kind === 'scars') return [];
    const value = answerAt(answers, path);
    if (value === undefined) return [];
    const values = Array.isArray(value) ? value : [value];
    if (values.length === 0) return [];
    return [{ linkId: path, text: label(path, language), answer: values.map((one) => answerOf(one, kind === 'day')) }];
  });
  const scars = (answers.health?.scars ?? []).map((scar, index) => ({
    linkId: `health.scars[${index}]`,
    text: label('health.scars', language),
    item: Object.entries(scar).map(([key, value]) => ({
      linkId: `health.scars[${index}].${key}`,
      text: textOf(language, phrase(`question.scar.${key}.label`)),
      answer: [answerOf(value, key === 'on')],
    })),
  }));
  return {
    resourceType: 'QuestionnaireResponse',
    id: fhirId('screening', record.id),
    identifier: { system: 'urn:whorl:record', value: record.id },
    status: 'completed',
    subject: reference('client', record.clientId),
    authored: record.at,
    item: [...items, ...scars],
  };
}

function label(path: string, language: Language): string {
  const key = `question.${path}.label`;
  return isTextKey(key) ? textOf(language, phrase(key)) : path;
}

function answerOf(value: unknown, isDay: boolean): Readonly<Record<string, unknown>> {
  if (typeof value === 'boolean') return { valueBoolean: value };
  if (typeof value === 'number') return { valueDecimal: value };
  return isDay ? { valueDate: value } : { valueString: String(value) };
}
