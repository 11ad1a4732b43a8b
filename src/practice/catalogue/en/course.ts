/** When sessions may be and why not earlier. */
export const courseTexts = {
  'course.CO3.gap': '{days} days after session {n}',
  'course.CO3.tooSoon': 'At least {days} days must lie after session {n}; choose a later day.',
  'course.CO3.shorter': '{days} days between sessions {n} and {next}; {usual} are usual. Is that meant?',
  'course.CO3.longer': '{days} days between sessions {n} and {next}; at most {longest} are usual. Is that meant?',
  'course.CO4.tooMuch': 'The work does not fit into forty sessions; plan less of it at a time.',
  'course.CO6.asWanted': 'the day wanted, {day}',
  'course.CO6.screening': 'screening allows no session before {until}',
  'course.CO6.closed': 'the studio is closed from {from} to {to} ({why})',
  'course.CO6.weekday': 'the studio is closed on that day of the week',
  'course.CO6.neverOpen': 'No open day was found within a year of {from}; change the closures.',
  'course.CO6.screeningOpen': 'The screening is not settled ({rules}); settle it first.',
  'course.CO6.incomplete': 'The screening still needs {count} answers; ask them first.',
  'course.CO6.incompleteOne': 'The screening still needs one answer; ask it first.',
  'course.CO7.held': 'Session {n} was held and cannot be moved.',
  'course.CO9.past': '{day} lies before today, {today}; choose today or a later day.',
} as const;
