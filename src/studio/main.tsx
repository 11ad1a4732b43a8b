import { createRoot } from 'react-dom/client';
import '#/ui/fonts.ts';
import '#/ui/style.css';
import './studio.css';
import { App } from './app.tsx';
import { startTranslator } from './translator.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html lost its root element');
void startTranslator().then(() => createRoot(root).render(<App />));
