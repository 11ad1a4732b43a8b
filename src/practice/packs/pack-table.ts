import type { EvidenceCode } from '#/base/evidence.ts';
import type { CalendarDay } from '../calendar/calendar-day.ts';
import type { JurisdictionPack, PackFact } from './jurisdiction-pack.ts';

/** When the sources were looked up: as they then stood in public copies of the pages named. */
const READ_ON = '2026-11-20';
const VERSION = '2026-11-20.2';

/** A rule whose source was read. */
function fact<Value>(
  value: Value,
  evidence: EvidenceCode,
  source: string,
  inForce: CalendarDay | null = null,
): PackFact<Value> {
  return { value, evidence, source, inForce, readOn: READ_ON };
}

/** A rule for which no source was found: what the product assumes, and why. */
function assumed<Value>(value: Value, why: string): PackFact<Value> {
  return {
    value,
    evidence: 'MEM',
    source: `${why}; general knowledge, verify before relying on it`,
    inForce: null,
    readOn: null,
  };
}

const NO_LETTER_LIMITS = assumed<readonly string[]>([], 'no rule known that a doctor’s letter cannot lift');
const NO_LIMIT = assumed<null>(null, 'no limit of its own known');
const EU_ENTRY = 'Commission Regulation (EU) 2020/2081, REACH Annex XVII entry 75';
const EU_INK = fact(
  true,
  'REG',
  `${EU_ENTRY}: only mixtures marked for use in tattoos or permanent make-up`,
  '2022-01-04',
);
const EU_INK_NOTICE = fact(
  'notice.euInkInformation',
  'REG',
  `${EU_ENTRY}: the information on the package is given to the person before the procedure; Tukes (Finland) repeats it`,
  '2022-01-04',
);

const GB_BASE = {
  version: VERSION,
  age: fact(18, 'REG', 'Tattooing of Minors Act 1969, as explained by British councils: no parental override', null),
  identity: fact<'seen'>(
    'seen',
    'REG',
    'Stockton-on-Tees Borough Council, code of practice: evidence of age by photographic identity; voluntary and local',
  ),
  questions: [],
  notices: [],
  inkStatement: fact(
    false,
    'REG',
    'Health and Safety Executive, UK REACH restriction proposals 002: the EU restriction was not carried over and a British one was only proposed (state of 2023; check whether it has come)',
  ),
  anaesthetic: NO_LIMIT,
  retentionYears: assumed(3, 'about 3 years is common in local by-laws; none was found that names it'),
  letterNeverLifts: NO_LETTER_LIMITS,
} as const;

const US_ANAESTHETIC = fact(
  { maxLidocainePercent: 4, maxAreaCm2: 200, underWrap: false },
  'REG',
  'FDA consumer warning on topical pain relief before cosmetic procedures: at most 4 % lidocaine without prescription, no large areas, not under wrap; the area in cm² is a preset of the product (MEM)',
  '2024-03-26',
);
const CALIFORNIA = 'California Health and Safety Code';

/** The packs that ship. Engineering input, not legal advice: each fact says where it was read. */
export const PACK_TABLE: readonly JurisdictionPack[] = [
  {
    ...GB_BASE,
    id: 'GB-ENG',
    licences: [
      fact(
        'licence.ukRegistration',
        'REG',
        'Local Government (Miscellaneous Provisions) Act 1982, as explained by Gloucester City Council (person and premises, semi-permanent skin colouring) and Rochdale Borough Council (names scalp pigmentation)',
      ),
    ],
  },
  {
    ...GB_BASE,
    id: 'GB-WLS',
    licences: [
      fact(
        'licence.walesSpecialProcedures',
        'REG',
        'Special Procedure Licences (Wales) Regulations 2024; Welsh Government, new licensing rules for special procedures (tattooing includes semi-permanent make-up)',
        '2024-11-29',
      ),
    ],
  },
  {
    ...GB_BASE,
    id: 'GB-SCT',
    licences: [
      fact(
        'licence.scotlandSkinPiercing',
        'REG',
        'Civic Government (Scotland) Act 1982 (Licensing of Skin Piercing and Tattooing) Order 2006, SSI 2006/43; Clackmannanshire Council names micropigmentation',
        '2006-04-01',
      ),
    ],
  },
  {
    id: 'US-CA',
    version: VERSION,
    age: fact(18, 'REG', `${CALIFORNIA} 119302 (a): tattoo and permanent cosmetics, regardless of parental consent`),
    identity: assumed<'seen'>('seen', 'age is a rule of the state, how it is proved was not found'),
    questions: [
      fact('question.place.herpesAtSite.label', 'REG', `${CALIFORNIA} 119303 (b)(2)`),
      fact('question.place.antibioticAllergy.label', 'REG', `${CALIFORNIA} 119303 (b)(2)`),
      fact('question.place.antibioticsBeforeProcedures.label', 'REG', `${CALIFORNIA} 119303 (b)(3)`),
      fact('question.place.bloodborneRisk.label', 'REG', `${CALIFORNIA} 119303 (b)(4)`),
    ],
    notices: [
      fact('notice.inkNotFdaApproved', 'REG', `${CALIFORNIA} 119303 (a)(4)`),
      fact('notice.permanent', 'REG', `${CALIFORNIA} 119303 (a)(3)`),
      fact('notice.infectionSigns', 'REG', `${CALIFORNIA} 119303 (a)(5)(C)`),
    ],
    licences: [
      fact(
        'licence.californiaPractitioner',
        'REG',
        `${CALIFORNIA} 119306: registered with the local enforcement agency, renewed annually; only in a permitted facility`,
      ),
    ],
    inkStatement: assumed(false, 'the EU statement is no rule of the state'),
    anaesthetic: US_ANAESTHETIC,
    retentionYears: assumed(
      2,
      'the first Safe Body Art Act had health answers shredded after 2 years; since 2014 (AB 1168) the Act names no number',
    ),
    letterNeverLifts: NO_LETTER_LIMITS,
  },
  {
    id: 'US-OR',
    version: VERSION,
    age: fact(
      18,
      'REG',
      'Oregon Administrative Rules (OAR) 331-915-0065 (6)(c): regardless of parental consent, unless a physician authorises it',
    ),
    identity: fact<'copyKept'>(
      'copyKept',
      'REG',
      'Oregon Administrative Rules (OAR) 331-915-0085 (3): a copy of government-issued photographic identification in the record',
    ),
    questions: [],
    notices: [assumed('notice.inkNotFdaApproved', 'printed as in California; no rule of Oregon was found')],
    licences: [
      fact(
        'licence.oregonPractitioner',
        'REG',
        'ORS 690.365 and Oregon Administrative Rules (OAR) 331-915: licence of the Health Licensing Office, in a licensed facility',
      ),
    ],
    inkStatement: assumed(false, 'the EU statement is no rule of the state; ink past its expiry date is forbidden'),
    anaesthetic: US_ANAESTHETIC,
    retentionYears: fact(
      3,
      'REG',
      'OAR 331-915-0085 (5): at least three years, electronic allowed, produced within seven days',
    ),
    letterNeverLifts: NO_LETTER_LIMITS,
  },
  {
    id: 'DK',
    version: VERSION,
    age: fact(18, 'REG', 'Sikkerhedsstyrelsen, tattoos that are not allowed; act 695 of 8 June 2018 on tattooing'),
    identity: assumed<'seen'>('seen', 'age is a rule of the state, how it is proved was not found'),
    questions: [],
    notices: [
      EU_INK_NOTICE,
      fact(
        'notice.denmarkRisks',
        'REG',
        'Styrelsen for Patientsikkerhed, 8 April 2019: registered studios hand out information on the risks before the tattoo',
      ),
    ],
    licences: [
      fact(
        'licence.denmarkScalpTraining',
        'REG',
        'Sikkerhedsstyrelsen, tattoos that are not allowed; act 695/2018 section 10 as amended: the scalp only with a particular training',
        '2020-07-01',
      ),
      fact(
        'licence.denmarkRegistration',
        'REG',
        'Sikkerhedsstyrelsen, requirements for cosmetic tattoo studios: registration, training and hygiene course',
        '2021-07-01',
      ),
    ],
    inkStatement: EU_INK,
    anaesthetic: NO_LIMIT,
    retentionYears: assumed(10, 'default of the product'),
    letterNeverLifts: NO_LETTER_LIMITS,
  },
  {
    id: 'EU',
    version: VERSION,
    age: assumed(18, 'states differ, several allow 16 with consent; 18 is the safe side'),
    identity: assumed<'seen'>('seen', 'states differ'),
    questions: [],
    notices: [EU_INK_NOTICE],
    licences: [assumed('licence.euLocalRules', 'states differ')],
    inkStatement: EU_INK,
    anaesthetic: NO_LIMIT,
    retentionYears: assumed(10, 'default of the product'),
    letterNeverLifts: NO_LETTER_LIMITS,
  },
];

/** Ids under which a pack is found; plain GB means England. */
export const PACK_IDS: readonly string[] = ['GB', ...PACK_TABLE.map((pack) => pack.id)];

/** The pack of an id, or undefined. */
export function findPack(id: string): JurisdictionPack | undefined {
  return PACK_TABLE.find((pack) => pack.id === (id === 'GB' ? 'GB-ENG' : id));
}
