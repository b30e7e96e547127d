// @vitest-environment jsdom
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { applyChanges, seedDoc } from '../../shared/content/apply.ts';
import type { Fields } from '../../shared/content/fields.ts';
import { contentOf } from '../../shared/content/json.ts';
import { plainText } from '../../shared/content/text.ts';
import { isLocked } from '../../shared/content/locks.ts';
import { shortId } from '../../shared/ids.ts';
import { readBilingual } from '../../shared/kinds/family/bilingual/read.ts';
import { changesOf, reviewOf } from '../../shared/kinds/family/bilingual/review.ts';
import { FileTrouble, textXmlOf } from '../../shared/kinds/family/bilingual/unzip.ts';
import { writeBilingual } from '../../shared/kinds/family/bilingual/write.later.ts';
import { family } from '../../shared/kinds/family/index.ts';
import { tableOf } from '../../shared/kinds/family/rules.ts';
import { languageRows, textOf } from '../../shared/kinds/family/write.ts';
import { letter } from '../kit/family.ts';

const parse = (xml: string) => new DOMParser().parseFromString(xml, 'application/xml');

function template(): Fields {
  const slots = new Map([['office phone', 'slotslotslot']]);
  const body = textOf(
    [
      { as: 'heading', words: { en: 'We missed {{student}}', es: 'Extrañamos a {{student}}' } },
      { words: { en: 'Call [[office phone]] today.', es: 'Llame al [[office phone]] hoy.' } },
      { as: 'bullet', words: { en: 'Sick days count.' } },
      { words: { en: 'Thank you.', es: 'Gracias.' } },
    ],
    'en',
    { id: shortId, who: 'Ana', slots },
  );
  return { source: 'en', languages: languageRows(['en', 'es', 'ar']), body };
}

function live(): Y.Doc {
  const ydoc = new Y.Doc();
  seedDoc(ydoc, family.fields, template(), 'seed');
  return ydoc;
}

const unitsOf = (ydoc: Y.Doc, lang = 'es') => tableOf(contentOf(ydoc, family).fields, lang);

async function fileOf(ydoc: Y.Doc, lang = 'es'): Promise<Uint8Array> {
  const file = {
    title: 'Absences',
    instructions: 'Write in the last column.',
    source: { lang: 'en', name: 'English' },
    target: { lang, name: lang },
    rows: unitsOf(ydoc, lang),
  };
  return new Uint8Array(await writeBilingual(file));
}

/** The browser's own encoder makes arrays that this one's archive does not take. */
const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text));

/** The file as a word processor saves it after this change to its XML. */
function edited(file: Uint8Array, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(file);
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  return zipSync({ ...parts, 'word/document.xml': bytesOf(change(xml)) });
}

const review = (ydoc: Y.Doc, file: Uint8Array) => reviewOf(readBilingual(file, parse), unitsOf(ydoc));

describe('the translator’s file', () => {
  test('C160: a file that nobody changed changes nothing; what is empty is named', async () => {
    const ydoc = live();
    const read = review(ydoc, await fileOf(ydoc));
    expect([read.changed, read.unmatched, read.absent]).toEqual([[], [], []]);
    expect(read.same.map(({ after }) => after)).toEqual([
      'Extrañamos a {{student}}',
      'Llame al [office phone] hoy.',
      'Gracias.',
    ]);
    expect(read.empty.map(({ words }) => words)).toEqual(['Sick days count.']);
    expect(readBilingual(await fileOf(ydoc), parse).lang).toBe('es');
  });

  test('C160: language and direction stand in the file', async () => {
    const xml = textXmlOf(await fileOf(live(), 'ar'));
    expect(xml).toContain('<w:bidi/>');
    expect(textXmlOf(await fileOf(live(), 'es'))).toContain('w:lang w:val="es"');
  });

  test('C161: what changed is found by its unit and becomes one change, merge fields and slots in it', async () => {
    const ydoc = live();
    const file = edited(await fileOf(ydoc), (xml) =>
      xml.replace('Llame al ', 'Por favor, llame al ').replace('>Gracias.<', '>¡Gracias!<'),
    );
    const read = review(ydoc, file);
    expect(read.changed.map(({ before, after }) => [before, after])).toEqual([
      ['Llame al [office phone] hoy.', 'Por favor, llame al [office phone] hoy.'],
      ['Gracias.', '¡Gracias!'],
    ]);
    const undo = new Y.UndoManager(ydoc, { trackedOrigins: new Set(['import']) });
    applyChanges(ydoc, family.fields, changesOf(read, 'reviewed', { who: 'Ben', at: 5 }), 'import');
    const now = unitsOf(ydoc);
    expect(now.map(({ status }) => status)).toEqual(['reviewed', 'reviewed', 'missing', 'reviewed']);
    expect(now[1]?.target?.made).toMatchObject({ who: 'Ben', at: 5 });
    expect(now[1]?.target?.text?.map(({ type }) => type)).toEqual(['text', 'slot', 'text']);
    expect(plainText(now[3]?.target?.text)).toBe('¡Gracias!');
    undo.undo();
    expect(plainText(unitsOf(ydoc)[3]?.target?.text)).toBe('Gracias.');
    expect(unitsOf(ydoc)[1]?.target?.made).toMatchObject({ who: 'Ana' });
  });

  test('C148: in a fork units of the locked legal block are left out and said, and are not marked; the rest is taken', async () => {
    const ydoc = live();
    const { legal } = letter();
    seedDoc(ydoc, family.fields, { legal: legal ?? '' }, 'seed');
    const file = edited(await fileOf(ydoc), (xml) =>
      xml.replace('>Gracias.<', '>¡Gracias!<').replace('Las dos cosas', 'Ambas cosas'),
    );
    const locks = family.locks?.({ fork: true }) ?? [];
    const open = reviewOf(readBilingual(file, parse), unitsOf(ydoc));
    expect([open.changed.length, open.locked.length]).toEqual([2, 0]);
    const read = reviewOf(readBilingual(file, parse), unitsOf(ydoc), locks);
    expect(read.changed.map(({ after }) => after)).toEqual(['¡Gracias!']);
    expect(read.locked.map(({ row, after }) => [row.field, after.includes('Ambas cosas')])).toEqual([
      ['legal', true],
    ]);
    const changes = changesOf(read, 'reviewed', { who: 'Ben', at: 5 });
    expect(changes.filter((one) => 'address' in one && isLocked(locks, one.address))).toEqual([]);
    const same = reviewOf(readBilingual(await fileOf(ydoc), parse), unitsOf(ydoc), locks);
    expect([same.locked, same.same.filter(({ row }) => row.field === 'legal')]).toEqual([[], []]);
  });

  test('C161: a translation of words that the source no longer says is outdated at once', async () => {
    const ydoc = live();
    const file = edited(await fileOf(ydoc), (xml) => xml.replace('>Gracias.<', '>Muchas gracias.<'));
    const [, , , last] = unitsOf(ydoc);
    const text = ydoc.getXmlFragment('body@en').toArray().at(-1) as Y.XmlElement;
    (text.get(0) as Y.XmlText).insert(0, 'Again: ');
    const read = review(ydoc, file);
    expect(read.changed[0]).toMatchObject({ olderSource: 'Thank you.', row: { id: last?.id } });
    applyChanges(ydoc, family.fields, changesOf(read, 'reviewed', { who: 'Ben', at: 5 }), 'import');
    expect(unitsOf(ydoc)[3]?.status).toBe('outdated');
  });

  test('C161: brought in for review, what changed is a draft and the rest stays as it was', async () => {
    const ydoc = live();
    const file = edited(await fileOf(ydoc), (xml) => xml.replace('>Gracias.<', '>Muchas gracias.<'));
    applyChanges(
      ydoc,
      family.fields,
      changesOf(review(ydoc, file), 'draft', { who: 'Ben', at: 5 }),
      'import',
    );
    expect(unitsOf(ydoc).map(({ status }) => status)).toEqual(['reviewed', 'reviewed', 'missing', 'draft']);
  });

  test('C162: without hidden words a unit is found by its bookmark, without that by the words of its source', async () => {
    const ydoc = live();
    const change = (xml: string) => xml.replace('>Gracias.<', '>Mil gracias.<');
    const noHidden = edited(await fileOf(ydoc), (xml) => change(xml).replace(/⟦[^⟧]*⟧/g, ''));
    expect(review(ydoc, noHidden).changed.map(({ after }) => after)).toEqual(['Mil gracias.']);
    const nothing = edited(noHidden, (xml) => xml.replace(/<w:bookmark(?:Start|End)[^>]*>/g, ''));
    const read = review(ydoc, nothing);
    expect(read.changed.map(({ after }) => after)).toEqual(['Mil gracias.']);
    expect(read.same).toHaveLength(2);
    const rewritten = edited(nothing, (xml) => xml.replace('>Thank you.<', '>Thanks a lot.<'));
    expect(review(ydoc, rewritten)).toMatchObject({
      changed: [],
      unmatched: [{ source: 'Thanks a lot.', target: 'Mil gracias.' }],
      absent: [{ words: 'Thank you.' }],
    });
  });

  test('C162: runs that a word processor cut into pieces are read as one; paragraphs are broken lines', async () => {
    const ydoc = live();
    const pieces =
      '<w:proofErr w:type="spellStart"/><w:r w:rsidR="00A1"><w:t xml:space="preserve">Mil </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>gra</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>cias</w:t></w:r></w:p><w:p><w:hyperlink><w:r><w:t>Hasta pronto</w:t></w:r></w:hyperlink>';
    const file = edited(await fileOf(ydoc), (xml) =>
      xml.replace(/<w:r>(?:(?!<w:r>).)*Gracias\.<\/w:t><\/w:r>/, pieces),
    );
    expect(review(ydoc, file).changed[0]?.nodes).toEqual([
      { type: 'text', text: 'Mil ' },
      { type: 'text', text: 'gracias', marks: [{ type: 'bold' }] },
      { type: 'hardBreak' },
      { type: 'text', text: 'Hasta pronto' },
    ]);
  });

  test('C163: what is deleted under review, comments and hidden words stay in the file', async () => {
    const ydoc = live();
    const tracked =
      '<w:del w:id="1"><w:r><w:delText>SECRET1</w:delText></w:r></w:del><w:del w:id="2"><w:r><w:t>SECRET2</w:t></w:r></w:del><w:moveFrom w:id="3"><w:r><w:t>SECRET3</w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>SECRET4</w:t></w:r><w:r><w:instrText>SECRET5</w:instrText></w:r><w:commentRangeStart w:id="0"/><w:ins w:id="4"><w:r><w:t>Mil gracias.</w:t></w:r></w:ins><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>';
    const file = edited(await fileOf(ydoc), (xml) =>
      xml.replace(/<w:r>(?:(?!<w:r>).)*Gracias\.<\/w:t><\/w:r>/, tracked),
    );
    const read = review(ydoc, file);
    expect(read.changed.map(({ after }) => after)).toEqual(['Mil gracias.']);
    expect(JSON.stringify([read, changesOf(read, 'reviewed', { who: 'Ben', at: 1 })])).not.toContain(
      'SECRET',
    );
  });

  test('C163: a merge field that the translator lost or invented is said', async () => {
    const ydoc = live();
    const file = edited(await fileOf(ydoc), (xml) => {
      const at = xml.lastIndexOf('{{student}}');
      return `${xml.slice(0, at)}{{name}}${xml.slice(at + '{{student}}'.length)}`;
    });
    expect(review(ydoc, file).changed[0]?.disparity).toEqual({ missing: ['student'], extra: ['name'] });
  });

  test('C164: other files, document types and archives that swell are refused', async () => {
    const file = await fileOf(live());
    const trouble = (bytes: Uint8Array): unknown => {
      try {
        readBilingual(bytes, parse);
      } catch (error) {
        return error instanceof FileTrouble ? error.trouble : error;
      }
      return undefined;
    };
    expect(trouble(new TextEncoder().encode('no archive'))).toBe('notWord');
    expect(trouble(zipSync({ 'a.txt': bytesOf('x') }))).toBe('notWord');
    expect(trouble(edited(file, () => '<w:document/>'))).toBe('notWord');
    expect(trouble(edited(file, (xml) => xml.slice(0, -40)))).toBe('notWord');
    const bomb = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>';
    expect(trouble(edited(file, (xml) => xml.replace(/<w:document/, `${bomb}<w:document`)))).toBe('unsafe');
    expect(trouble(edited(file, (xml) => xml + ' '.repeat(9_000_000)))).toBe('tooLarge');
    expect(trouble(new Uint8Array(11 * 1024 * 1024))).toBe('tooLarge');
  });
});
