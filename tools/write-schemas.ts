/** Writes the JSON Schemas of the case file and the plan file into docs/reference from the schemas that the program checks with. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { caseFileSchema } from '../src/contract/case-file.ts';
import { planFileSchema } from '../src/contract/plan-file.ts';

const FOLDER = join(import.meta.dirname, '..', 'docs', 'reference');

/** File name and text of each schema; a test holds the files in docs/reference against these. */
export function schemaFiles(): readonly { readonly name: string; readonly text: string }[] {
  const text = (schema: z.ZodType): string => `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`;
  return [
    { name: 'case.schema.json', text: text(caseFileSchema) },
    { name: 'plan.schema.json', text: text(planFileSchema) },
  ];
}

if (import.meta.main) {
  for (const { name, text } of schemaFiles()) writeFileSync(join(FOLDER, name), text);
}
