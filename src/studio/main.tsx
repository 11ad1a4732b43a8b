import { createRoot } from 'react-dom/client';
import '#/ui/fonts.ts';
import '#/ui/style.css';
import './studio.css';
import { adoptScheme, adoptTheme } from '#/ui/adopt-theme.ts';
import { App } from './app.tsx';
import { startTranslator } from './translator.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html lost its root element');
// A studio that was updated while this page was open no longer has the old parts: take up the new ones, at most twice a minute.
window.addEventListener('vite:preloadError', (event) => {
  const last = Number(sessionStorage.getItem('whorl:reloaded') ?? 0);
  if (Date.now() - last < 30_000) return;
  event.preventDefault();
  sessionStorage.setItem('whorl:reloaded', String(Date.now()));
  window.location.reload();
});
adoptScheme();
adoptTheme();
void startTranslator().then(() => createRoot(root).render(<App />));
