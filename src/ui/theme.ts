import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The one accent: a quiet pine green that stays clear of skin tones, so that it never competes with the photo. */
const PINE: MantineColorsTuple = [
  '#eff6f5',
  '#dceae8',
  '#b8d6d2',
  '#90c0ba',
  '#6cada6',
  '#4f9b93',
  '#398a82',
  '#27766f',
  '#1c645e',
  '#12514c',
];

/** Warm greys: paper, rules and ink. */
const STONE: MantineColorsTuple = [
  '#f8f7f4',
  '#f1efea',
  '#e5e2db',
  '#d4d0c7',
  '#b9b4a9',
  '#989287',
  '#6f6a61',
  '#545049',
  '#3a3733',
  '#232120',
];

export const theme = createTheme({
  primaryColor: 'pine',
  primaryShade: { light: 8, dark: 7 },
  autoContrast: true,
  luminanceThreshold: 0.34,
  colors: { pine: PINE, gray: STONE },
  black: '#232120',
  fontFamily: "'Noto Sans', system-ui, sans-serif",
  headings: { fontFamily: "'Noto Sans', system-ui, sans-serif", fontWeight: '600', textWrap: 'balance' },
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
});
