import { useTranslation } from 'react-i18next';
import { SHADE_SENTENCES, SIDES_SENTENCES } from '#/engine/skin/shade-sentences.ts';

const KEYS = new Map<string, keyof typeof SHADE_SENTENCES | keyof typeof SIDES_SENTENCES>(
  Object.entries({ ...SHADE_SENTENCES, ...SIDES_SENTENCES }).map(([key, text]) => [text, key as never]),
);

/** What the engine says about a shade, in the language of the studio; other sentences stay as they are. */
export function useSentence(): (text: string) => string {
  const { t } = useTranslation();
  return (text) => {
    const key = KEYS.get(text);
    return key ? t(`shade.says.${key}`) : text;
  };
}
