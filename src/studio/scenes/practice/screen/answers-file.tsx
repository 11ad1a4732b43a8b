import { Button } from '@mantine/core';
import { type ChangeEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Outcome, refuse } from '#/base/outcome.ts';
import { type JsonFault, readJson } from '#/base/read-json.ts';
import { answersSchema } from '#/contract/practice-answers.ts';
import { readStrictly, type StrictProblem } from '#/contract/read-strictly.ts';
import type { Answers } from '#/practice/intake/answers.ts';
import { DownloadIcon, FileIcon } from '#/ui/icons.tsx';
import { offerFile } from '../parts/offer-file.ts';
import type { ScreeningView } from './use-screening.ts';

type Told = { readonly tone: 'good' | 'stop'; readonly text: string } | null;

/** Answers from a file with the keys of `whorl screen`, answers into such a file, and the questions on paper. */
export function AnswersFile({ view }: { readonly view: ScreeningView }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState<Told>(null);
  const take = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = event.currentTarget.files?.[0];
    event.currentTarget.value = '';
    if (!file) return;
    const read = readAnswers(new Uint8Array(await file.arrayBuffer()));
    if (!read.ok) {
      const { kind, where } = read.refusal;
      const message = t(`screen.fileProblem.${kind}`, { where: where || t('screen.wholeFile') });
      return setTold({ tone: 'stop', text: t('screen.fileWrong', { message }) });
    }
    view.change('answer', { answers: read.value });
    setTold({ tone: 'good', text: t('screen.fileTaken', { name: file.name }) });
  };
  const save = (): void => {
    const text = JSON.stringify({ on: view.on, ...view.answers }, null, 2);
    offerFile(new Blob([`${text}\n`], { type: 'application/json' }), 'answers.json');
  };
  return (
    <div className="screen-file">
      <Button variant="default" leftSection={<FileIcon size={18} />} onClick={() => input.current?.click()}>
        {t('screen.fromFile')}
      </Button>
      <Button variant="default" leftSection={<DownloadIcon size={18} />} onClick={save}>
        {t('screen.toFile')}
      </Button>
      <Button variant="default" onClick={() => window.print()}>
        {t('screen.blank')}
      </Button>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        hidden
        onChange={(event) => void take(event)}
        data-testid="answers-file"
      />
      {told && (
        <p className="notice" data-tone={told.tone} role={told.tone === 'stop' ? 'alert' : 'status'}>
          {told.text}
        </p>
      )}
    </div>
  );
}

interface FileProblem {
  readonly kind: JsonFault['kind'] | StrictProblem['kind'];
  /** The key; empty for the file as a whole. */
  readonly where: string;
}

function readAnswers(bytes: Uint8Array): Outcome<Answers, FileProblem> {
  const json = readJson(bytes);
  if (!json.ok) return refuse({ kind: json.refusal.kind, where: json.refusal.reason });
  const read = readStrictly(answersSchema, json.value);
  if (read.ok) return read;
  const { kind, path } = read.refusal[0]!;
  return refuse({ kind, where: path });
}
