import type { EvidenceCode } from '#/base/evidence.ts';
import type { JurisdictionPack, PackFact } from './jurisdiction-pack.ts';

const READ_ON = '2026-11-20';

function fact<Value>(value: Value, evidence: EvidenceCode, source: string, date = READ_ON): PackFact<Value> {
  return { value, evidence, source, date };
}

const UNSOURCED = 'general knowledge; verify before relying on it';
const NO_LETTER_LIMITS = fact<readonly string[]>([], 'MEM', UNSOURCED);
const NO_LIMIT = fact<null>(null, 'MEM', `no limit of its own known; ${UNSOURCED}`);
const EU_INK = 'Regulation (EU) 2020/2081, REACH Annex XVII entry 75';
const EU_INK_NOTICE = fact(
  'notice.euInkInformation',
  'MEM',
  `${EU_INK}, paragraphs 7 and 8; ${UNSOURCED}`,
  '2022-01-04',
);
const UK_AGE = fact(18, 'REG', 'Tattooing of Minors Act 1969: no parental override', '1969-01-01');

const GB_BASE = {
  version: '2026-11-20',
  age: UK_AGE,
  identity: fact<'seen'>('seen', 'MEM', `proof of age is asked for by local by-laws; ${UNSOURCED}`),
  questions: [],
  notices: [],
  inkStatement: fact(false, 'MEM', `the EU restriction of 2020 does not apply in Great Britain; ${UNSOURCED}`),
  anaesthetic: NO_LIMIT,
  retentionYears: fact(3, 'MEM', `about 3 years is common in local by-laws; ${UNSOURCED}`),
  letterNeverLifts: NO_LETTER_LIMITS,
} as const;

const US_ANAESTHETIC = fact(
  { maxLidocainePercent: 4, maxAreaCm2: 200, underWrap: false },
  'REG',
  'FDA: at most 4 % lidocaine without prescription, no large areas, not under wrap; the area in cm2 is a preset (MEM)',
);

/** The packs that ship. Engineering input, not legal advice: each fact says where it was read. */
export const PACK_TABLE: readonly JurisdictionPack[] = [
  {
    ...GB_BASE,
    id: 'GB-ENG',
    name: 'England',
    licences: [
      fact(
        'licence.ukRegistration',
        'REG',
        'Local registration of person and premises for semi-permanent skin colouring',
      ),
    ],
  },
  {
    ...GB_BASE,
    id: 'GB-WLS',
    name: 'Wales',
    licences: [
      fact('licence.walesSpecialProcedures', 'REG', 'Special procedure licensing in Wales, in force', '2024-11-29'),
    ],
  },
  {
    ...GB_BASE,
    id: 'GB-SCT',
    name: 'Scotland',
    licences: [
      fact(
        'licence.scotlandSkinPiercing',
        'REG',
        'Civic Government (Scotland) Act 1982 (Licensing of Skin Piercing and Tattooing) Order 2006',
        '2006-01-01',
      ),
    ],
  },
  {
    id: 'US-CA',
    name: 'California',
    version: '2026-11-20',
    age: fact(18, 'MEM', `Health and Safety Code 119302; ${UNSOURCED}`),
    identity: fact<'seen'>('seen', 'MEM', UNSOURCED),
    questions: [
      fact('question.pack.herpesAtSite', 'REG', 'California Health and Safety Code 119303, questionnaire'),
      fact('question.pack.antibioticAllergy', 'REG', 'California Health and Safety Code 119303, questionnaire'),
      fact('question.pack.bloodborneRisk', 'REG', 'California Health and Safety Code 119303, questionnaire'),
    ],
    notices: [
      fact('notice.inkNotFdaApproved', 'REG', 'California Health and Safety Code 119303'),
      fact('notice.infectionSigns', 'REG', 'California Health and Safety Code 119303'),
    ],
    licences: [fact('licence.californiaPractitioner', 'MEM', `registration with the county; ${UNSOURCED}`)],
    inkStatement: fact(false, 'MEM', UNSOURCED),
    anaesthetic: US_ANAESTHETIC,
    retentionYears: fact(2, 'MEM', UNSOURCED),
    letterNeverLifts: NO_LETTER_LIMITS,
  },
  {
    id: 'US-OR',
    name: 'Oregon',
    version: '2026-11-20',
    age: fact(18, 'MEM', UNSOURCED),
    identity: fact<'copyKept'>('copyKept', 'REG', 'OAR 331-915-0085: a copy of photographic identification'),
    questions: [],
    notices: [fact('notice.inkNotFdaApproved', 'MEM', `as in California; ${UNSOURCED}`)],
    licences: [fact('licence.oregonPractitioner', 'MEM', UNSOURCED)],
    inkStatement: fact(false, 'MEM', UNSOURCED),
    anaesthetic: US_ANAESTHETIC,
    retentionYears: fact(3, 'REG', 'OAR 331-915-0085: at least 3 years, electronic allowed, produced within 7 days'),
    letterNeverLifts: NO_LETTER_LIMITS,
  },
  {
    id: 'DK',
    name: 'Denmark',
    version: '2026-11-20',
    age: fact(18, 'REG', 'Danish act 695/2018 on tattooing'),
    identity: fact<'seen'>('seen', 'MEM', UNSOURCED),
    questions: [],
    notices: [EU_INK_NOTICE],
    licences: [
      fact(
        'licence.denmarkScalpTraining',
        'REG',
        'Danish act 695/2018 section 10 as amended: the scalp only by specially trained artists',
        '2020-07-01',
      ),
    ],
    inkStatement: fact(true, 'REG', EU_INK, '2022-01-04'),
    anaesthetic: NO_LIMIT,
    retentionYears: fact(10, 'MEM', `default of the product; ${UNSOURCED}`),
    letterNeverLifts: NO_LETTER_LIMITS,
  },
  {
    id: 'EU',
    name: 'European Union',
    version: '2026-11-20',
    age: fact(18, 'MEM', `states differ (16 with consent in some); ${UNSOURCED}`),
    identity: fact<'seen'>('seen', 'MEM', UNSOURCED),
    questions: [],
    notices: [EU_INK_NOTICE],
    licences: [fact('licence.euLocalRules', 'MEM', UNSOURCED)],
    inkStatement: fact(true, 'REG', EU_INK, '2022-01-04'),
    anaesthetic: NO_LIMIT,
    retentionYears: fact(10, 'MEM', `default of the product; ${UNSOURCED}`),
    letterNeverLifts: NO_LETTER_LIMITS,
  },
];

/** Ids under which a pack is found; plain GB means England. */
export const PACK_IDS: readonly string[] = ['GB', ...PACK_TABLE.map((pack) => pack.id)];

/** The pack of an id, or undefined. */
export function findPack(id: string): JurisdictionPack | undefined {
  return PACK_TABLE.find((pack) => pack.id === (id === 'GB' ? 'GB-ENG' : id));
}
