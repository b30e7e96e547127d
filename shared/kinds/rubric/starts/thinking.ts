import type { StartText } from './start.ts';

/** A skills rubric on one page: what computational thinking looks like from kindergarten to grade 5. */
export const thinking: StartText = {
  title: { en: 'Computational thinking, K-5', es: 'Pensamiento computacional, K-5' },
  purpose: {
    en: 'What to watch for while children work, not a grade: mark what you saw, with one example.',
    es: 'Qué observar mientras trabajan, no una calificación: marquen lo que vieron, con un ejemplo.',
  },
  lowest: 1,
  levels: [
    { en: 'Beginning', es: 'Empieza' },
    { en: 'With help', es: 'Con ayuda' },
    { en: 'Alone', es: 'Por sí mismo' },
    { en: 'Helps others', es: 'Ayuda a otros' },
  ],
  categories: [
    { en: 'Taking apart', es: 'Descomponer' },
    { en: 'Finding what repeats', es: 'Hallar lo que se repite' },
    { en: 'Giving steps', es: 'Dar pasos' },
    { en: 'Trying and mending', es: 'Probar y corregir' },
  ],
  criteria: [
    {
      category: 0,
      name: { en: 'Breaks a task into parts', es: 'Divide una tarea en partes' },
      descriptors: [
        { en: 'Starts anywhere and loses the thread.', es: 'Empieza por cualquier lado y se pierde.' },
        { en: 'Names the next part when asked.', es: 'Dice cuál es la parte siguiente si se le pregunta.' },
        { en: 'Lists the parts before starting.', es: 'Enumera las partes antes de empezar.' },
        {
          en: 'Shares parts out so that a group can work at once.',
          es: 'Reparte las partes para que el grupo trabaje a la vez.',
        },
      ],
    },
    {
      category: 0,
      name: { en: 'Leaves out what does not matter', es: 'Deja fuera lo que no importa' },
      descriptors: [
        { en: 'Tells everything there is.', es: 'Cuenta todo lo que hay.' },
        { en: 'Crosses out details with a partner.', es: 'Tacha detalles con un compañero.' },
        {
          en: 'Keeps what the task needs and says why.',
          es: 'Se queda con lo que la tarea necesita y dice por qué.',
        },
        { en: 'Makes a sketch that others can use.', es: 'Hace un esquema que otros pueden usar.' },
      ],
    },
    {
      category: 1,
      name: { en: 'Sees a pattern', es: 'Ve un patrón' },
      descriptors: [
        { en: 'Copies a pattern.', es: 'Copia un patrón.' },
        { en: 'Continues one with a hint.', es: 'Lo continúa con una pista.' },
        { en: 'Says the rule in own words.', es: 'Dice la regla con sus palabras.' },
        { en: 'Uses a rule from one task in another.', es: 'Usa en otra tarea la regla de una.' },
      ],
    },
    {
      category: 1,
      name: { en: 'Uses repetition', es: 'Usa la repetición' },
      descriptors: [
        { en: 'Writes every step out.', es: 'Escribe cada paso.' },
        { en: 'Finds repeated steps when shown.', es: 'Halla los pasos repetidos si se le muestran.' },
        { en: 'Replaces them by "again".', es: 'Los cambia por «otra vez».' },
        { en: 'Says how often and when to stop.', es: 'Dice cuántas veces y cuándo parar.' },
      ],
    },
    {
      category: 2,
      name: { en: 'Gives steps in order', es: 'Da los pasos en orden' },
      descriptors: [
        { en: 'Shows, but does not tell.', es: 'Muestra, pero no dice.' },
        { en: 'Tells three steps with prompts.', es: 'Dice tres pasos con ayuda.' },
        {
          en: 'Writes or draws steps a partner can follow.',
          es: 'Escribe o dibuja pasos que otro puede seguir.',
        },
        { en: 'Adds "if …, then …" where it depends.', es: 'Añade «si…, entonces…» donde depende.' },
      ],
    },
    {
      category: 3,
      name: { en: 'Finds the mistake', es: 'Encuentra el error' },
      descriptors: [
        { en: 'Starts over.', es: 'Vuelve a empezar.' },
        { en: 'Tries again with a hint where to look.', es: 'Prueba otra vez si le indican dónde mirar.' },
        { en: 'Tests step by step until it breaks.', es: 'Prueba paso a paso hasta que falla.' },
        {
          en: 'Explains the cause so that others avoid it.',
          es: 'Explica la causa para que otros la eviten.',
        },
      ],
    },
  ],
};
