import type { packsTexts as en } from '../en/packs.ts';
import type { SameKeys } from '../same-keys.ts';

export const packsTexts: SameKeys<typeof en> = {
  'pack.GB-ENG': 'Inglaterra',
  'pack.GB-WLS': 'Gales',
  'pack.GB-SCT': 'Escocia',
  'pack.US-CA': 'California',
  'pack.US-OR': 'Oregón',
  'pack.DK': 'Dinamarca',
  'pack.EU': 'Unión Europea',
  'notice.inkNotFdaApproved':
    'Las tintas, los colorantes y los pigmentos de tatuaje no están aprobados por la Food and Drug Administration (FDA) federal; no se sabe qué efecto tienen en la salud.',
  'notice.permanent': 'El tatuaje es permanente: lo que se aclara deja pigmento en la piel.',
  'notice.denmarkRisks':
    'Antes del tratamiento se le entrega la información de la autoridad sobre los riesgos del tatuaje.',
  'notice.infectionSigns':
    'Señales de infección: enrojecimiento, hinchazón, dolor, líneas rojas que van desde la zona hacia el corazón, fiebre, pus. Acuda entonces a un médico.',
  'notice.euInkInformation': 'Antes del tratamiento se le entrega la información de la etiqueta de la tinta.',
  'licence.ukRegistration': 'El artista y el local están registrados ante la autoridad local.',
  'licence.walesSpecialProcedures': 'El artista tiene licencia de procedimientos especiales y el local está aprobado.',
  'licence.scotlandSkinPiercing': 'El local tiene licencia de perforación de la piel y tatuaje.',
  'licence.californiaPractitioner': 'El artista está registrado en el condado.',
  'licence.oregonPractitioner': 'El artista tiene la licencia del estado.',
  'licence.denmarkScalpTraining':
    'El artista tiene la formación especial sin la cual no puede tatuarse el cuero cabelludo.',
  'licence.denmarkRegistration': 'El estudio está registrado en la autoridad danesa Sikkerhedsstyrelsen.',
  'licence.euLocalRules': 'Pregunte a la autoridad local qué registro y qué formación exige.',
};
