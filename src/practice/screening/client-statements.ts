/** Text keys of what every screening prints, whatever its outcome. */
export const CLIENT_STATEMENTS: readonly string[] = [
  'statement.noRegrowth',
  'statement.noHarm',
  'statement.notSurgery',
  'statement.fades',
  'statement.hardToRemove',
];
