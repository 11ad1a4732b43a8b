export const eraseTexts = {
  erase: {
    title: 'Erase for good',
    clientHint: 'When a client asks for it, or when nothing has to be kept any longer.',
    open: 'Erase for good …',
    ask: 'Erase “{{name}}” for good?',
    goes: 'This goes from this computer and cannot be brought back:',
    client: 'the client’s card: name, dates, how to reach them',
    courses_one: '{{count}} course: {{titles}}',
    courses_other: '{{count}} courses: {{titles}}',
    photos_one: '{{count}} photo and everything drawn on it',
    photos_other: '{{count}} photos and everything drawn on them',
    plans_one: '{{count}} plan with its pictures and sheets',
    plans_other: '{{count}} plans with their pictures and sheets',
    records_one: '{{count}} record: answers, consents, sessions, healing, notes',
    records_other: '{{count}} records: answers, consents, sessions, healing, notes',
    files_one: '{{count}} letter or signed paper',
    files_other: '{{count}} letters and signed papers',
    stays:
      'This stays: in the audit trail when something was done and under which number, without names or contents; the bottles of ink; every backup and exported folder that you made yourself.',
    exportFirst: 'To keep a copy or hand one to the client, export the folder first. It can be imported again.',
    restoreFirst: 'To keep its plan or pictures, restore it first and save them in its step Export.',
    held: 'By the rules of {{place}} these records are kept for {{years}} years after the last visit ({{last}}), so until {{until}}.',
    heldWeak: 'No law was found that says so; it is what the program assumes.',
    heldDecide:
      'Whether a law makes you keep them, or you need them against a claim, is for you to decide: there the right to erasure ends (GDPR Article 17(3)(b) and (e)). Ask someone who knows the law of your place where you are not sure.',
    heldTick: 'I have decided: these records need not be kept.',
    type: 'To confirm, type: {{name}}',
    confirm: 'Erase for good',
    done: '“{{name}}” was erased for good.',
    unfinished:
      '“{{name}}” is gone from the studio, but the disk could not be cleared yet. Free some space and start Whorl again: it then finishes by itself.',
    recordsOfClient:
      'This course holds records of {{name}}. Records go only with the whole client: erase the client on their page.',
    recordsOfOthers:
      'The course “{{title}}” holds records of another client. Make it that client’s course first, in its step Screening.',
    notDeleted: 'This course is not deleted any more. Delete it first.',
    deletedCourses: 'Deleted courses ({{count}})',
    deletedOn: 'Deleted {{when}}',
    restore: 'Restore',
  },
} as const;
