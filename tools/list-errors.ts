/** Writes docs/reference/errors.md from the table of error codes; a test holds the file against it. */
import { writeFileSync } from 'node:fs';
import { ERROR_CODES } from '../src/contract/error-codes.ts';

const PATH = 'docs/reference/errors.md';

export function errorsPage(): string {
  const rows = Object.entries(ERROR_CODES).map(
    ([code, row]) => `| \`${code}\` | ${row.status} | ${row.exitCode} | ${row.meaning} | ${row.whatToDo} |`,
  );
  return `# Error codes

Every expected failure has a code, one HTTP status and one exit code of the command line: 1 our fault, 2 bad input, 3 plan
refused, 4 cannot write. The message beside it is one sentence that may be shown as it stands. Written by \`node
tools/list-errors.ts\` from \`src/contract/error-codes.ts\`.

| code | status | exit | meaning | what to do |
|---|---|---|---|---|
${rows.join('\n')}
`;
}

if (import.meta.main) writeFileSync(PATH, errorsPage());
