import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { nameOf } from '../clients/client-name.ts';
import { said } from '../clients/correct-record.tsx';
import { practiceApi } from '../practice-api.ts';
import { recordOfEntry } from '../scenes/practice/use-client-records.ts';
import { usePracticeWords } from '../scenes/practice/use-practice-words.ts';
import { inkApi } from './ink-api.ts';

/** From a whole batch number to every session, test patch, zone and client that had it. */
export function BatchRecall({ batch }: { readonly batch: string }) {
  const { t } = useTranslation();
  const { moment, say } = usePracticeWords();
  const recall = useQuery({ queryKey: ['recall', batch], queryFn: () => inkApi.recall(batch), staleTime: 0 });
  const corrections = (recall.data?.corrections ?? [])
    .flatMap(recordOfEntry)
    .filter((record) => record.kind === 'correction');
  const records = (recall.data?.entries ?? [])
    .flatMap(recordOfEntry)
    .filter((record) => record.kind === 'session' || record.kind === 'testPatch');
  const ids = [...new Set(records.map(({ clientId }) => clientId))];
  const clients = useQueries({
    queries: ids.map((id) => ({ queryKey: ['client', id], queryFn: () => practiceApi.client(id) })),
  });
  const nameById = new Map(clients.flatMap(({ data }) => (data ? [[data.id, nameOf(data.profile)] as const] : [])));
  return (
    <section aria-labelledby="recall-title">
      <div className="clients-subhead">
        <h2 id="recall-title">{t('ink.recall', { batch })}</h2>
      </div>
      {recall.data && (
        <p role="status">
          {records.length === 0 ? t('ink.notUsed') : t('ink.used', { count: records.length, clients: ids.length })}
        </p>
      )}
      <ul className="client-list">
        {records.map((record) => (
          <li key={record.id} className="client-row">
            <span style={{ flex: 1 }}>
              <strong>{nameById.get(record.clientId) ?? '…'}</strong>
              <small>
                {record.kind === 'session' ? t('clients.kinds.session', { n: record.n }) : t('clients.kinds.testPatch')}
                {' · '}
                {moment(record.at)} ·{' '}
                {[...new Set(record.ink.flatMap(({ zones }) => zones))].map((zone) => say(`zone.${zone}`)).join(', ')}
              </small>
              {corrections
                .filter(({ ofId, path }) => ofId === record.id && path.startsWith('ink.'))
                .map(({ id, path, was, is, why }) => (
                  <small key={id} className="timeline-correction">
                    {t('care.held.corrected', { path, was: said(was), is: said(is), why })}
                  </small>
                ))}
            </span>
            <Link to="/clients/$clientId" params={{ clientId: record.clientId }} className="timeline-open">
              {t('practice.toClient')}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
