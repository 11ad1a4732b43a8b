/** How long the look lasts, as client and artist read it in print. */
export const forecastTexts = {
  'forecast.title': 'How long it lasts',
  'forecast.settles': 'The look settles by {day}; only then can its true colour be read.',
  'forecast.touchUp':
    'A touch-up is likely due on {on}, {month} months later: for one person in ten already after {earliest} months, for another only after {latest} months.',
  'forecast.none': 'Within five years no touch-up is likely to be due.',
  'forecast.over': 'more than 60',
  'forecast.remind': 'We write to you on {day} at the latest.',
  'forecast.year': 'After {count} years',
  'forecast.yearOne': 'After 1 year',
  'forecast.left': 'Usually left',
  'forecast.band': 'In eight of ten people',
  'forecast.span': '{low} to {high} %',
  'forecast.general':
    'From how often people come back for a touch-up; nobody’s own fading is known before a year has passed.',
  'forecast.learned': 'Learned from {count} follow-ups of this studio, beside how often people come back.',
  'forecast.learnedOne': 'Learned from one follow-up of this studio, beside how often people come back.',
} as const;
