import { describe, expect, it } from 'vitest';
import { createSettleClient, type SettleWorker } from './settle-client.ts';
import type { PackedJob, SettleJob, SettleResult } from './settle-job.ts';

/** A channel that answers when told: what the client does with it is what counts here. */
function openChannels() {
  const channels: (SettleWorker & { sent: PackedJob[]; ended: boolean })[] = [];
  const start = (): SettleWorker => {
    const channel = {
      sent: [] as PackedJob[],
      ended: false,
      onmessage: null,
      onerror: null,
      postMessage(job: PackedJob) {
        channel.sent.push(job);
      },
      terminate() {
        channel.ended = true;
      },
    };
    channels.push(channel);
    return channel;
  };
  return { channels, start };
}

const job = (key: string, keys: Partial<SettleJob> = {}): SettleJob =>
  ({
    key,
    fitKey: 'f',
    baseKey: 'b',
    pixelsKey: 'p',
    ground: { base: {}, design: {} },
    pixels: {},
    ...keys,
  }) as SettleJob;
const answer = { ok: false, refusal: { code: 'plan-refused', message: 'too dense' } } as SettleResult;

describe('settle client', () => {
  it('sends large parts once', async () => {
    const { channels, start } = openChannels();
    const settle = createSettleClient(start);
    const first = settle(job('1'));
    channels[0]!.onmessage?.({ data: answer } as MessageEvent<SettleResult>);
    expect(await first).toBe(answer);
    void settle(job('2', { baseKey: 'other' }));
    const [one, two] = channels[0]!.sent;
    expect([one!.head !== null, one!.base !== null, one!.pixels !== null]).toEqual([true, true, true]);
    expect([two!.head !== null, two!.base !== null, two!.pixels !== null]).toEqual([false, true, false]);
  });

  it('ends a job for a newer one and sends that everything again', async () => {
    const { channels, start } = openChannels();
    const settle = createSettleClient(start);
    const old = settle(job('1'));
    void settle(job('2'));
    expect(await old).toBeNull();
    expect(channels[0]!.ended).toBe(true);
    expect(channels[1]!.sent[0]!.base).not.toBeNull();
  });

  it('lets the same job run on', async () => {
    const { channels, start } = openChannels();
    const settle = createSettleClient(start);
    const both = [settle(job('1')), settle(job('1'))];
    channels[0]!.onmessage?.({ data: answer } as MessageEvent<SettleResult>);
    expect(await Promise.all(both)).toEqual([answer, answer]);
    expect(channels[0]!.sent).toHaveLength(1);
  });
});
