import type { shadeTexts as en } from '../en/shade.ts';
import type { SameKeys } from '../same-keys.ts';

export const shadeTexts: SameKeys<typeof en> = {
  'shade.weakDilution':
    'A esta fuerza, más agua apenas aclara: la mitad más quita al punto cicatrizado como mucho un {percent:n} %. Aclaran más unos puntos más pequeños o menos puntos.',
  'shade.darkSkin':
    'Negro sobre piel oscura (ITA {ita:n}°): la propia piel toma casi toda la luz; los puntos se notan poco, y sobre todo como pérdida de rojo. Deje cicatrizar una prueba antes de la primera sesión.',
  'shade.deep':
    'Tan hondo, cualquier tinta cicatriza gris azulada y borrosa: el pigmento empezaría a {topMm:n} mm bajo la superficie, y desde {limitMm:n} mm ningún tono ayuda. Deje salir menos aguja y afloje al primer sangrado.',
  'shade.warm':
    'Un tinte cálido compensa como mucho {depthMm:n} mm de profundidad y se va antes que el negro. No salva un trabajo hondo: poca salida de aguja, y pare donde sangre.',
  'shade.mostlyGrey':
    'La mayor parte del pelo es blanca ({percent:n} %): los puntos no pueden ser más claros que la piel. Iguale solo el pelo oscuro, con menos densidad, y cuente con lados más claros.',
  'shade.darker':
    'El pelo rapado propio es más oscuro ({gap:n} L*) de lo que cicatrizan puntos de este tamaño y esta salida de aguja. Más puntos o una aguja más ancha acercan; más pigmento no, y más salida solo los vuelve azules.',
  'shade.lighter':
    'El pelo propio es más claro ({gap:n} L*) que el tono más claro. Use menos puntos y más pequeños, o deje el pelo rubio sin pigmento.',
  'shade.warmer':
    'El pelo propio es más cálido de lo que puede verse el pigmento bajo la piel: la piel devuelve el azul antes de que llegue al punto. Iguale la claridad y espere un punto más frío.',
  'shade.sidesNoSkin':
    'No hay piel desnuda en la foto con la que comparar los lados rapados: coloque antes la marca de piel sobre piel uniforme y desnuda.',
  'shade.sidesOutside':
    'La zona de pelo rapado queda fuera de la foto o es demasiado pequeña: llévela al lado de la cabeza.',
  'shade.sidesBare': 'La zona de los lados es tan clara como la piel: llévela sobre pelo bien rapado.',
  'shade.sidesDoubtful':
    'La cantidad de pelo de los lados solo se conoce a ± {doubt:n} %: aquí el color apenas distingue pelo y sombra. Coloque la marca de piel sobre piel desnuda junto a ellos, con la misma luz, para mayor seguridad.',
  'shade.sidesShaded':
    'Los lados reciben un {percent:n} % menos de luz que la marca de piel. Esa sombra se quitó por su color, lo que deja ± {doubt:n} % de duda. Coloque la marca de piel sobre piel desnuda junto a ellos, con la misma luz, para mayor seguridad.',
  'shade.sidesUntold':
    'Esta foto no permite saber cuánto pelo llevan los lados: aquí su color no distingue pelo y sombra. Tome el tono como una primera estimación. Para mayor seguridad, coloque la marca de piel sobre piel desnuda junto a ellos, con la misma luz, o repita la foto con luz uniforme.',
  'shade.fromPatch':
    'Elegido por la prueba cicatrizada de este cliente: quedó el {percent:n} % del pigmento; lo habitual es el {usual:n} %.',
};
