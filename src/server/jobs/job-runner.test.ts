import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accept, refuse } from '#/base/outcome.ts';
import { openTestServer, type TestServer } from '../../../tests/support/test-server.ts';
import { newId } from '../store/new-id.ts';
import type { JobKind } from './job.ts';
import { createJobRunner, type JobRunner } from './job-runner.ts';

let server: TestServer;
let runner: JobRunner | null = null;
const faults: unknown[] = [];
beforeEach(async () => {
  server = await openTestServer();
  faults.length = 0;
});
afterEach(async () => {
  await runner?.stop();
  await server.close();
});

async function enqueue(kind: string): Promise<string> {
  const id = newId();
  const at = server.context.now();
  const row = { courseId: null, payloadJson: '{}', attempt: 0, progress: 0, planId: null, errorJson: null };
  await server.context.store.change((records) =>
    records.jobs.insert({ ...row, id, kind, state: 'waiting', stage: 'waiting', createdAt: at, updatedAt: at }),
  );
  return id;
}
const start = async (...kinds: JobKind[]): Promise<void> => {
  runner = await createJobRunner(server.context, kinds, { error: (what) => void faults.push(what.fault) });
  runner.wake();
};
const find = (id: string) => server.context.store.read.jobs.find(id);
async function until(id: string, ...states: string[]) {
  for (;;) {
    const job = await find(id);
    if (job && states.includes(job.state)) return job;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('the job runner', () => {
  it('works waiting jobs one after the other and keeps what they made with their end', async () => {
    const order: string[] = [];
    let running = 0;
    const [first, second] = [await enqueue('count'), await enqueue('count')];
    await start({
      kind: 'count',
      async perform(_context, job, progress) {
        expect(++running).toBe(1);
        progress.report(0.5, 'half');
        await new Promise((resolve) => setTimeout(resolve, 5));
        running--;
        return accept(async () => {
          order.push(job.id);
          return { planId: null };
        });
      },
    });
    await until(second, 'done');
    expect(order).toEqual([first, second]);
    expect(await find(first)).toMatchObject({ state: 'done', progress: 1, attempt: 1 });
  });

  it('keeps the sentence of a refusal, and tells of a fault without its message', async () => {
    const [refused, broken, unknown] = [await enqueue('refuse'), await enqueue('break'), await enqueue('other')];
    await start(
      { kind: 'refuse', perform: async () => refuse({ code: 'plan-refused', rule: 'DE06', message: 'Too dense.' }) },
      {
        kind: 'break',
        perform: async () => {
          throw new Error('a name that must not be seen');
        },
      },
    );
    await until(unknown, 'failed');
    expect(JSON.parse((await find(refused))!.errorJson!)).toMatchObject({ rule: 'DE06', message: 'Too dense.' });
    expect((await find(broken))!.errorJson).not.toContain('must not be seen');
    expect(faults).toHaveLength(2);
  });

  it('rolls back what a job made when its end cannot be stored', async () => {
    const id = await enqueue('lose');
    await start({
      kind: 'lose',
      perform: async (context, job) =>
        accept(async (records) => {
          await records.jobs.cancel(job.id, context.now());
          await records.audit.append({
            at: context.now(),
            actor: 'test',
            action: 'made',
            objectKind: 'thing',
            objectId: job.id,
            requestId: 'r',
          });
          return { planId: null };
        }),
    });
    const next = await enqueue('none');
    runner?.wake();
    await until(next, 'failed');
    expect(await server.context.store.read.audit.list({ objectId: id, afterSeq: 0, limit: 10 })).toEqual([]);
  });

  it('stops a job that is cancelled, and tries again one that a stop interrupted', async () => {
    let tries = 0;
    const slow: JobKind = {
      kind: 'slow',
      perform: (_context, _job, progress) => {
        if (++tries > 2) return Promise.resolve(accept(async () => ({ planId: null })));
        return new Promise((_resolve, reject) => {
          progress.signal.addEventListener('abort', () => reject(new Error('cancelled')));
        });
      },
    };
    const [cancelled, interrupted] = [await enqueue('slow'), await enqueue('slow')];
    await start(slow);
    await until(cancelled, 'running');
    await runner?.cancel(cancelled);
    await until(interrupted, 'running');
    await runner?.stop();
    expect((await find(cancelled))?.state).toBe('cancelled');
    expect((await find(interrupted))?.state).toBe('running');
    await start(slow);
    expect(await until(interrupted, 'done')).toMatchObject({ attempt: 2 });
  });

  it('is quiet while it is asked to be, and begins again what was running', async () => {
    let running = false;
    let tries = 0;
    await enqueue('slow');
    const id = await enqueue('slow');
    await start({
      kind: 'slow',
      perform: async (_context, _job, { signal }) => {
        if (++tries > 1) return accept(async () => ({ planId: null }));
        running = true;
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        await new Promise((resolve) => setTimeout(resolve, 5));
        running = false;
        return refuse({ code: 'internal', message: 'cut off' });
      },
    });
    while (!running) await new Promise((resolve) => setTimeout(resolve, 5));
    const seen = await runner?.whileQuiet(async () => {
      runner?.wake();
      await new Promise((resolve) => setTimeout(resolve, 20));
      return { running, tries };
    });
    expect(seen).toEqual({ running: false, tries: 1 });
    await until(id, 'done');
    expect(tries).toBe(3);
  });
});
