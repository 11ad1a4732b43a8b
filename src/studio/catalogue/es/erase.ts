import type { eraseTexts as en } from '../en/erase.ts';
import type { SameKeys } from '../same-keys.ts';

export const eraseTexts: SameKeys<typeof en> = {
  erase: {
    title: 'Borrar para siempre',
    clientHint: 'Cuando un cliente lo pide, o cuando ya no hay que conservar nada.',
    open: 'Borrar para siempre …',
    ask: '¿Borrar «{{name}}» para siempre?',
    goes: 'Esto desaparece de este equipo y no se puede recuperar:',
    client: 'la ficha del cliente: nombre, fechas, cómo localizarlo',
    courses_one: '{{count}} tratamiento: {{titles}}',
    courses_other: '{{count}} tratamientos: {{titles}}',
    photos_one: '{{count}} foto y todo lo dibujado en ella',
    photos_other: '{{count}} fotos y todo lo dibujado en ellas',
    plans_one: '{{count}} plan con sus imágenes y hojas',
    plans_other: '{{count}} planes con sus imágenes y hojas',
    records_one: '{{count}} registro: respuestas, consentimientos, sesiones, cicatrización, notas',
    records_other: '{{count}} registros: respuestas, consentimientos, sesiones, cicatrización, notas',
    files_one: '{{count}} carta o documento firmado',
    files_other: '{{count}} cartas y documentos firmados',
    stays:
      'Esto queda: en el historial, cuándo se hizo algo y con qué número, sin nombres ni contenidos; los frascos de tinta; y todas las copias de seguridad y carpetas exportadas que usted haya hecho.',
    exportFirst: 'Para guardar una copia o dársela al cliente, exporte antes la carpeta. Se puede volver a importar.',
    restoreFirst: 'Para conservar su plan o sus imágenes, restáurelo antes y guárdelos en su paso Exportar.',
    held: 'Según las reglas de {{place}} estos registros se conservan {{years}} años desde la última visita ({{last}}), es decir, hasta el {{until}}.',
    heldWeak: 'No se encontró ninguna ley que lo diga; es lo que supone el programa.',
    heldDecide:
      'Si una ley le obliga a conservarlos, o los necesita frente a una reclamación, lo decide usted: ahí termina el derecho de supresión (RGPD, artículo 17, apartado 3, letras b y e). Si no está seguro, pregunte a quien conozca la ley de su lugar.',
    heldTick: 'Lo he decidido: no hace falta conservar estos registros.',
    type: 'Para confirmar, escriba: {{name}}',
    confirm: 'Borrar para siempre',
    done: 'Se borró «{{name}}» para siempre.',
    unfinished:
      '«{{name}}» ya no está en el estudio, pero aún no se pudo limpiar el disco. Libere espacio y arranque Whorl de nuevo: entonces termina solo.',
    recordsOfClient:
      'Este tratamiento contiene registros de {{name}}. Los registros solo se borran con todo el cliente: bórrelo en su página.',
    recordsOfOthers:
      'El tratamiento «{{title}}» contiene registros de otro cliente. Asígneselo antes a ese cliente, en su paso Cuestionario.',
    notDeleted: 'Este tratamiento ya no está eliminado. Elimínelo antes.',
    deletedCourses: 'Tratamientos eliminados ({{count}})',
    deletedOn: 'Eliminado el {{when}}',
    restore: 'Restaurar',
  },
};
