import type { StartText } from './start.ts';

/** Choosing a product by the five quality indicators of educational technology, with two must-haves. */
export const edtech: StartText = {
  title: { en: 'Choosing a product together', es: 'Elegir un producto entre todos' },
  purpose: {
    en: 'Score each product on the same criteria, each rater alone, and talk where the scores are far apart.',
    es: 'Puntúen cada producto con los mismos criterios, cada quien por su cuenta, y conversen donde las notas se alejen.',
  },
  levels: [
    { en: 'Not at all', es: 'En absoluto' },
    { en: 'A little', es: 'Un poco' },
    { en: 'In part', es: 'En parte' },
    { en: 'Mostly', es: 'En su mayor parte' },
    { en: 'Fully', es: 'Del todo' },
  ],
  categories: [
    { sort: 'safe' },
    { sort: 'evidenceBased' },
    { sort: 'inclusive' },
    { sort: 'usable' },
    { sort: 'interoperable' },
  ],
  criteria: [
    {
      category: 0,
      points: 15,
      atLeast: 3,
      name: { en: 'Student data is protected', es: 'Los datos del alumnado están protegidos' },
      description: {
        en: 'What is collected, why, for how long and who sees it is written down and signed.',
        es: 'Qué se recoge, para qué, por cuánto tiempo y quién lo ve consta por escrito y firmado.',
      },
    },
    {
      category: 0,
      points: 5,
      name: { en: 'No advertising, no sale of data', es: 'Sin publicidad ni venta de datos' },
      description: {
        en: 'Neither students nor families are profiled or shown offers.',
        es: 'No se perfila al alumnado ni a las familias ni se les muestran ofertas.',
      },
    },
    {
      category: 1,
      points: 15,
      name: { en: 'It worked for students like ours', es: 'Funcionó con estudiantes como los nuestros' },
      description: {
        en: 'A study with a comparison group, in schools of our size and make-up.',
        es: 'Un estudio con grupo de comparación, en escuelas de tamaño y población parecidos.',
      },
    },
    {
      category: 1,
      points: 5,
      name: { en: 'We can tell whether it works here', es: 'Podremos saber si funciona aquí' },
      description: {
        en: 'Use and results can be seen by week, school and student group.',
        es: 'El uso y los resultados se ven por semana, escuela y grupo de estudiantes.',
      },
    },
    {
      category: 2,
      points: 15,
      atLeast: 2,
      name: { en: 'Every student can use it', es: 'Todo estudiante puede usarlo' },
      description: {
        en: 'Keyboard, screen reader, captions and enlarged text work in the tasks themselves.',
        es: 'Teclado, lector de pantalla, subtítulos y texto ampliado funcionan en las propias tareas.',
      },
    },
    {
      category: 2,
      points: 5,
      name: { en: 'It speaks our families’ languages', es: 'Habla las lenguas de nuestras familias' },
      description: {
        en: 'Instructions and messages home come in the languages that are read there.',
        es: 'Las instrucciones y los mensajes a casa llegan en las lenguas que allí se leen.',
      },
    },
    {
      category: 3,
      points: 15,
      name: {
        en: 'A teacher can start in one planning period',
        es: 'Se aprende a usar en una hora de planificación',
      },
      description: {
        en: 'Set-up, first lesson and reading the results, without outside help.',
        es: 'Preparación, primera clase y lectura de resultados, sin ayuda externa.',
      },
    },
    {
      category: 3,
      points: 10,
      name: { en: 'It fits our lessons and devices', es: 'Encaja con nuestras clases y equipos' },
      description: {
        en: 'Works in our periods, on our devices and on our slowest network.',
        es: 'Sirve en nuestros periodos, en nuestros equipos y en la red más lenta.',
      },
    },
    {
      category: 4,
      points: 10,
      name: {
        en: 'Rosters and sign-on come from our systems',
        es: 'Listas y acceso vienen de nuestros sistemas',
      },
      description: {
        en: 'OneRoster or LTI and our own sign-on, without lists typed by hand.',
        es: 'OneRoster o LTI y nuestro propio acceso, sin listas hechas a mano.',
      },
    },
    {
      category: 4,
      points: 5,
      name: { en: 'We can take our data with us', es: 'Podemos llevarnos nuestros datos' },
      description: {
        en: 'Everything can be exported in an open format while the contract runs and after.',
        es: 'Todo se exporta en un formato abierto durante el contrato y después.',
      },
    },
  ],
};
