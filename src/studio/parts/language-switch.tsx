import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '#/practice/catalogue/language.ts';
import { chooseLanguage, LANGUAGE_NAMES } from '../translator.ts';

/** The language of the studio, each by its own name. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  return (
    <Select
      className="language-switch"
      aria-label={t('nav.language')}
      w={138}
      size="md"
      allowDeselect={false}
      data={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
      value={LANGUAGES.find((language) => i18n.language.startsWith(language)) ?? 'en'}
      onChange={(value) => {
        const language = LANGUAGES.find((item) => item === value);
        if (language) void chooseLanguage(language);
      }}
    />
  );
}
