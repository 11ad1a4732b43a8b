import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { MoonIcon, SunIcon, WhorlMark } from '#/ui/icons.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { OpenSignsAlert } from './open-signs-alert.tsx';
import './shell-header.css';

/** The pages of the studio outside of a course. */
const PAGES = [
  { to: '/', name: 'courses' },
  { to: '/clients', name: 'clients' },
  { to: '/ink', name: 'ink' },
  { to: '/protocol', name: 'protocol' },
] as const;

/** Brand, pages, language and colours at the head of every page outside of a course. */
export function ShellHeader() {
  const { t } = useTranslation();
  return (
    <>
      <header className="shell-header">
        <span className="shell-brand">
          <WhorlMark size={34} />
          <span>Whorl</span>
        </span>
        <nav aria-label={t('nav.label')}>
          {PAGES.map(({ to, name }) => (
            <Link key={to} to={to} className="shell-link" activeOptions={{ exact: to === '/' }}>
              {t(`nav.${name}`)}
            </Link>
          ))}
        </nav>
        <span className="shell-tools">
          <LanguageSwitch />
          <SchemeButton />
        </span>
      </header>
      <OpenSignsAlert />
    </>
  );
}

function SchemeButton() {
  const { t } = useTranslation();
  // Without transitions for a moment, as is usual, takes a style element, which the content policy blocks.
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  // The colours of the system until others are chosen here.
  const dark = useComputedColorScheme('light', { getInitialValueInEffect: false }) === 'dark';
  const label = dark ? t('courses.light') : t('courses.dark');
  return (
    <ActionIcon
      variant="subtle"
      color="var(--ink-soft)"
      size={44}
      aria-label={label}
      onClick={() => setColorScheme(dark ? 'light' : 'dark')}
    >
      {dark ? <SunIcon /> : <MoonIcon />}
    </ActionIcon>
  );
}
