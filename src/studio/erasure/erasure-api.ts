import { type Erased, type Erasure, erasedSchema, erasureSchema } from '#/contract/api-erasure.ts';
import { ask } from '../api-client.ts';

/** A client with everything, or a deleted course. */
export interface ErasureSubject {
  readonly kind: 'client' | 'course';
  readonly id: string;
}

const pathOf = ({ kind, id }: ErasureSubject): string => `/${kind}s/${id}/erasure`;

export const erasureApi = {
  /** What would go, asked before anything does. */
  foresee: (subject: ErasureSubject): Promise<Erasure> => ask(erasureSchema, 'GET', pathOf(subject)),
  erase: (subject: ErasureSubject, name: string, althoughHeldUntil: string | undefined): Promise<Erased> =>
    ask(erasedSchema, 'POST', pathOf(subject), { name, ...(althoughHeldUntil ? { althoughHeldUntil } : {}) }),
};
