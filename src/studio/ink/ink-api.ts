import { type InkRecall, inkRecallSchema } from '#/contract/api-entries.ts';
import { type InspectionReport, inspectionReportSchema } from '#/contract/api-exports.ts';
import { type InkBottleBody, type InkBottleCard, inkBottleSchema, inkListSchema } from '#/contract/api-ink.ts';
import {
  type OpenSigns,
  openSignsSchema,
  type SessionCheck,
  type SessionCheckAnswer,
  sessionCheckAnswerSchema,
} from '#/contract/api-session-checks.ts';
import { ask } from '../api-client.ts';

/** Requests about the shelf of ink and what the server asks before a session. */
export const inkApi = {
  async bottles(batch: string): Promise<readonly InkBottleCard[]> {
    const query = new URLSearchParams({ limit: '500', ...(batch === '' ? {} : { batch }) });
    return (await ask(inkListSchema, 'GET', `/ink-bottles?${query}`)).bottles;
  },
  addBottle: (id: string, bottle: InkBottleBody): Promise<InkBottleCard> =>
    ask(inkBottleSchema, 'POST', '/ink-bottles', { id, bottle }),
  saveBottle: (id: string, version: number, bottle: InkBottleBody): Promise<InkBottleCard> =>
    ask(inkBottleSchema, 'PUT', `/ink-bottles/${id}`, { version, bottle }),
  recall: (batch: string): Promise<InkRecall> =>
    ask(inkRecallSchema, 'GET', `/ink-recall?${new URLSearchParams({ batch })}`),
  inspection: (from: string, to: string): Promise<InspectionReport> =>
    ask(inspectionReportSchema, 'GET', `/inspection?${new URLSearchParams({ from, to })}`),
  openSigns: (): Promise<OpenSigns> => ask(openSignsSchema, 'GET', '/open-signs'),
  checkSession: (check: SessionCheck): Promise<SessionCheckAnswer> =>
    ask(sessionCheckAnswerSchema, 'POST', '/session-checks', check),
};
