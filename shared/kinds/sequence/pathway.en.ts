import type { PathwayWords } from './pathway.ts';

export default {
  title: 'Computational thinking, kindergarten to grade 5',
  about:
    'Four short units a year, most of them without a screen. Change the weeks, the order and the words to fit your schools.',
  framework: 'Local outcomes',
  standards: {
    'CT.1': 'Breaks a task into smaller parts.',
    'CT.2': 'Puts steps in an order that works.',
    'CT.3': 'Finds what repeats and uses it.',
    'CT.4': 'Leaves out what does not matter.',
    'CT.5': 'Tests, finds the mistake and mends it.',
    'CT.6': 'Shows information with symbols and numbers.',
    'CT.7': 'Decides with “if … then”.',
    'CT.8': 'Explains to others why a solution works.',
  },
  units: {
    order: [
      'First, next, last',
      'What happens if we swap two steps?',
      'Puts four pictures of a routine in order and tells it.',
    ],
    patterns: [
      'Patterns we can clap',
      'What comes next, and how do you know?',
      'Carries on a pattern and makes one of their own.',
    ],
    parts: [
      'Little jobs make a big job',
      'Which small jobs make up cleaning the room?',
      'Names three parts of a familiar job.',
    ],
    retry: ['Oops, try again', 'Where did it go wrong?', 'Points to the step that failed and changes it.'],
    arrows: [
      'Arrows across the floor',
      'Can somebody else follow our steps?',
      'Writes a path in arrows that a classmate can walk.',
    ],
    symbols: [
      'Signs and symbols',
      'How can a mark stand for a thing?',
      'Makes a key for a map of the classroom.',
    ],
    loops: [
      'Again and again',
      'What can we say once instead of five times?',
      'Shortens a dance by naming what repeats.',
    ],
    mendMap: ['Mend the map', 'How do we find the one wrong arrow?', 'Mends a path and says what was wrong.'],
    event: [
      'Planning a class event',
      'Who does what, and what has to wait?',
      'Draws a plan with parts, order and owners.',
    ],
    rules: ['If it rains', 'What do we do when it depends?', 'Writes three “if … then” rules for recess.'],
    messages: [
      'Secret messages',
      'What must both sides know?',
      'Writes and reads a message in a code of two signs.',
    ],
    animation: [
      'A story that moves',
      'Which steps make the picture move?',
      'Makes a short animation with a loop.',
    ],
    abstraction: [
      'What can we leave out?',
      'What does a good map not show?',
      'Draws a map for one purpose and says what is missing on purpose.',
    ],
    sorting: [
      'Sorting machines',
      'Which questions sort them fastest?',
      'Builds a tree of yes-or-no questions.',
    ],
    binary: [
      'Numbers in two signs',
      'How far can you count with five cards?',
      'Writes the day of their birthday in two signs.',
    ],
    bugHunt: [
      'The bug hunt',
      'How do we test one thing at a time?',
      'Finds two mistakes in a program and keeps a log.',
    ],
    gameDesign: [
      'Design a game',
      'What are the parts of a game?',
      'Describes a game by its parts before making any.',
    ],
    naming: [
      'Name it once, use it often',
      'When is it worth giving steps a name?',
      'Uses a named set of steps in two programs.',
    ],
    pictures: [
      'Pictures from numbers',
      'How can numbers tell a picture?',
      'Turns a picture into numbers and back.',
    ],
    gameRules: [
      'A game that decides',
      'What does the game need to know?',
      'Adds rules that answer to the player.',
    ],
    models: [
      'Models of our town',
      'What must a model keep to be useful?',
      'Compares two models of one thing and their limits.',
    ],
    userTests: [
      'Test it on someone else',
      'What did we learn from watching?',
      'Improves a program after two rounds of tests.',
    ],
    teamwork: [
      'Many hands, one project',
      'How do parts made apart fit together?',
      'Builds one part so that it fits the others.',
    ],
    schoolNeed: [
      'Something our school needs',
      'Whose problem do we solve, and does it help?',
      'Presents a solution and says why it works.',
    ],
  },
} satisfies PathwayWords;
