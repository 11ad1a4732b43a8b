export const protocolTexts = {
  protocol: {
    title: 'Protocol',
    lead: 'The numbers that the rules read. Each shows how well it is supported and may move only within its range; every change keeps who, when and why.',
    version: 'Version {{version}}',
    between: '{{min}} to {{max}}',
    shipped: 'ships as {{value}}',
    change: 'Change',
    changeOf: 'Change {{key}}',
    newValue: 'New value ({{unit}})',
    who: 'Who changes it',
    why: 'Why',
    needs: 'Needed: a new value, who and why.',
    outside: 'From {{min}} to {{max}} {{unit}}.',
    history: 'Changes',
    noHistory: 'Nothing was changed: these are the values that ship.',
    changed: '{{key}}: {{from}} to {{to}} {{unit}}',
    calendar: 'Closed days',
    calendarLead: 'No session is planned, booked or moved onto a closed day.',
    changeCalendar: 'Change closed days',
    closedWeekdays: 'Closed every week on',
    closure: 'Closed period {{n}}',
    closedFrom: 'First closed day',
    closedTo: 'Last closed day',
    closedWhy: 'Reason, such as holidays',
    endsBefore: 'Ends before it starts.',
    removeClosure: 'Remove closed period {{n}}',
    remove: 'Remove',
    addClosure: 'Add a closed period',
    calendarNeeds: 'Needed: whole periods, one open day in the week, who and why.',
    neverClosed: 'Open every day',
    span: '{{from}} to {{to}}',
    calendarChanged: 'Closed days: from “{{from}}” to “{{to}}”',
    weekday: {
      '1': 'Monday',
      '2': 'Tuesday',
      '3': 'Wednesday',
      '4': 'Thursday',
      '5': 'Friday',
      '6': 'Saturday',
      '7': 'Sunday',
    },
    family: {
      SC: 'Screening',
      OP: 'Options',
      TP: 'Test patch',
      CO: 'Course',
      HG: 'Healing',
      CN: 'Consent',
      AC: 'Aftercare',
      TU: 'Touch-up',
    },
    unit: {
      'dots/min': 'dots a minute',
      months: 'months',
      days: 'days',
      mm: 'mm',
      years: 'years',
      grade: 'grade',
      hours: 'hours',
      sessions: 'sessions',
      minutes: 'minutes',
      share: 'share',
      steps: 'steps',
      day: 'day',
    },
    preset: {
      SC05: {
        waitMonths: 'Wait after chemo- or radiotherapy',
        doctorUntilMonths: 'A doctor is asked until this long after it',
      },
      SC08: {
        marginMm: 'Margin around a mole',
      },
      SC09: {
        healedDays: 'Wait after a wound or infection has healed',
      },
      SC11: {
        quietMonths: 'Scarring alopecia quiet for',
      },
      SC20: {
        waitMonths: 'Wait after isotretinoin',
      },
      SC21: {
        daysBefore: 'Retinoid cream stopped before a session',
      },
      SC22: {
        daysBefore: 'Minoxidil stopped before a session',
      },
      SC23: {
        days: 'Wait after antibiotics',
      },
      SC24: {
        waitMonths: 'Wait after a transplant',
        preferMonths: 'Better wait after a transplant',
      },
      SC25: {
        scarMonths: 'Age of a scar before it is treated',
      },
      SC26: {
        days: 'Wait after laser',
      },
      SC27: {
        patchMonths: 'Alopecia areata without a new patch for',
      },
      SC28: {
        ageUnder: 'Young with advancing loss: under',
        norwoodFrom: 'Young with advancing loss: from Norwood',
      },
      SC29: {
        ludwigUpTo: 'Little visible change: up to Ludwig',
        sinclairUpTo: 'Little visible change: up to Sinclair',
      },
      SC31: {
        norwoodFrom: 'Too little hair for density: from Norwood',
      },
      SC34: {
        symptomFreeHours: 'Without symptoms before a session',
      },
      SC41: {
        settledDays: 'The look has settled after the last session',
      },
      OP2: {
        ageUnder: 'Transplant with care: under',
      },
      TP2: {
        firstHours: 'First reading of a test patch',
        days: 'Final reading of a test patch',
        slowDays: 'Final reading on slow skin',
      },
      CO1: {
        sessions: 'Sessions of a course',
        scarMax: 'Most sessions on scars',
      },
      CO3: {
        firstGapDays: 'Gap before session 2',
        nextGapDays: 'Gap before later sessions',
        minGapDays: 'Least gap',
      },
      CO4: {
        maxMinutes: 'Longest session',
        dotsPerMinute: 'Dots a minute at the needle',
        setUpMinutes: 'Set-up, drawing and breaks of a session',
      },
      CO5: {
        zoneShare: 'Most of a zone’s dots in one session',
        zoneShareOfTwo: 'The same in a course of two sessions',
        freshCoverage: 'Most skin under fresh dots',
        freshDiameterMm: 'Diameter of a fresh dot',
      },
      HG1: {
        minDays: 'Healing before the next session',
      },
      HG3: {
        photoDays: 'A photo counts for',
        askDaysBefore: 'The photo is asked for before a session',
      },
      CN4: {
        hairlineMm: 'Hairline may move without signing again',
        shades: 'Shade may change without signing again',
        dotsShare: 'Dots may change without signing again',
      },
      CN5: {
        hours: 'Time to think before session 1',
      },
      AC: {
        retinoidDaysBefore: 'No retinoid or acid before',
        moisturiseDaysBefore: 'Daily moisturiser before',
        scrubDaysBefore: 'Scrub before',
        colourDaysBefore: 'No hair colour before',
        dryUntilDay: 'Dry until',
        shampooDay: 'Mild shampoo from',
        sweatDay: 'Sweat from',
        shaveDay: 'Shave from',
        sunDays: 'No sun, pool or sauna for',
      },
      AC3: {
        missedHours: 'A missing check-in shows after',
      },
      TU2: {
        lossShare: 'Touch-up when this much is lost',
        notBeforeMonths: 'Touch-up not before',
        remindMonths: 'Reminder at the latest after',
      },
      TU3: {
        warnCoverage: 'Covered skin: warn from',
        refuseCoverage: 'Covered skin: refuse from',
      },
    },
  },
} as const;
