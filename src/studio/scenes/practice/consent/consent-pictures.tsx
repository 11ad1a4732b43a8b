import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HeadFrame } from '#/planning/head-frame.ts';
import type { Language } from '#/practice/catalogue/language.ts';
import { readableText } from '#/practice/catalogue/text-of.ts';
import type { MadePlan } from '../parts/use-made-plan.ts';

type Shown = MadePlan['previews'][number];

/**
 * The pictures that the signature binds: before beside healed and three years, cut to the head. A touch shows the head as large as
 * the screen allows, and the whole file with its own caption beneath. The drawing of later loss is always whole.
 */
export function ConsentPictures({ made, language }: { readonly made: MadePlan; readonly language: Language }) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const [large, setLarge] = useState<Shown | null>(null);
  const wordsOf = ({ state }: Shown): string => readableText(language, { key: `consent.preview.${state}`, values: {} });
  const frameOf = ({ state }: Shown): HeadFrame | null => (state === 'laterLoss' ? null : made.frame);
  const enlarge = (shown: Shown): void => {
    setLarge(shown);
    dialog.current?.showModal();
  };
  return (
    <section aria-labelledby="consent-pictures">
      <h3 id="consent-pictures" className="consent-heading">
        {t('consent.pictures')} <small>{t('consent.simulation')}</small>
      </h3>
      <ul className="consent-pictures" lang={language}>
        {made.previews.map((shown) => (
          <li key={shown.state} data-state={shown.state}>
            <button type="button" onClick={() => enlarge(shown)}>
              <CutPicture url={shown.url} frame={frameOf(shown)} />
              <span>{wordsOf(shown)}</span>
              <small>{t('consent.enlarge')}</small>
            </button>
          </li>
        ))}
      </ul>
      <dialog ref={dialog} className="consent-large" aria-label={large ? wordsOf(large) : t('consent.pictures')}>
        <Button size="md" variant="default" onClick={() => dialog.current?.close()}>
          {t('consent.close')}
        </Button>
        {large && (
          <figure lang={language}>
            {frameOf(large) && <CutPicture url={large.url} frame={frameOf(large)} />}
            <figcaption>{wordsOf(large)}</figcaption>
            <img src={large.url} alt="" />
          </figure>
        )}
      </dialog>
    </section>
  );
}

/** The words beneath name it. */
function CutPicture({ url, frame }: { readonly url: string; readonly frame: HeadFrame | null }) {
  if (!frame) return <img src={url} alt="" />;
  const { left, top, width, height, aspect } = frame;
  const share = (value: number): string => `${100 * value}%`;
  return (
    <span className="consent-cut" style={{ aspectRatio: aspect }}>
      <img
        src={url}
        alt=""
        style={{ width: share(1 / width), left: share(-left / width), top: share(-top / height) }}
      />
    </span>
  );
}
