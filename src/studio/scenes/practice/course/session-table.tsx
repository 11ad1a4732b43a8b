import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { daysBetween } from '#/practice/calendar/calendar-day.ts';
import { dayIn } from '#/practice/calendar/wall-clock.ts';
import type { Course } from '#/practice/course/course.ts';
import { usePracticeWords } from '../use-practice-words.ts';

/** Sessions in rows: day and hours, the gap before, length, dots, zones, and why none is earlier. */
export function SessionTable({ course }: { readonly course: Course }) {
  const { t } = useTranslation();
  const { weekday, clock, whole, minutes, say, phrase } = usePracticeWords();
  return (
    <Table.ScrollContainer minWidth={760}>
      <Table className="session-table" verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            {(['session', 'when', 'gap', 'length', 'dots', 'zones', 'because'] as const).map((name) => (
              <Table.Th key={name}>{t(`booking.columns.${name}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {course.sessions.map((session, index) => {
            const before = course.sessions[index - 1];
            const on = dayIn(session.start, course.zone);
            const gap = before ? daysBetween(dayIn(before.start, course.zone), on) : null;
            return (
              <Table.Tr key={session.n}>
                <Table.Th scope="row">{session.n}</Table.Th>
                <Table.Td>
                  {weekday(on)}
                  <small>
                    {clock(session.start, course.zone)}–{clock(session.end, course.zone)}
                  </small>
                </Table.Td>
                <Table.Td>{gap === null ? '' : t('booking.days', { count: gap })}</Table.Td>
                <Table.Td>{minutes(session.minutes)}</Table.Td>
                <Table.Td>{whole(session.dots)}</Table.Td>
                <Table.Td>{session.zones.map((zone) => say(`zone.${zone}`)).join(', ')}</Table.Td>
                <Table.Td>{session.earliestBecause.map(({ reason }) => phrase(reason)).join('; ')}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
