/** What the rules of a place say. */
export const packsTexts = {
  'pack.GB-ENG': 'England',
  'pack.GB-WLS': 'Wales',
  'pack.GB-SCT': 'Scotland',
  'pack.US-CA': 'California',
  'pack.US-OR': 'Oregon',
  'pack.DK': 'Denmark',
  'pack.EU': 'European Union',
  'notice.inkNotFdaApproved':
    'Tattoo inks, dyes and pigments are not approved by the federal Food and Drug Administration (FDA); what they do to health is not known.',
  'notice.permanent': 'Tattooing is permanent: what fades leaves pigment in the skin.',
  'notice.denmarkRisks': 'You are given the authority’s information on the risks of tattooing before the treatment.',
  'notice.infectionSigns':
    'Signs of infection: redness, swelling, tenderness, red streaks going from the place towards the heart, fever, pus. Then see a doctor.',
  'notice.euInkInformation': 'The information on the label of the ink is given to you before the treatment.',
  'licence.ukRegistration': 'The artist and the premises are registered with the local authority.',
  'licence.walesSpecialProcedures': 'The artist holds a special procedure licence and the premises are approved.',
  'licence.scotlandSkinPiercing': 'The premises hold a licence for skin piercing and tattooing.',
  'licence.californiaPractitioner': 'The artist is registered with the county.',
  'licence.oregonPractitioner': 'The artist holds the licence of the state.',
  'licence.denmarkScalpTraining': 'The artist has the special training without which the scalp may not be tattooed.',
  'licence.denmarkRegistration': 'The studio is registered with the Danish Safety Technology Authority.',
  'licence.euLocalRules': 'Ask the local authority which registration and training it wants.',
} as const;
