import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { closedZones } from '#/practice/screening/screen.ts';
import { WarningIcon } from '#/ui/icons.tsx';
import { useCourse } from '../../../course/course-context.tsx';
import { designOf, withZone } from '../../../editor/design-edit.ts';
import { useProtocol } from '../../../protocol/use-protocol.ts';
import { practiceOf } from '../practice-part.ts';
import { screenDocument } from '../screen/carry-findings.ts';
import { todayHere, usePracticeWords } from '../use-practice-words.ts';

/** What the screening asks of the design: zones to be left out, moles to be marked. Silent when nothing was answered. */
export function ScreeningNotes() {
  const { t } = useTranslation();
  const { say } = usePracticeWords();
  const { document, editor } = useCourse();
  const protocol = useProtocol();
  const part = practiceOf(document);
  if (!part.answers) return null;
  const screening = screenDocument(part, todayHere(), protocol);
  const zones = closedZones(screening);
  const design = designOf(document);
  const reopened = zones.filter((zone) => design.zones?.[zone]?.treated !== false);
  const moles = screening.findings.some(({ rule }) => rule === 'SC08');
  const marked = design.keepOuts?.some(({ kind }) => kind === 'mole') ?? false;
  const names = (list: readonly string[]): string => list.map((zone) => say(`zone.${zone}`)).join(', ');
  const leaveOut = (): void =>
    editor.edit({ label: 'findings' }, (current) =>
      reopened.reduce((next, zone) => withZone(next, zone, { treated: false }), current),
    );
  return (
    <>
      {zones.length > 0 && reopened.length === 0 && (
        <p className="notice" role="note">
          {t('screen.closed', { zones: names(zones) })}
        </p>
      )}
      {reopened.length > 0 && (
        <div className="notice" data-tone="stop" role="alert">
          <WarningIcon />
          <span>
            {t('screen.stillOpen', { zones: names(reopened) })}{' '}
            <Button size="compact-sm" variant="default" onClick={leaveOut}>
              {t('screen.leaveOut')}
            </Button>
          </span>
        </div>
      )}
      {moles && !marked && (
        <div className="notice" data-tone="warn" role="note">
          <WarningIcon />
          <span>{t('screen.markMoles')}</span>
        </div>
      )}
    </>
  );
}
