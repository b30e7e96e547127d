import type { Locale } from '../../model.ts';
import type { Grade, Level } from './fields.ts';

export type Said = Readonly<Record<Locale, string>>;

interface PathwayUnit {
  readonly grade: Grade;
  readonly week: number;
  readonly weeks: number;
  readonly title: Said;
  readonly question: Said;
  readonly shows: Said;
  readonly teaches: Readonly<Record<string, Level>>;
  /** The unit it builds on, by its place in the list. */
  readonly after?: number;
}

export const pathwayWords = {
  title: {
    en: 'Computational thinking, kindergarten to grade 5',
    es: 'Pensamiento computacional, de kindergarten a quinto grado',
  },
  about: {
    en: 'Four short units a year, most of them without a screen. Change the weeks, the order and the words to fit your schools.',
    es: 'Cuatro unidades cortas al año, casi todas sin pantalla. Cambia las semanas, el orden y las palabras según tus escuelas.',
  },
  framework: { en: 'Local outcomes', es: 'Metas locales' },
} as const satisfies Readonly<Record<string, Said>>;

export const pathwayStandards: readonly { readonly code: string; readonly statement: Said }[] = [
  {
    code: 'CT.1',
    statement: { en: 'Breaks a task into smaller parts.', es: 'Divide una tarea en partes más pequeñas.' },
  },
  {
    code: 'CT.2',
    statement: { en: 'Puts steps in an order that works.', es: 'Pone los pasos en un orden que funciona.' },
  },
  {
    code: 'CT.3',
    statement: { en: 'Finds what repeats and uses it.', es: 'Encuentra lo que se repite y lo aprovecha.' },
  },
  {
    code: 'CT.4',
    statement: { en: 'Leaves out what does not matter.', es: 'Deja fuera lo que no importa.' },
  },
  {
    code: 'CT.5',
    statement: {
      en: 'Tests, finds the mistake and mends it.',
      es: 'Prueba, encuentra el error y lo arregla.',
    },
  },
  {
    code: 'CT.6',
    statement: {
      en: 'Shows information with symbols and numbers.',
      es: 'Muestra información con símbolos y números.',
    },
  },
  { code: 'CT.7', statement: { en: 'Decides with “if … then”.', es: 'Decide con «si… entonces».' } },
  {
    code: 'CT.8',
    statement: {
      en: 'Explains to others why a solution works.',
      es: 'Explica a otros por qué funciona una solución.',
    },
  },
];

export const pathwayUnits: readonly PathwayUnit[] = [
  {
    grade: 'K',
    week: 3,
    weeks: 3,
    teaches: { 'CT.2': 'introduced' },
    title: { en: 'First, next, last', es: 'Primero, después, al final' },
    question: { en: 'What happens if we swap two steps?', es: '¿Qué pasa si cambiamos dos pasos de lugar?' },
    shows: {
      en: 'Puts four pictures of a routine in order and tells it.',
      es: 'Ordena cuatro dibujos de una rutina y la cuenta.',
    },
  },
  {
    grade: 'K',
    week: 10,
    weeks: 3,
    teaches: { 'CT.3': 'introduced' },
    after: 0,
    title: { en: 'Patterns we can clap', es: 'Patrones para aplaudir' },
    question: { en: 'What comes next, and how do you know?', es: '¿Qué sigue y cómo lo sabes?' },
    shows: {
      en: 'Carries on a pattern and makes one of their own.',
      es: 'Continúa un patrón e inventa otro.',
    },
  },
  {
    grade: 'K',
    week: 19,
    weeks: 3,
    teaches: { 'CT.1': 'introduced' },
    title: { en: 'Little jobs make a big job', es: 'Tareas pequeñas, tarea grande' },
    question: {
      en: 'Which small jobs make up cleaning the room?',
      es: '¿Qué tareas pequeñas hacen falta para ordenar el salón?',
    },
    shows: { en: 'Names three parts of a familiar job.', es: 'Nombra tres partes de una tarea conocida.' },
  },
  {
    grade: 'K',
    week: 28,
    weeks: 3,
    teaches: { 'CT.5': 'introduced', 'CT.2': 'reinforced' },
    after: 0,
    title: { en: 'Oops, try again', es: 'Uy, otra vez' },
    question: { en: 'Where did it go wrong?', es: '¿Dónde falló?' },
    shows: {
      en: 'Points to the step that failed and changes it.',
      es: 'Señala el paso que falló y lo cambia.',
    },
  },
  {
    grade: '1',
    week: 3,
    weeks: 3,
    teaches: { 'CT.2': 'reinforced' },
    after: 0,
    title: { en: 'Arrows across the floor', es: 'Flechas por el piso' },
    question: { en: 'Can somebody else follow our steps?', es: '¿Puede otra persona seguir nuestros pasos?' },
    shows: {
      en: 'Writes a path in arrows that a classmate can walk.',
      es: 'Escribe con flechas un camino que un compañero puede seguir.',
    },
  },
  {
    grade: '1',
    week: 11,
    weeks: 3,
    teaches: { 'CT.6': 'introduced' },
    title: { en: 'Signs and symbols', es: 'Señales y símbolos' },
    question: { en: 'How can a mark stand for a thing?', es: '¿Cómo puede una marca representar algo?' },
    shows: { en: 'Makes a key for a map of the classroom.', es: 'Hace la leyenda de un mapa del salón.' },
  },
  {
    grade: '1',
    week: 20,
    weeks: 3,
    teaches: { 'CT.3': 'reinforced' },
    after: 1,
    title: { en: 'Again and again', es: 'Una y otra vez' },
    question: {
      en: 'What can we say once instead of five times?',
      es: '¿Qué podemos decir una vez en lugar de cinco?',
    },
    shows: {
      en: 'Shortens a dance by naming what repeats.',
      es: 'Acorta un baile nombrando lo que se repite.',
    },
  },
  {
    grade: '1',
    week: 28,
    weeks: 4,
    teaches: { 'CT.5': 'reinforced', 'CT.8': 'introduced' },
    after: 3,
    title: { en: 'Mend the map', es: 'Arreglar el mapa' },
    question: { en: 'How do we find the one wrong arrow?', es: '¿Cómo encontramos la flecha equivocada?' },
    shows: { en: 'Mends a path and says what was wrong.', es: 'Arregla un camino y dice qué estaba mal.' },
  },
  {
    grade: '2',
    week: 3,
    weeks: 4,
    teaches: { 'CT.1': 'reinforced' },
    after: 2,
    title: { en: 'Planning a class event', es: 'Planear un evento de la clase' },
    question: { en: 'Who does what, and what has to wait?', es: '¿Quién hace qué y qué tiene que esperar?' },
    shows: {
      en: 'Draws a plan with parts, order and owners.',
      es: 'Dibuja un plan con partes, orden y responsables.',
    },
  },
  {
    grade: '2',
    week: 12,
    weeks: 3,
    teaches: { 'CT.7': 'introduced' },
    title: { en: 'If it rains', es: 'Si llueve' },
    question: { en: 'What do we do when it depends?', es: '¿Qué hacemos cuando depende?' },
    shows: {
      en: 'Writes three “if … then” rules for recess.',
      es: 'Escribe tres reglas «si… entonces» para el recreo.',
    },
  },
  {
    grade: '2',
    week: 20,
    weeks: 3,
    teaches: { 'CT.6': 'reinforced' },
    after: 5,
    title: { en: 'Secret messages', es: 'Mensajes secretos' },
    question: { en: 'What must both sides know?', es: '¿Qué deben saber las dos partes?' },
    shows: {
      en: 'Writes and reads a message in a code of two signs.',
      es: 'Escribe y lee un mensaje en un código de dos signos.',
    },
  },
  {
    grade: '2',
    week: 28,
    weeks: 4,
    teaches: { 'CT.2': 'mastered', 'CT.3': 'reinforced' },
    after: 6,
    title: { en: 'A story that moves', es: 'Un cuento que se mueve' },
    question: { en: 'Which steps make the picture move?', es: '¿Qué pasos hacen que el dibujo se mueva?' },
    shows: { en: 'Makes a short animation with a loop.', es: 'Hace una animación corta con una repetición.' },
  },
  {
    grade: '3',
    week: 3,
    weeks: 4,
    teaches: { 'CT.4': 'introduced' },
    title: { en: 'What can we leave out?', es: '¿Qué podemos quitar?' },
    question: { en: 'What does a good map not show?', es: '¿Qué no muestra un buen mapa?' },
    shows: {
      en: 'Draws a map for one purpose and says what is missing on purpose.',
      es: 'Dibuja un mapa para un fin y dice qué falta a propósito.',
    },
  },
  {
    grade: '3',
    week: 12,
    weeks: 3,
    teaches: { 'CT.7': 'reinforced' },
    after: 9,
    title: { en: 'Sorting machines', es: 'Máquinas de clasificar' },
    question: { en: 'Which questions sort them fastest?', es: '¿Qué preguntas clasifican más rápido?' },
    shows: { en: 'Builds a tree of yes-or-no questions.', es: 'Construye un árbol de preguntas de sí o no.' },
  },
  {
    grade: '3',
    week: 20,
    weeks: 3,
    teaches: { 'CT.6': 'reinforced' },
    after: 10,
    title: { en: 'Numbers in two signs', es: 'Números con dos signos' },
    question: {
      en: 'How far can you count with five cards?',
      es: '¿Hasta dónde se cuenta con cinco tarjetas?',
    },
    shows: {
      en: 'Writes the day of their birthday in two signs.',
      es: 'Escribe el día de su cumpleaños con dos signos.',
    },
  },
  {
    grade: '3',
    week: 28,
    weeks: 4,
    teaches: { 'CT.5': 'reinforced', 'CT.8': 'reinforced' },
    after: 7,
    title: { en: 'The bug hunt', es: 'A la caza del error' },
    question: { en: 'How do we test one thing at a time?', es: '¿Cómo probamos una cosa a la vez?' },
    shows: {
      en: 'Finds two mistakes in a program and keeps a log.',
      es: 'Encuentra dos errores en un programa y lleva un registro.',
    },
  },
  {
    grade: '4',
    week: 3,
    weeks: 4,
    teaches: { 'CT.1': 'reinforced', 'CT.4': 'reinforced' },
    after: 8,
    title: { en: 'Design a game', es: 'Diseñar un juego' },
    question: { en: 'What are the parts of a game?', es: '¿Cuáles son las partes de un juego?' },
    shows: {
      en: 'Describes a game by its parts before making any.',
      es: 'Describe un juego por sus partes antes de hacerlas.',
    },
  },
  {
    grade: '4',
    week: 12,
    weeks: 4,
    teaches: { 'CT.3': 'mastered' },
    after: 11,
    title: { en: 'Name it once, use it often', es: 'Nombrarlo una vez, usarlo siempre' },
    question: {
      en: 'When is it worth giving steps a name?',
      es: '¿Cuándo conviene ponerle nombre a unos pasos?',
    },
    shows: {
      en: 'Uses a named set of steps in two programs.',
      es: 'Usa unos pasos con nombre en dos programas.',
    },
  },
  {
    grade: '4',
    week: 20,
    weeks: 3,
    teaches: { 'CT.6': 'mastered' },
    after: 14,
    title: { en: 'Pictures from numbers', es: 'Dibujos con números' },
    question: { en: 'How can numbers tell a picture?', es: '¿Cómo cuentan los números un dibujo?' },
    shows: { en: 'Turns a picture into numbers and back.', es: 'Convierte un dibujo en números y al revés.' },
  },
  {
    grade: '4',
    week: 28,
    weeks: 4,
    teaches: { 'CT.7': 'mastered' },
    after: 13,
    title: { en: 'A game that decides', es: 'Un juego que decide' },
    question: { en: 'What does the game need to know?', es: '¿Qué necesita saber el juego?' },
    shows: { en: 'Adds rules that answer to the player.', es: 'Agrega reglas que responden al jugador.' },
  },
  {
    grade: '5',
    week: 3,
    weeks: 4,
    teaches: { 'CT.4': 'mastered' },
    after: 16,
    title: { en: 'Models of our town', es: 'Modelos de nuestro pueblo' },
    question: {
      en: 'What must a model keep to be useful?',
      es: '¿Qué debe conservar un modelo para servir?',
    },
    shows: {
      en: 'Compares two models of one thing and their limits.',
      es: 'Compara dos modelos de una misma cosa y sus límites.',
    },
  },
  {
    grade: '5',
    week: 12,
    weeks: 4,
    teaches: { 'CT.5': 'mastered' },
    after: 15,
    title: { en: 'Test it on someone else', es: 'Probarlo con otra persona' },
    question: { en: 'What did we learn from watching?', es: '¿Qué aprendimos al observar?' },
    shows: {
      en: 'Improves a program after two rounds of tests.',
      es: 'Mejora un programa tras dos rondas de pruebas.',
    },
  },
  {
    grade: '5',
    week: 20,
    weeks: 3,
    teaches: { 'CT.1': 'mastered' },
    after: 16,
    title: { en: 'Many hands, one project', es: 'Muchas manos, un proyecto' },
    question: {
      en: 'How do parts made apart fit together?',
      es: '¿Cómo encajan partes hechas por separado?',
    },
    shows: {
      en: 'Builds one part so that it fits the others.',
      es: 'Hace una parte que encaja con las demás.',
    },
  },
  {
    grade: '5',
    week: 28,
    weeks: 5,
    teaches: { 'CT.8': 'mastered' },
    after: 21,
    title: { en: 'Something our school needs', es: 'Algo que nuestra escuela necesita' },
    question: {
      en: 'Whose problem do we solve, and does it help?',
      es: '¿El problema de quién resolvemos y le sirve?',
    },
    shows: {
      en: 'Presents a solution and says why it works.',
      es: 'Presenta una solución y explica por qué funciona.',
    },
  },
];
