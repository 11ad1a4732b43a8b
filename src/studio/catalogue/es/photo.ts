import type { photoTexts as en } from '../en/photo.ts';
import type { SameKeys } from '../same-keys.ts';

export const photoTexts: SameKeys<typeof en> = {
  photo: {
    lead: 'Basta una vista frontal. Las vistas de lado y desde arriba hacen las áreas más seguras.',
    choose: 'Elija la vista frontal',
    another: 'Añadir una vista',
    uploading: 'Leyendo la foto …',
    notRead: 'No se pudo guardar la foto. Compruebe que Whorl está en marcha y elíjala de nuevo.',
    views: 'Vistas',
    view: {
      front: 'Frente',
      left: 'Lado izquierdo',
      right: 'Lado derecho',
      crown: 'Coronilla',
      top: 'Arriba',
      back: 'Detrás',
      other: 'Otra',
    },
    viewOf: 'Vista que muestra esta foto',
    remove: 'Quitar esta foto',
    cropped: 'La foto se recortó después',
    croppedHint: 'Márquelo si la cara no está en el centro porque se recortó la imagen.',
    person: 'Persona',
    firstName: 'Nombre o apodo',
    firstNameHint: 'Da nombre al tratamiento. No ponga el apellido.',
    sex: 'Sexo',
    sexHint: 'Fija la cabeza media y la altura habitual de la línea.',
    sexSame: 'Es la misma respuesta que en Cuestionario.',
    sexes: { female: 'Mujer', male: 'Hombre', other: 'Otro' },
    age: 'Edad, años',
    ageHint: 'Opcional. Se avisa si la línea es demasiado joven para la edad.',
    ageBorn: 'Según la fecha de nacimiento del cuestionario.',
    quality: 'Calidad',
    good: 'La luz, la nitidez y el tamaño son buenos.',
    hints: {
      small:
        'La foto es pequeña ({{mp}} megapíxeles): en ella no se distinguen puntos sueltos. Haga una de al menos 2 megapíxeles.',
      dark: 'La foto es oscura. Hágala con luz más clara y uniforme.',
      bright: 'Hay partes quemadas. Hágala con luz más suave, sin flash.',
      uneven: 'Un lado es mucho más oscuro que el otro. Gire la cara hacia la luz.',
      blurred: 'La foto parece borrosa. Limpie la lente, no se mueva y toque la cara para enfocar.',
    },
    tape: 'Medidas con cinta',
    tapeLead:
      'Una cara sola dice poco del tamaño de la cabeza. Cada medida hace más seguros las áreas, los puntos y los minutos.',
    sizeKnown: 'Tamaño de esta cabeza a ± {{percent}} % en nueve de cada diez cabezas',
    sizeUnknown: 'El tamaño se calcula cuando estén marcados los puntos de referencia.',
    measure: {
      circumferenceMm: 'Perímetro',
      earToEarArcMm: 'De oreja a oreja, por arriba',
      nasionInionArcMm: 'De la raíz de la nariz al bulto de atrás',
      lengthMm: 'Largo de la cabeza (compás)',
      breadthMm: 'Ancho de la cabeza (compás)',
      interpupillaryMm: 'Entre las pupilas',
    },
    effect: {
      circumferenceMm: 'Por la frente y la nuca. Error habitual del cuero cabelludo: 2,9 mm → 2,1 mm.',
      earToEarArcMm:
        'Desde la muesca sobre el pequeño cartílago delante de una oreja, recto por lo más alto de la cabeza, hasta la misma muesca de la otra. Con el perímetro → 1,6 mm.',
      nasionInionArcMm:
        'Desde la raíz de la nariz por el medio de la cabeza hasta el bulto de atrás. Fija el largo que la vista frontal no ve.',
      lengthMm: 'Desde el entrecejo hasta el punto más lejano de atrás.',
      breadthMm: 'El punto más ancho sobre las orejas.',
      interpupillaryMm: 'De las gafas o de una óptica. Fija la escala de la cara.',
    },
    checkUnit: 'Revise el número y su unidad.',
    cm: 'cm',
  },
};
