import {
  convertCssVariables,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  localStorageColorSchemeManager,
  mergeMantineTheme,
} from '@mantine/core';
import { theme } from './theme.ts';

type Variables = Readonly<Record<string, string>>;

/**
 * Gives the page the variables of our theme as a sheet of its own. The provider would write them into a style element, for which
 * the content policy would have to allow inline style everywhere; so it is told not to. What the library's own sheet says already
 * is left out.
 */
export function adoptTheme(): void {
  const own = defaultCssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme));
  const usual = defaultCssVariablesResolver(DEFAULT_THEME);
  const changed = (now: Variables, before: Variables): Record<string, string> =>
    Object.fromEntries(Object.entries(now).filter(([name, value]) => before[name] !== value));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    convertCssVariables({
      variables: changed(own.variables, usual.variables),
      light: changed(own.light, usual.light),
      dark: changed(own.dark, usual.dark),
    }),
  );
  document.adoptedStyleSheets.push(sheet);
}

/** Sets the chosen colours, or those of the system, before anything is drawn: a dark page must not flash up light. */
export function adoptScheme(): void {
  const chosen = localStorageColorSchemeManager().get('auto');
  const system = window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  document.documentElement.dataset['mantineColorScheme'] = chosen === 'auto' ? system : chosen;
}
