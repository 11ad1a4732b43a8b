import type { designTexts as en } from '../en/design.ts';
import type { SameKeys } from '../same-keys.ts';

export const designTexts: SameKeys<typeof en> = {
  'DE01.low.why':
    'El centro de la línea frontal queda {midpoint:n} mm por encima del entrecejo; con menos de {lowest:n} mm parecerá demasiado bajo con los años.',
  'DE01.low.todo': 'Suba el punto medio hasta al menos {lowest:n} mm, o que el cliente lo acepte con su firma.',
  'DE01.low.ack': 'Quiero esta línea frontal baja y sé que puede parecer demasiado baja cuando sea mayor.',
  'DE02.straight.why': 'La línea frontal ondula {wander:n} mm; las naturales ondulan de 2 a 4 mm o más.',
  'DE02.straight.todo': 'Dé más irregularidad grande a la línea.',
  'DE02.straight.ack': 'Quiero esta línea frontal recta y sé que puede parecer dibujada.',
  'DE03.filled.why':
    'La entrada frontotemporal tiene solo {recess:n} mm de fondo; en un hombre, las esquinas rellenas parecen una línea dibujada.',
  'DE03.filled.todo': 'Lleve las esquinas al menos {least:n} mm por detrás del punto medio.',
  'DE03.filled.ack': 'Quiero las entradas rellenas y sé que pueden parecer dibujadas.',
  'DE04.wide.why':
    'Una esquina de la línea frontal está a {apex:n} mm de la línea media, más allá del ángulo externo del ojo, a {canthus:n} mm.',
  'DE04.wide.todo': 'Lleve el fondo de la entrada sobre el ángulo externo del ojo.',
  'DE04.wide.ack': 'Quiero esta línea frontal ancha y sé que llega más afuera de lo habitual.',
  'DE05.short.why':
    '{asked:n} puntos/cm² ({zone}) no se alcanzarán con {spacing:n} mm de separación; {room:n} se cumplen con un 3 % de margen.',
  'DE05.short.todo': 'Pida {room:n} puntos/cm² o menos.',
  'DE05.short.ack': 'Sé que el resultado puede quedar menos denso de lo que pide el diseño.',
  'DE05.full.why':
    '{asked:n} puntos/cm² ({zone}) no caben con {spacing:n} mm de separación; caben como mucho {room:n}.',
  'DE05.full.todo': 'Pida {room:n} puntos/cm² o menos.',
  'DE06.tint.why':
    'Los puntos asentados cubrirán el {percent:n} % de la piel ({zone}); por encima del {limit:n} % la piel empieza a parecer pintada.',
  'DE06.tint.todo': 'Planifique ahí menos puntos o más pequeños.',
  'DE06.tint.ack': 'Sé que tantos puntos pueden hacer que la piel parezca teñida y dejan poco margen para retoques.',
  'DE06.painted.why':
    'Los puntos asentados cubrirán el {percent:n} % de la piel ({zone}); por encima del {limit:n} % la piel parece pintada.',
  'DE06.painted.todo': 'Planifique ahí menos puntos o más pequeños.',
  'DE07.alone.why':
    'Si la pérdida sigue hasta Norwood {grade}, quedarían {areaCm2:n} cm² de piel desnuda junto a los puntos.',
  'DE07.alone.todo':
    'Enseñe al cliente la imagen de la pérdida posterior; prevea sitio, tiempo y coste para ampliar el campo.',
  'DE07.alone.ack':
    'He visto lo que haría una mayor pérdida de cabello y sé que entonces puede hacer falta más trabajo.',
  'DE07.young.why': 'Un punto medio a {midpoint:n} mm parece joven a los {age} años.',
  'DE07.young.todo': 'Suba el punto medio a {mature:n} mm o más.',
  'DE07.young.ack': 'Quiero esta línea frontal joven y sé que puede llamar la atención a mi edad.',
  'DE08.empty.why': 'El diseño no tiene puntos: no se trata ninguna zona.',
  'DE08.empty.todo': 'Elija un patrón de pérdida o las zonas que se tratan.',
  'DE09.folded.why':
    'La línea frontal vuelve sobre sí misma: dos lugares a {along:n} mm uno de otro a lo largo de la línea quedan a {apart:n} mm.',
  'DE09.folded.todo': 'Devuelva a su sitio el tirador que pasó a su vecino, o elija de nuevo una forma.',
  'CO4.long.why': 'La sesión {n} duraría {minutes:n} minutos, más de {limit:n}.',
  'CO4.long.todo': 'Planifique más sesiones.',
  'CO5.share.why': 'La sesión {n} pone el {percent:n} % de los puntos de una zona ({zone}), más del {limit:n} %.',
  'CO5.share.todo': 'Reparta los puntos en más sesiones.',
  'CO5.cover.why':
    'Los puntos recientes de la sesión {n} cubren el {percent:n} % de la piel ({zone}), más del {limit:n} %.',
  'CO5.cover.todo': 'Reparta los puntos en más sesiones.',
  'HF11.outline.why': 'No hay ningún punto del contorno del cráneo, así que su tamaño se supone por la cara.',
  'HF11.outline.todo': 'Marque arriba y los dos lados.',
  'HF12.tap.why': 'Foto {photo}: {tap} no concuerda con los demás puntos y queda fuera.',
  'HF12.tap.todo': 'Vuelva a colocarlo.',
  'HF13.rough.why':
    'La foto {photo} queda situada solo a grandes rasgos: muestra dos puntos de referencia y pocos del contorno.',
  'HF13.rough.todo': 'Marque {least} puntos o más alrededor del cráneo, o un tercer punto de referencia.',
  'HF14.HF01.why': 'La foto {photo} queda fuera: tiene muy pocos puntos.',
  'HF14.HF01.todo': 'Marque cinco o más, dos de ellos en la cara o las orejas.',
  'HF14.HF02.why': 'La foto {photo} queda fuera: un punto suyo está fuera de la imagen, o la imagen es muy pequeña.',
  'HF14.HF02.todo': 'Vuelva a colocar ese punto, o use una imagen más grande.',
  'HF14.HF03.why': 'La foto {photo} queda fuera: tiene la derecha y la izquierda cambiadas.',
  'HF14.HF03.todo':
    'Vuelva a colocar los pares: derecha es la de la persona; si la imagen está en espejo, déle la vuelta.',
  'HF14.HF04.why': 'La foto {photo} queda fuera: sus puntos están en un mismo lugar o en una línea.',
  'HF14.HF04.todo': 'Colóquelos donde se ven, o use una foto más cercana.',
  'HF14.HF05.why': 'La foto {photo} queda fuera: está boca abajo, o ceño y mentón están cambiados.',
  'HF14.HF05.todo': 'Gire la imagen, o vuelva a colocar ceño y mentón.',
  'HF14.HF08.why': 'La foto {photo} queda fuera: sus puntos y los de las otras fotos no encajan en una misma cabeza.',
  'HF14.HF08.todo': 'Revise la vista, la derecha y la izquierda, y vuelva a colocar sus puntos.',
  'HF14.HF09.why': 'La foto {photo} queda fuera: su regla no puede ser correcta.',
  'HF14.HF09.todo': 'Vuelva a fijar los dos extremos de la regla y su longitud, o quítela.',
  'IM04.small.why': 'La carta de color es demasiado pequeña en la foto o se sale de ella.',
  'IM04.small.todo': 'Repita la foto con la carta más cerca.',
  'IM04.burnt.why': 'Un recuadro de la carta de color está quemado.',
  'IM04.burnt.todo': 'Repita la foto con menos luz o sin reflejos.',
  'IM04.flat.why': 'Los recuadros de la carta de color se ven todos iguales.',
  'IM04.flat.todo': 'Vuelva a marcar las esquinas de la carta, en orden desde la piel oscura.',
  'IM04.poor.why': 'Los colores de la carta no salen bien ni siquiera corregidos.',
  'IM04.poor.todo': 'Revise el orden de las esquinas, los reflejos y la sobreexposición.',
  'IM04.patches.why': 'La carta de color no tiene 24 recuadros.',
  'IM04.patches.todo': 'Use una carta de 24 recuadros.',
  'IM05.noSkin.why': 'Donde se buscó, la foto no muestra piel en color con luz uniforme; se supuso una piel media.',
  'IM05.noSkin.todo':
    'Compruebe que los puntos son de esta foto; después marque piel desnuda o indique su color medido.',
  'IM06.underHair.why':
    'En esta foto el pelo cubre la piel planeada: los puntos quedan debajo y las imágenes apenas los muestran.',
  'IM06.underHair.todo': 'Haga una foto con el pelo rapado, o elija el patrón y las zonas donde falta el pelo.',
};
