import type { problemTexts as english } from '../en/problems.ts';
import type { SameKeys } from '../same-keys.ts';

export const problemTexts: SameKeys<typeof english> = {
  problems: {
    internal: 'Algo falló en el programa: inténtalo de nuevo.',
    'not-found': 'Esto ya no está; quizá se borró. Vuelve a la lista.',
    'bad-request': 'Algo de lo enviado no es correcto: corrígelo y envíalo de nuevo.',
    'body-too-large': 'Esto supera el límite: envía menos de una vez.',
    'unsupported-media-type': 'Aquí no se acepta este tipo de archivo: elige otro.',
    'rate-limited': 'Demasiadas peticiones en un minuto: espera un poco e inténtalo de nuevo.',
    'foreign-origin': 'Esto viene de otra página web: abre Whorl directamente.',
    'course-conflict': 'Este curso se cambió en otra ventana: recárgalo y repite el último cambio.',
    'version-conflict': 'Esto se cambió en otra ventana: recárgalo y repite el último cambio.',
    'already-exists': 'Esto ya está aquí.',
    'not-ready': 'Todavía se está haciendo: espera un momento.',
    'file-type': 'El archivo no es ni un PDF ni una imagen: elige otro.',
    'file-missing': 'El archivo está vacío: elige otro.',
    'file-incomplete': 'El PDF está cortado: guárdalo otra vez y vuelve a elegirlo.',
    'photo-missing': 'La foto está vacía: elige otra.',
    'photo-too-large': 'La foto pasa de 25 MB: guárdala más pequeña.',
    'photo-too-many-pixels': 'La foto tiene más de 60 megapíxeles: guárdala más pequeña.',
    'photo-too-small': 'La foto es demasiado pequeña para planificar: toma una de al menos 200 px en el lado corto.',
    'photo-type': 'El archivo no es una imagen JPEG, PNG, WebP o HEIC: elige otro.',
    'photo-animated': 'El archivo es una animación: elige una sola imagen.',
    'photo-damaged': 'La foto está cortada o dañada: cópiala de nuevo desde la cámara.',
    'photo-too-slow': 'La foto tarda demasiado en leerse: guárdala como JPEG e inténtalo de nuevo.',
    'case-invalid': 'Algo falta o se contradice en este curso: mira sus primeros pasos.',
    'landmarks-invalid':
      'Faltan puntos, están fuera de la foto, invertidos o en una línea: mira el paso de los puntos de la cara.',
    'head-not-fitted': 'Ninguna cabeza encaja con estos puntos y medidas: mira el paso de los puntos de la cara.',
    'plan-refused': 'Una regla rechaza este plan: mira lo que dice el paso Diseño.',
    'record-invalid': 'Este registro no está completo o no es correcto: mira qué falta.',
    'record-closed': 'Un registro cerrado nunca se cambia: añade una corrección.',
    'disk-full': 'El disco está lleno: libera espacio e inténtalo de nuevo; lo guardado antes está a salvo.',
    'cannot-write': 'No se puede escribir en la carpeta: compruébala.',
    'file-damaged': 'Un archivo guardado está dañado: recupéralo de una copia de seguridad.',
  },
};
