// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Editor } from '@tiptap/core';
import { DOMParser as SchemaParser } from '@tiptap/pm/model';
import { afterEach, expect, it } from 'vitest';
import { cleanHtml } from '../../client/editor/clipboard/clean.ts';
import { clipboard, type PasteTarget, type Pasted } from '../../client/editor/clipboard/extension.ts';
import {
  cellsToHtml,
  looksLikeMarkdown,
  markdownToHtml,
  textToHtml,
} from '../../client/editor/clipboard/markdown.ts';
import { stepsOf } from '../../client/editor/clipboard/long.ts';
import { paste } from '../../client/editor/clipboard/paste.later.ts';
import type { OpenDocument } from '../../client/editor/open.ts';
import { BlockIds } from '../../shared/content/blockIds.ts';
import type { Node } from '../../shared/content/fields.ts';
import { lineExtensions, richExtensions, richSchema } from '../../shared/content/schema.ts';
import { limits } from '../../shared/protocol/limits.ts';

const sample = (name: string) =>
  readFileSync(join(import.meta.dirname, `../kit/clipboard/${name}.html`), 'utf8');

/** Blocks in short: `ul(li(First ul(li(Inner))))`, marks as `*bold*`. */
function short(html: string): string {
  const holder = document.createElement('div');
  holder.innerHTML = html;
  const doc = SchemaParser.fromSchema(richSchema).parse(holder);
  return (doc.toJSON() as Node).content?.map(shortNode).join(' ') ?? '';
}

const names: Readonly<Record<string, string>> = {
  paragraph: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  taskList: 'tasks',
  listItem: 'li',
  tableRow: 'tr',
  tableCell: 'td',
  tableHeader: 'th',
  blockquote: 'quote',
  codeBlock: 'pre',
};
const signs: Readonly<Record<string, string>> = {
  bold: '*',
  italic: '/',
  underline: '_',
  strike: '~',
  code: '`',
};

function shortNode(node: Node): string {
  if (node.type === 'text') {
    let text = node.text ?? '';
    for (const mark of node.marks ?? []) {
      if (mark.type === 'link') text = `[${text}](${String(mark.attrs?.href)})`;
      else text = `${signs[mark.type] ?? '?'}${text}${signs[mark.type] ?? '?'}`;
    }
    return text;
  }
  if (node.type === 'hardBreak') return '|';
  const inside = (node.content ?? []).map(shortNode).join(node.content?.[0]?.type === 'text' ? '' : ' ');
  if (node.type === 'paragraph' && !node.attrs?.dir) return inside;
  const name =
    node.type === 'heading'
      ? `h${String(node.attrs?.level)}`
      : node.type === 'taskItem'
        ? node.attrs?.checked
          ? 'done'
          : 'todo'
        : (names[node.type] ?? node.type);
  const span = Number(node.attrs?.colspan ?? 1) > 1 ? String(node.attrs?.colspan) : '';
  const start = Number(node.attrs?.start ?? 1) > 1 ? String(node.attrs?.start) : '';
  return `${name}${span}${start}${node.attrs?.dir === 'rtl' ? 'R' : ''}(${inside})`;
}

const cleaned = (name: string) => short(cleanHtml(sample(name)).html);

it('C70: Word’s headings, lists, tables and links stay; comments, deletions and hidden text do not', () => {
  expect(cleaned('word')).toBe(
    'h1(Attendance letter) h1(Why) Families heard *too late*, /often/ by _mail_, ~never~ by phone. ' +
      'ul(li(Call first ul(li(In the home language))) li(Then write)) The steps: ol(li(Draft) li(Send)) ' +
      'h2(Numbers) table(tr(th(*School*) th(*Before*)) tr(td(Lincoln) td(12))) ' +
      'Kept and added [the guide](https://example.org/guide) and no link.',
  );
  expect(cleanHtml(sample('word')).html).not.toMatch(/canary|style=|class=|javascript|mso/);
});

it('C70: Word for the web', () => {
  expect(cleaned('word-online')).toBe('h2(Plan) *Who* calls ul(li(Office ul(li(Mornings))) li(Teachers))');
});

it('C70: Google Docs', () => {
  expect(cleaned('google-docs')).toBe(
    'h2(What we tried) *Calls*/ at noon/_, twice_~, thrice~ see [the kit](https://example.org/kit) ' +
      'ul(li(First ul(li(Inner))) li(Second)) tasks(todo(Open task) done(~Done task~)) ' +
      'table(tr(td(*District*) td(Absent)) tr(td(East) td(9%))) pR(مرحبا)',
  );
  expect(cleanHtml(sample('google-docs')).pictures).toBe(0);
});

it('C70: spreadsheets become tables', () => {
  expect(cleaned('excel')).toBe(
    'table(tr(td(School) td(Rate)) tr(td2(Lincoln & Grant)) tr(td(Total) td(58%)))',
  );
  expect(cleaned('sheets')).toBe('table(tr(td(Week) td(Absent)) tr(td(1) td(12|of 40)))');
  expect(short(cellsToHtml('a\tb\n1\t2\n') ?? '')).toBe('table(tr(td(a) td(b)) tr(td(1) td(2)))');
  expect(cellsToHtml('a\tb\nno table')).toBeUndefined();
});

it('C70: pages of the web', () => {
  const { html, pictures } = cleanHtml(sample('web-page'));
  expect(short(html)).toBe(
    'h3(From a page) Text with colour, `Ctrl` and ~old~. tasks(done(Shipped) todo(Planned)) ' +
      'ol4(li(Four ol(li(Inner)))) quote(Said.) pre(let a = 1;) table(tr(td(one two) td(side))) Only layout bad',
  );
  expect(pictures).toBe(1);
  expect(html).not.toMatch(/canary|iframe|tracker|data:/);
});

it('C71: nothing that runs or loads comes through, from wherever it says it is', () => {
  for (const own of ['', ' data-pm-slice="1 1 []"']) {
    const { html } = cleanHtml(
      `<p${own} onclick="x()">a<img src=x onerror="x()"><a href=" javascript:x()">b</a><svg onload="x()"></svg><script>x()</script></p>`,
    );
    const holder = document.implementation.createHTMLDocument().createElement('div');
    holder.innerHTML = html;
    const doc = SchemaParser.fromSchema(richSchema).parse(holder);
    expect(JSON.stringify(doc.toJSON())).not.toMatch(/javascript|onerror|onclick|x\(\)/);
  }
});

it('C72: text that looks like Markdown is read so; other text is not', () => {
  const text =
    '# Title\n\nWords **bold**, *it*, ~~no~~ and `code`, [link](https://example.org/a_b).\n- one\n  - inner\n- two\n\n- [ ] open\n- [x] done\n\n> quoted\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n1. first\n2. second\n\n---\n```\nx < 1\n```';
  expect(looksLikeMarkdown(text)).toBe(true);
  expect(short(markdownToHtml(text))).toBe(
    'h1(Title) Words *bold*, /it/, ~no~ and `code`, [link](https://example.org/a_b). ' +
      'ul(li(one ul(li(inner))) li(two)) tasks(todo(open) done(done)) quote(quoted) ' +
      'table(tr(th(a) th(b)) tr(td(1) td(2))) ol(li(first) li(second)) horizontalRule() pre(x < 1)',
  );
  for (const plain of ['- only one', 'a * b * c', '5 > 3', 'Room 1. Floor 2', 'x_y_z']) {
    expect(looksLikeMarkdown(plain), plain).toBe(false);
  }
  expect(short(textToHtml('One\r\n\r\nsee https://example.org/a, or\nhttp://x.example'))).toBe(
    'One see [https://example.org/a](https://example.org/a), or [http://x.example](http://x.example)',
  );
});

const editors: Editor[] = [];
afterEach(() => {
  for (const editor of editors.splice(0)) editor.destroy();
});
interface Writing {
  readonly editor: Editor;
  readonly said: string[];
  readonly paste: (pasted: Partial<Pasted>) => void;
}

function writing(type: 'rich' | 'line', content: string): Writing {
  const said: string[] = [];
  const open = {} as OpenDocument;
  const editor = new Editor({
    element: document.createElement('div'),
    extensions: [
      ...(type === 'rich' ? [...richExtensions, BlockIds] : lineExtensions),
      clipboard(open, 'a', type, (id) => said.push(id)),
    ],
    content,
  });
  editors.push(editor);
  const target: PasteTarget = { open, address: 'a', type, view: editor.view, say: (id) => said.push(id) };
  return {
    editor,
    said,
    paste: (pasted) => paste(target, { html: '', text: '', files: [], plain: false, ...pasted }),
  };
}

const shown = (editor: Editor) => (editor.getJSON() as Node).content?.map(shortNode).join(' ') ?? '';

it('C73: an address pasted on words links them; alone it links itself; plainly it stays words', () => {
  const { editor, paste: put } = writing('rich', '<p>read this</p>');
  editor.commands.setTextSelection({ from: 6, to: 10 });
  put({ text: 'https://example.org/x' });
  expect(shown(editor)).toBe('read [this](https://example.org/x)');
  editor.commands.setContent('<p></p>');
  put({ text: 'https://example.org/y' });
  expect(shown(editor)).toBe('[https://example.org/y](https://example.org/y)');
  editor.commands.setContent('<p></p>');
  put({ text: 'https://example.org/y', plain: true });
  expect(shown(editor)).toBe('https://example.org/y');
  editor.commands.setContent('<p>words</p>');
  editor.commands.selectAll();
  put({ text: 'javascript:alert(1)' });
  expect(shown(editor)).toBe('javascript:alert(1)');
});

it('C74: without formatting, only words and paragraphs', () => {
  const { editor, paste: put } = writing('rich', '<p></p>');
  put({ html: '<h2>A</h2><p><b>b</b></p>', text: '# A\n**b**', plain: true });
  expect(shown(editor)).toBe('# A **b**');
});

it('C75: a line joins what is pasted with spaces', () => {
  const { editor, paste: put } = writing('line', '<p></p>');
  put({
    html: '<p>One <b>bold</b></p><table><tr><td>2</td><td>3</td></tr></table><ul><li>four</li></ul>',
    text: '',
  });
  expect(editor.getText()).toBe('One bold 2 3 four');
  expect(editor.state.doc.childCount).toBe(1);
  editor.commands.selectAll();
  put({ text: 'a\nb\tc' });
  expect(editor.getText()).toBe('a b c');
});

it('C76: copies have ids of their own; what was cut keeps its own, once', () => {
  const { editor, paste: put } = writing(
    'rich',
    '<p data-id="AAAAAAAAAAAA">one</p><p data-id="BBBBBBBBBBBB">two</p>',
  );
  const own = '<p data-id="AAAAAAAAAAAA" data-pm-slice="0 0 []">one</p>';
  editor.commands.focus('end');
  put({ html: own, text: 'one' });
  const ids = () => (editor.getJSON().content ?? []).map((node) => String(node.attrs?.id));
  expect(new Set(ids()).size).toBe(3);
  editor.commands.setTextSelection({ from: 1, to: 4 });
  editor.commands.selectParentNode();
  editor.view.dom.dispatchEvent(new Event('cut'));
  editor.commands.deleteSelection();
  expect(ids()).not.toContain('AAAAAAAAAAAA');
  editor.commands.focus('end');
  put({ html: own, text: 'one' });
  expect(ids().filter((id) => id === 'AAAAAAAAAAAA')).toHaveLength(1);
  put({ html: own, text: 'one' });
  expect(ids().filter((id) => id === 'AAAAAAAAAAAA')).toHaveLength(1);
  expect(new Set(ids()).size).toBe(ids().length);
});

it('C77: what is too long changes nothing and is said', () => {
  const { editor, said, paste: put } = writing('rich', '<p>before</p>');
  put({ text: 'a '.repeat(1_000_001) });
  expect(said).toEqual(['paste.tooLong']);
  expect(editor.getText()).toBe('before');
});

it('C78: a long text goes in by steps that each fit the wire; nothing of it is lost between them', () => {
  const words = 'Attendance is everybody’s matter. '.repeat(6000);
  const items = Array.from({ length: 4000 }, (_, i) => `<li>item number ${i}</li>`).join('');
  const holder = document.createElement('div');
  holder.innerHTML = `<p>${words}</p><ol>${items}</ol><p>end</p>`;
  const { content } = SchemaParser.fromSchema(richSchema).parse(holder);
  const steps = stepsOf(content, richSchema);
  expect(steps.length).toBeGreaterThan(5);
  for (const step of steps) expect(JSON.stringify(step.toJSON()).length).toBeLessThan(limits.largeUpdate);
  const text = (fragment: typeof content) => fragment.textBetween(0, fragment.size);
  expect(steps.map(text).join('')).toBe(text(content));
  const starts = steps.flatMap((step) => {
    const found: number[] = [];
    step.forEach((node) => node.type.name === 'orderedList' && found.push(Number(node.attrs.start)));
    return found;
  });
  expect(starts.length).toBeGreaterThan(1);
  expect(starts[0]).toBe(1);
  expect(starts[1]).toBeGreaterThan(500);
});
