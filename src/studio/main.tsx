import { createRoot } from 'react-dom/client';
import '#/ui/fonts.ts';
import '#/ui/style.css';
import './studio.css';
import { adoptScheme, adoptTheme } from '#/ui/adopt-theme.ts';
import { App } from './app.tsx';
import { refuseDroppedFiles } from './parts/refuse-dropped-files.ts';
import { takeUpParts } from './take-up-parts.ts';
import { startTranslator } from './translator.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html lost its root element');
window.addEventListener('vite:preloadError', () => void takeUpParts());
refuseDroppedFiles();
adoptScheme();
adoptTheme();
void startTranslator().then(() => createRoot(root).render(<App />));
