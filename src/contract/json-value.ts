import { z } from 'zod';

/** Any JSON value. One schema for all uses, since it contains itself and its description is then written once. */
export const jsonValueSchema = z.json();
