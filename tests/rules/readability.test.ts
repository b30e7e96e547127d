import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { englishSyllables } from '../../shared/readability/english.ts';
import { bandOf, figuresOf, fleschKincaid, perspicuity } from '../../shared/readability/figures.ts';
import { smsOf } from '../../shared/readability/sms.ts';
import { spanishSyllables } from '../../shared/readability/spanish.ts';
import { sentencesOf, wordsOf } from '../../shared/readability/words.ts';

describe('words and sentences', () => {
  test('C150: abbreviations, initials, decimals and the number of a paragraph end no sentence; a heading is one', () => {
    expect(
      sentencesOf(
        'Attendance\n1. Dr. Ruiz met Ms. J. Ortega at 3.30 p.m. in room 4. Did you know? It was late.',
      ),
    ).toEqual([
      'Attendance',
      '1. Dr. Ruiz met Ms. J. Ortega at 3.30 p.m. in room 4.',
      'Did you know?',
      'It was late.',
    ]);
    expect(sentencesOf('Estimada Sra. López: ¿Puede venir? ¡La esperamos!')).toHaveLength(2);
    expect(sentencesOf('* * *\n\n—')).toEqual([]);
  });

  test('C150: a number with its sign, a hyphenated word and an address are one word each; scripts without spaces are divided', () => {
    expect(wordsOf('Call 555-0100, or write to office@school.example.')).toHaveLength(6);
    expect(wordsOf('A well-known 12.5% rule')).toHaveLength(4);
    expect(wordsOf('學校明天放假', 'zh').length).toBeGreaterThan(1);
  });
});

describe('Flesch-Kincaid', () => {
  const known: Readonly<Record<number, string>> = {
    1: "school days I've learned played you're can't bus eye",
    2: "Maya buyer teacher student homework didn't playing missed-out churches table buses wanted careful",
    3: 'constructor absences attended anyone idea September family everyone enabling',
    4: 'attendance-day education information January',
    5: 'communication individual opportunity',
  };
  test.each(Object.entries(known))('C151: English words of %i syllables', (count, words) => {
    for (const word of words.split(' '))
      expect([word, englishSyllables(word)]).toEqual([word, Number(count)]);
  });

  test('C151: the grade follows from the counts, for English and nothing else', () => {
    expect(fleschKincaid({ words: 99, sentences: 11, syllables: 139 })).toBeCloseTo(4.488, 3);
    const grade = figuresOf('The bus is late. We will call you.', 'en-US').grade;
    expect(grade).toBeCloseTo(0.39 * 4 + 11.8 - 15.59, 6);
    for (const lang of ['es', 'ar', 'vi', 'ht']) {
      expect(figuresOf('The bus is late.', lang).grade).toBeUndefined();
    }
    expect(figuresOf('', 'en').grade).toBeUndefined();
    expect(figuresOf('الحافلة متأخرة اليوم.', 'ar')).toMatchObject({ words: 3, sentences: 1 });
  });
});

describe('INFLESZ', () => {
  test.each([
    ['asistencia', 'a-sis-ten-cia'],
    ['país', 'pa-ís'],
    ['averiguáis', 'a-ve-ri-guáis'],
    ['leíais', 'le-í-ais'],
    ['guion', 'guion'],
    ['quien', 'quien'],
    ['vergüenza', 'ver-güen-za'],
    ['pingüino', 'pin-güi-no'],
    ['prohibir', 'prohi-bir'],
    ['búho', 'bú-ho'],
    ['ahora', 'a-ho-ra'],
    ['cacahuete', 'ca-ca-hue-te'],
    ['cooperar', 'co-o-pe-rar'],
    ['chiita', 'chi-i-ta'],
    ['reyes', 're-yes'],
    ['muy', 'muy'],
    ['Uruguay', 'u-ru-guay'],
    ['instrucciones', 'ins-truc-cio-nes'],
    ['ciudad', 'ciu-dad'],
    ['continúa', 'con-ti-nú-a'],
    ['y', 'y'],
  ])('C152: %s divides as %s', (word, divided) => {
    expect(spanishSyllables(word).join('-')).toBe(divided);
  });

  test('C152: the syllables of any word are the word, and each has its vowel', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...Array.from('aeiouáéíóúübcdfghjlmnñpqrstvyz')),
      maxLength: 14,
    });
    fc.assert(
      fc.property(letters, (word) => {
        const syllables = spanishSyllables(word);
        expect(syllables.join('')).toBe(word);
        const without = syllables.filter((one) => !/[aeiouáéíóúüy]/.test(one));
        expect(without).toEqual(syllables.length > 1 ? [] : without);
      }),
      { seed: 152 },
    );
  });

  test('C152: the score and its band are those of the scale, for Spanish and nothing else', () => {
    expect(perspicuity({ words: 7, sentences: 1, syllables: 14 })).toBeCloseTo(206.835 - 124.6 - 7, 6);
    expect([39.9, 40, 55, 65, 80, 80.1].map(bandOf)).toEqual([
      'veryHard',
      'somewhatHard',
      'normal',
      'fairlyEasy',
      'fairlyEasy',
      'veryEasy',
    ]);
    expect(figuresOf('La casa es roja.', 'es-MX').inflesz?.score).toBeCloseTo(206.835 - 62.3 * 1.5 - 4, 6);
    expect(figuresOf('La casa es roja.', 'pt').inflesz).toBeUndefined();
  });
});

describe('text messages', () => {
  test('C153: 160 letters are one message, 161 are two of 153; a euro counts twice', () => {
    expect(smsOf('a'.repeat(160))).toMatchObject({ encoding: 'GSM-7', segments: 1, left: 0 });
    expect(smsOf('a'.repeat(161))).toMatchObject({ segments: 2, left: 145 });
    expect(smsOf(`${'a'.repeat(158)}€`)).toMatchObject({ length: 160, segments: 1 });
    expect(smsOf('')).toMatchObject({ segments: 0 });
  });

  test('C153: the characters that make it a message of 70 are named', () => {
    expect(smsOf('Su hijo faltó. ¿Está bien? ñ Ñ é').forcing).toEqual(['ó', 'á']);
    expect(smsOf(`á${'a'.repeat(69)}`)).toMatchObject({ encoding: 'UCS-2', segments: 1, left: 0 });
    expect(smsOf(`á${'a'.repeat(70)}`)).toMatchObject({ segments: 2, left: 63 });
  });

  test('C153: an escape or an emoji is never cut in two', () => {
    expect(smsOf(`${'a'.repeat(152)}€${'a'.repeat(152)}`)).toMatchObject({ length: 306, segments: 3 });
    expect(smsOf('🙂'.repeat(67))).toMatchObject({ length: 134, segments: 3 });
  });
});
