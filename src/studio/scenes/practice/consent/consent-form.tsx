import { Button, Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '#/practice/catalogue/language.ts';
import { readableText } from '#/practice/catalogue/text-of.ts';
import { consentHash } from '#/practice/consent/bind-consent.ts';
import { consentContent } from '#/practice/consent/consent-content.ts';
import type { ConsentDraft } from '#/practice/consent/consent-text.ts';
import { findPack, PACK_TABLE } from '#/practice/packs/pack-table.ts';
import { recordsOf } from '#/practice/session/course-records.ts';
import { useCourse } from '../../../course/course-context.tsx';
import { languageOf } from '../../../parts/region.ts';
import { useProtocol } from '../../../protocol/use-protocol.ts';
import { LANGUAGE_NAMES } from '../../../translator.ts';
import { practiceOf, withPractice } from '../practice-part.ts';
import { useClientRecords } from '../use-client-records.ts';
import { nowHere, usePracticeWords } from '../use-practice-words.ts';
import { ConsentPictures } from './consent-pictures.tsx';
import { type ConsentFormProps, SignConsent } from './sign-consent.tsx';

/** The words and pictures exactly as a signature binds them, then the statements to tick and the pad. */
export function ConsentForm(props: ConsentFormProps) {
  const { t } = useTranslation();
  const { purpose, made, screening, client } = props;
  const [language, setLanguage] = useState<Language>(languageOf(client.profile.language));
  const { draft, content } = useMemo(
    () =>
      consentContent({
        purpose,
        plan: made.consent,
        previews: made.previews.map(({ state, sha256 }) => ({ state, sha256 })),
        screening: screening.result,
        pack: findPack(screening.result.pack) ?? PACK_TABLE[0]!,
        language,
      }),
    [purpose, made, screening, language],
  );
  const offeredAt = useOfferedAt();
  return (
    <div className="consent-form">
      <Select
        className="consent-language"
        label={t('consent.language')}
        allowDeselect={false}
        data={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
        value={language}
        onChange={(value) => setLanguage(languageOf(value ?? 'en'))}
      />
      <ConsentWords draft={draft} language={language} />
      {content.previews.length > 0 && <ConsentPictures made={made} language={language} />}
      <Offer offeredAt={offeredAt} />
      {offeredAt && (
        <SignConsent key={consentHash(content)} {...props} draft={draft} content={content} offeredAt={offeredAt} />
      )}
      <p className="consent-hash">
        {t('consent.hash')}: <code>{consentHash(content)}</code>
      </p>
    </div>
  );
}

function ConsentWords({ draft, language }: { readonly draft: ConsentDraft; readonly language: Language }) {
  return (
    <article className="consent-paper" lang={language}>
      {draft.sections.map(({ heading, lines }) => (
        <section key={heading.key}>
          <h3>{readableText(language, heading)}</h3>
          <ul>
            {lines.map((line) => (
              <li key={`${line.key} ${JSON.stringify(line.values)}`}>{readableText(language, line)}</li>
            ))}
          </ul>
        </section>
      ))}
    </article>
  );
}

/** When a signature was first offered in this course: by a consent that was signed, else as noted in the course (CN5). */
function useOfferedAt(): string | null {
  const { document } = useCourse();
  const { ofCourse } = useClientRecords();
  const [first] = recordsOf(ofCourse, 'consent')
    .filter(({ purpose }) => purpose === 'treatment')
    .map(({ offeredAt }) => offeredAt)
    .sort();
  return first ?? practiceOf(document).consentOfferedAt ?? null;
}

function Offer({ offeredAt }: { readonly offeredAt: string | null }) {
  const { t } = useTranslation();
  const { moment } = usePracticeWords();
  const { editor } = useCourse();
  const hours = useProtocol().values['CN5.hours'];
  if (offeredAt) {
    const from = new Date(new Date(offeredAt).getTime() + hours * 3_600_000).toISOString();
    return <p className="hint">{t('consent.offered', { when: moment(offeredAt), from: moment(from) })}</p>;
  }
  const offer = (): void => editor.remember((current) => withPractice(current, { consentOfferedAt: nowHere() }));
  return (
    <div className="consent-offer">
      <p className="hint">{t('consent.cooling', { hours })}</p>
      <Button size="md" onClick={offer}>
        {t('consent.offer')}
      </Button>
    </div>
  );
}
