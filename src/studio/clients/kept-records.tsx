import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { chainCheckSchema } from '#/contract/api-audit.ts';
import { retentionOf } from '#/practice/client/retention.ts';
import { findPack, PACK_TABLE } from '#/practice/packs/pack-table.ts';
import { CheckIcon, StopIcon } from '#/ui/icons.tsx';
import { ask } from '../api-client.ts';
import { STUDIO_ZONE } from '../parts/studio-zone.ts';
import { latestOf, recordOfEntry, useEntries } from '../scenes/practice/use-client-records.ts';
import { todayHere, usePracticeWords } from '../scenes/practice/use-practice-words.ts';

/** How long the client's records are kept and why, and whether any record of the studio was tampered with. */
export function KeptRecords({ clientId }: { readonly clientId: string }) {
  const { t } = useTranslation();
  const { day, say } = usePracticeWords();
  const entries = useEntries(clientId);
  const chain = useQuery({
    queryKey: ['chain'],
    queryFn: () => ask(chainCheckSchema, 'GET', '/audit/check'),
    staleTime: 0,
  });
  const records = (entries.data ?? []).flatMap(recordOfEntry);
  const pack = findPack(latestOf(records, 'screening')?.result.pack ?? 'GB') ?? PACK_TABLE[0]!;
  const kept = retentionOf(records, pack, STUDIO_ZONE, todayHere());
  const broken = chain.data && (chain.data.firstBrokenEntry ?? chain.data.firstBrokenAudit);
  return (
    <section aria-labelledby="kept-records">
      <div className="clients-subhead">
        <h2 id="kept-records">{t('clients.kept')}</h2>
      </div>
      {kept && (
        <p>
          {t(kept.stillHeld ? 'clients.keptUntil' : 'clients.keptEnough', {
            until: day(kept.keepUntil),
            last: day(kept.lastVisitOn),
            place: say(`pack.${pack.id}`),
          })}{' '}
          <small lang="en">({kept.because})</small>
        </p>
      )}
      {chain.data &&
        (broken === null ? (
          <p role="status">
            <CheckIcon size={16} /> {t('clients.chainWhole')}
          </p>
        ) : (
          <p className="notice" data-tone="stop" role="alert">
            <StopIcon /> {t('clients.chainBroken', { n: broken })}
          </p>
        ))}
    </section>
  );
}
