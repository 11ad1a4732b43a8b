import type { aftercareTexts as en } from '../en/aftercare.ts';
import type { SameKeys } from '../same-keys.ts';

export const aftercareTexts: SameKeys<typeof en> = {
  'aftercare.title': 'Antes y después de la sesión',
  'aftercare.noRetinoid': 'Ni retinoides ni ácidos en el cuero cabelludo.',
  'aftercare.noSunburn': 'No se queme con el sol.',
  'aftercare.moisturise': 'Hidrate el cuero cabelludo cada día.',
  'aftercare.colourBefore': 'Último día para teñirse el pelo, si lo hace.',
  'aftercare.scrub': 'Exfolie suavemente el cuero cabelludo.',
  'aftercare.noProducts': 'Nada de productos medicados ni perfumados en el cuero cabelludo.',
  'aftercare.noAlcohol': 'Ni alcohol, ni cafeína, ni gimnasio en las 24 horas antes de la sesión.',
  'aftercare.clip': 'Aspecto rapado: córtese el pelo al cero esta noche; sin cuchilla.',
  'aftercare.neverClip': 'Densidad: no se corte el pelo.',
  'aftercare.removeFibres': 'Quítese las fibras, el corrector o la prótesis capilar.',
  'aftercare.dry': 'Mantenga el cuero cabelludo seco y no lo toque.',
  'aftercare.tender': 'La sensibilidad y el enrojecimiento son normales.',
  'aftercare.noSweat': 'Sin sudar y sin gimnasio hasta el día {days}.',
  'aftercare.noShave': 'Sin afeitarse hasta el día {days} y hasta que no haya costras.',
  'aftercare.noSun': 'Sin sol directo, piscina, sauna ni exfoliante durante {days} días.',
  'aftercare.noColour': 'No se tiña el pelo durante {days} días.',
  'aftercare.rinse': 'Puede enjuagar con agua tibia; seque a toques.',
  'aftercare.moisturiser': 'Hidratante ligera y sin perfume dos veces al día.',
  'aftercare.shampoo': 'Puede usar un champú suave.',
  'aftercare.sweat': 'Puede volver a sudar y entrenar.',
  'aftercare.shave': 'Puede volver a afeitarse si no hay costras.',
  'aftercare.sunscreen': 'Desde ahora protector solar SPF 30 o más, y gorro si hay mucho sol.',
  'aftercare.watch':
    'Acuda a un médico y avise al estudio si hay: enrojecimiento que se extiende, pus, fiebre, ampollas, bultos elevados que pican (también más tarde), pérdida del pelo que tenía, un lunar que cambia.',
  'aftercare.emergency':
    'Pitidos al respirar, hinchazón de la cara o desmayo: llame enseguida al número de emergencias.',
  'aftercare.checkInBefore': 'Control con una foto antes de la sesión.',
  'aftercare.checkInPhoto': 'Control del día {days}, con una foto.',
  'aftercare.checkInQuestion': 'Control del día {days}: una pregunta.',
  'aftercare.goesOn': '(sigue tras la sesión {n})',
  'aftercare.late': 'Tarde para parte de la preparación',
  'aftercare.lateIntro':
    'La sesión del {sessionOn} deja muy poco tiempo para lo siguiente. Pregunte si se hizo, o elija el {preparedFrom} o más tarde.',
  'touchUp.TU3.fine': 'Tras este retoque los puntos cubrirían el {percent:n} % de la piel.',
  'touchUp.TU3.warn':
    'Tras este retoque los puntos cubrirían el {percent:n} % de la piel: empieza a verse como un tinte.',
  'touchUp.TU3.refuse':
    'Tras este retoque los puntos cubrirían el {percent:n} % de la piel: aclare antes con láser o déjelo así.',
};
