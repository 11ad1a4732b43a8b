export const optionsTexts = {
  options: {
    lead: 'What there is besides dots in the skin, on these answers. Nothing is hidden, nothing is ranked.',
    outcome: 'The screening says:',
    when: 'What can be seen when',
    whenAlt:
      'Drawing of time: for each option when it is first seen, when it is final and when upkeep is due. The cards below say the same in words.',
    time: 'Time',
    upkeep: 'Upkeep',
    cost: 'Cost',
    back: 'Way back',
    notYet: 'Not yet',
    notForScalps: 'for brows only',
    legend: { first: 'first seen', final: 'final look', upkeep: 'upkeep' },
    marks: {
      today: 'today',
      weeks2: '2 weeks',
      month1: '1 month',
      months3: '3 months',
      months6: '6 months',
      year1: '1 year',
      years2: '2 years',
      years5: '5 years',
    },
  },
  made: {
    of: 'Plan of {{when}}.',
    none: 'No plan has been made yet.',
    make: 'Make the plan and its pictures',
    again: 'Make it again from the design as it is now',
    changed: 'The course was changed since.',
    making: 'Making the plan',
  },
} as const;
