import type { packsTexts as en } from '../en/packs.ts';
import type { SameKeys } from '../same-keys.ts';

export const packsTexts: SameKeys<typeof en> = {
  'pack.GB-ENG': 'Inglaterra',
  'pack.GB-WLS': 'País de Gales',
  'pack.GB-SCT': 'Escócia',
  'pack.US-CA': 'Califórnia',
  'pack.US-OR': 'Oregon',
  'pack.DK': 'Dinamarca',
  'pack.EU': 'União Europeia',
  'notice.inkNotFdaApproved':
    'As tintas, os corantes e os pigmentos de tatuagem não são aprovados pela Food and Drug Administration (FDA) federal; não se sabe que efeito têm na saúde.',
  'notice.permanent': 'A tatuagem é permanente: o que clareia deixa pigmento na pele.',
  'notice.denmarkRisks': 'Antes do tratamento é-lhe dada a informação da autoridade sobre os riscos da tatuagem.',
  'notice.infectionSigns':
    'Sinais de infeção: vermelhidão, inchaço, dor, riscos vermelhos que vão da zona para o coração, febre, pus. Vá então a um médico.',
  'notice.euInkInformation': 'A informação do rótulo da tinta é-lhe dada antes do tratamento.',
  'licence.ukRegistration': 'O artista e o local estão registados na autoridade local.',
  'licence.walesSpecialProcedures': 'O artista tem uma licença de procedimentos especiais e o local está aprovado.',
  'licence.scotlandSkinPiercing': 'O local tem uma licença de perfuração da pele e tatuagem.',
  'licence.californiaPractitioner': 'O artista está registado no condado.',
  'licence.oregonPractitioner': 'O artista tem a licença do estado.',
  'licence.denmarkScalpTraining': 'O artista tem a formação especial sem a qual o couro cabeludo não pode ser tatuado.',
  'licence.denmarkRegistration': 'O estúdio está registado na autoridade dinamarquesa Sikkerhedsstyrelsen.',
  'licence.euLocalRules': 'Pergunte à autoridade local que registo e que formação exige.',
};
