import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientCard, ClientProfile } from '#/contract/api-clients.ts';
import { PhotoIcon, PlusIcon } from '#/ui/icons.tsx';
import { api } from '../api-client.ts';
import { useCourseMade } from '../courses/use-course-made.ts';
import { ShellHeader } from '../parts/shell-header.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { practiceApi } from '../practice-api.ts';
import { useClient, useEntries } from '../scenes/practice/use-client-records.ts';
import { usePracticeWords } from '../scenes/practice/use-practice-words.ts';
import { ExportClient } from './client-folder.tsx';
import { ClientForm } from './client-form.tsx';
import { ClientTimeline } from './client-timeline.tsx';
import { EraseClient } from './erase-client.tsx';
import { KeptRecords } from './kept-records.tsx';
import './clients.css';
import { nameOf } from './client-name.ts';

/** Everything of one client on one page: details, courses, and a timeline of all records. */
export function ClientPage({ clientId }: { readonly clientId: string }) {
  const { t } = useTranslation();
  const client = useClient(clientId);
  const courses = useCoursesOf(clientId);
  const entries = useEntries(clientId);
  // Drawn at once as a whole: a list that comes later would push the next ones away from under a finger.
  const isWaiting = client.isPending || courses.isPending || entries.isPending;
  return (
    <div className="shell-page">
      <ShellHeader />
      <main className="clients-main">
        <Link to="/clients" className="back-link">
          {t('clients.all')}
        </Link>
        {client.error && (
          <p className="notice" data-tone="stop" role="alert">
            {client.error.message || t('clients.notFound')}
          </p>
        )}
        {isWaiting && <Waiting />}
        {client.data && !isWaiting && (
          <>
            <ClientHead client={client.data} />
            <ClientCourses client={client.data} />
            <ClientTimeline clientId={clientId} />
            <KeptRecords clientId={clientId} />
            <ExportClient clientId={clientId} />
            <EraseClient clientId={clientId} />
          </>
        )}
      </main>
    </div>
  );
}

function useCoursesOf(clientId: string) {
  return useQuery({
    queryKey: ['courses', 'of', clientId],
    queryFn: () => api.courses({ clientId }),
    staleTime: 0,
  });
}

function ClientHead({ client }: { readonly client: ClientCard }) {
  const { t } = useTranslation();
  const { day, say } = usePracticeWords();
  const queries = useQueryClient();
  const [editing, setEditing] = useState(false);
  const save = useMutation({
    mutationFn: (profile: ClientProfile) => practiceApi.saveClient(client.id, client.version, profile),
    onSuccess: async () => {
      setEditing(false);
      await queries.invalidateQueries({ queryKey: ['client', client.id] });
      await queries.invalidateQueries({ queryKey: ['clients'] });
    },
  });
  const { profile } = client;
  const facts = [
    profile.birthDate && t('clients.born', { day: day(profile.birthDate) }),
    profile.sex && say(`choice.sex.${profile.sex}`),
    profile.phone,
    profile.email,
    profile.emergencyContact &&
      `${t('clients.emergencyName')}: ${profile.emergencyContact.name}, ${profile.emergencyContact.phone}`,
  ].filter(Boolean);
  return (
    <>
      <div className="clients-head">
        <h1>{nameOf(profile)}</h1>
        {!editing && (
          <Button variant="default" size="md" onClick={() => setEditing(true)}>
            {t('clients.edit')}
          </Button>
        )}
      </div>
      <p className="hint">{facts.join(' · ')}</p>
      {save.error && (
        <p className="notice" data-tone="stop" role="alert">
          {save.error.message || t('practice.noServer')}
        </p>
      )}
      {editing && (
        <section className="client-card" aria-label={t('clients.edit')}>
          <ClientForm
            start={profile}
            submit={t('practice.save')}
            busy={save.isPending}
            onSubmit={save.mutate}
            onCancel={() => setEditing(false)}
          />
        </section>
      )}
    </>
  );
}

function ClientCourses({ client }: { readonly client: ClientCard }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const courses = useCoursesOf(client.id);
  const made = useCourseMade(courses.data);
  const create = useMutation({
    mutationFn: async () => {
      const course = await api.createCourse(
        t('clients.courseOf', { name: client.profile.givenName }),
        undefined,
        client.id,
      );
      await navigate({ to: '/courses/$courseId/$step', params: { courseId: course.id, step: 'screen' } });
    },
  });
  return (
    <section aria-labelledby="client-courses">
      <div className="clients-subhead">
        <h2 id="client-courses">{t('clients.courses')}</h2>
        <Button variant="default" size="sm" leftSection={<PlusIcon size={16} />} onClick={() => create.mutate()}>
          {t('clients.newCourse')}
        </Button>
      </div>
      {courses.data?.length === 0 && <p className="hint">{t('clients.noCourses')}</p>}
      <ul className="client-courses">
        {courses.data?.map((course) => (
          <li key={course.id}>
            <Link to="/courses/$courseId" params={{ courseId: course.id }} className="client-course">
              {course.thumbnailUrl ? <img src={course.thumbnailUrl} alt="" /> : <PhotoIcon size={28} />}
              <span>
                <strong>{course.title}</strong>
                <br />
                <span className="hint">{made(course)}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
