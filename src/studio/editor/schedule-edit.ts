import { withoutUndefined } from '#/base/without-undefined.ts';
import type { CourseDocument } from '#/contract/course-document.ts';
import type { CourseParts } from '#/planning/case-of-document.ts';

type Schedule = CourseParts['schedule'];
type Part = keyof Schedule;
type Loose<Value> = { readonly [Key in keyof Value]?: Value[Key] | undefined };

export function scheduleOf(document: CourseDocument): Schedule {
  return document.schedule as Schedule;
}

/** Changes of sessions, dates or price; undefined sets a value back to its default. */
export function withSchedule<Key extends Part>(
  document: CourseDocument,
  key: Key,
  part: Loose<NonNullable<Schedule[Key]>>,
): CourseDocument {
  const merged = { ...(scheduleOf(document)[key] as object | undefined), ...part };
  const kept = withoutUndefined(merged);
  const { [key]: _, ...rest } = document.schedule;
  const schedule = Object.keys(kept).length > 0 ? { ...rest, [key]: kept } : rest;
  return { ...document, schedule: schedule as CourseDocument['schedule'] };
}

export type PriceKind = 'total' | 'perSession' | 'perHour';
export const PRICE_KINDS: readonly PriceKind[] = ['total', 'perSession', 'perHour'];

/** A price is one of total, per session and per hour; no amount takes the price out. */
export function withPrice(
  document: CourseDocument,
  price: {
    readonly kind: PriceKind;
    readonly amount: number | null;
    readonly currency: string;
    readonly deposit?: number | undefined;
  },
): CourseDocument {
  const { price: _, ...rest } = document.schedule;
  if (price.amount === null) return { ...document, schedule: rest };
  const part = {
    currency: price.currency,
    [price.kind]: price.amount,
    ...(price.deposit === undefined ? {} : { deposit: price.deposit }),
  };
  return { ...document, schedule: { ...rest, price: part } };
}
