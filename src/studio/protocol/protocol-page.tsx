import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProtocolAnswer } from '#/contract/api-protocol.ts';
import '../clients/clients.css';
import { ShellHeader } from '../parts/shell-header.tsx';
import '../scenes/practice/practice.css';
import { usePracticeWords } from '../scenes/practice/use-practice-words.ts';
import { CalendarBlock } from './calendar-block.tsx';
import { closedDayWords } from './closed-day-words.ts';
import { PresetRow } from './preset-row.tsx';
import './protocol-page.css';
import { usePresetWords } from './use-preset-words.ts';
import { useProtocolAnswer } from './use-protocol.ts';

const FAMILIES = ['SC', 'OP', 'TP', 'CO', 'HG', 'CN', 'AC', 'TU'] as const;

/** Every preset by its rule, how well it is supported, and who changed it. */
export function ProtocolPage() {
  const { t } = useTranslation();
  const { data, error } = useProtocolAnswer();
  const [editing, setEditing] = useState<string | null>(null);
  return (
    <div className="shell-page">
      <ShellHeader />
      <main className="clients-main">
        <div className="clients-head">
          <h1>{t('protocol.title')}</h1>
          {data && <span className="hint">{t('protocol.version', { version: data.version })}</span>}
        </div>
        <p className="hint">{t('protocol.lead')}</p>
        {error && (
          <p className="notice" data-tone="stop" role="alert">
            {error.message || t('practice.noServer')}
          </p>
        )}
        {data &&
          FAMILIES.map((family) => (
            <section key={family} aria-labelledby={`presets-${family}`}>
              <div className="clients-subhead">
                <h2 id={`presets-${family}`}>{t(`protocol.family.${family}`)}</h2>
              </div>
              <ul className="client-list">
                {data.presets
                  .filter(({ key }) => key.startsWith(family))
                  .map((preset) => (
                    <PresetRow
                      key={preset.key}
                      preset={preset}
                      version={data.version}
                      isOpen={editing === preset.key}
                      onOpen={() => setEditing(preset.key)}
                      onDone={() => setEditing(null)}
                    />
                  ))}
              </ul>
            </section>
          ))}
        {data && <CalendarBlock protocol={data} />}
        {data && <Changes protocol={data} />}
      </main>
    </div>
  );
}

function Changes({ protocol }: { readonly protocol: ProtocolAnswer }) {
  const { t } = useTranslation();
  const words = usePracticeWords();
  const { amount } = usePresetWords();
  const unitByKey = new Map(protocol.presets.map(({ key, unit }) => [key, unit]));
  const wordsOf = (change: ProtocolAnswer['changes'][number]): string =>
    change.what === 'calendar'
      ? t('protocol.calendarChanged', {
          from: closedDayWords(change.from, t, words),
          to: closedDayWords(change.to, t, words),
        })
      : t('protocol.changed', {
          what: t(`protocol.preset.${change.key}`),
          key: change.key,
          from: amount(change.from, unitByKey.get(change.key) ?? ''),
          to: amount(change.to, unitByKey.get(change.key) ?? ''),
        });
  return (
    <section aria-labelledby="protocol-changes">
      <div className="clients-subhead">
        <h2 id="protocol-changes">{t('protocol.history')}</h2>
      </div>
      {protocol.changes.length === 0 && <p className="hint">{t('protocol.noHistory')}</p>}
      <ol className="client-list">
        {protocol.changes.toReversed().map((change) => (
          <li key={`${change.at} ${change.what === 'preset' ? change.key : 'calendar'}`} className="client-row">
            <span>
              <strong>{wordsOf(change)}</strong>
              <small>
                {words.moment(change.at)} · {change.who} · {change.why}
              </small>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
