import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { Selection, TextSelection } from '@tiptap/pm/state';
import { handlePaste as pasteIntoTable, isInTable } from '@tiptap/pm/tables';
import { call } from '../../api/call.ts';
import { isPicture, sendPictures } from '../pictures/send.later.ts';
import { isSafeLink } from '../../../shared/content/safe.ts';
import { cleanHtml } from './clean.ts';
import { parseHtml } from './dom.ts';
import { cutIsUsed, parse, type Pasted, type PasteTarget } from './extension.ts';
import { insertLong, isLong, longest, sizeOf } from './long.ts';
import { cellsToHtml, looksLikeMarkdown, markdownToHtml, textToHtml } from './markdown.ts';

/** Puts what was on the clipboard where the caret is, as what it was meant to be. */
export function paste(target: PasteTarget, pasted: Pasted): void {
  const { say, view, type } = target;
  if (view.isDestroyed || !view.editable) return;
  if (pasted.at !== undefined) {
    const place = Selection.near(view.state.doc.resolve(Math.min(pasted.at, view.state.doc.content.size)));
    view.dispatch(view.state.tr.setSelection(place));
  }
  if (pasted.text.length > longest || pasted.html.length > 8 * longest) {
    say('paste.tooLong', { most: longest / 1_000_000 });
    return;
  }
  const files = pasted.files.filter(isPicture);
  // Word and spreadsheets add a picture of what they copied; a picture copied in a browser comes with its element only.
  if (files.length > 0 && type === 'rich' && pasted.text.trim() === '' && isOnlyPicture(pasted.html)) {
    void sendPictures(target, files);
    return;
  }
  if (pasteLink(target, pasted)) return;
  const slice = type === 'line' ? lineSlice(target, pasted) : richSlice(target, pasted);
  cutIsUsed();
  keepPictures(target, slice);
  if (sizeOf(slice) > longest) say('paste.tooLong', { most: longest / 1_000_000 });
  else if (isLong(slice)) void insertLong(target, slice);
  else if (slice.size > 0) insert(target, slice);
}

function insert({ view }: PasteTarget, slice: Slice): void {
  const event = new Event('paste') as ClipboardEvent;
  if (isInTable(view.state) && pasteIntoTable(view, event, slice)) return;
  const only = slice.openStart === 0 && slice.openEnd === 0 && slice.content.childCount === 1;
  const { tr } = view.state;
  if (only && slice.content.firstChild) tr.replaceSelectionWith(slice.content.firstChild, false);
  else tr.replaceSelection(slice);
  view.dispatch(tr.scrollIntoView().setMeta('paste', true));
}

/** Pictures that came along are held by this document too; else its other readers would not see them. */
function keepPictures({ open, say }: PasteTarget, slice: Slice): void {
  const hashes = new Set<string>();
  slice.content.descendants(({ attrs }) => {
    const hash = /^\/files\/([0-9a-f]{64})$/.exec(String(attrs.src))?.[1];
    if (hash) hashes.add(hash);
  });
  for (const hash of hashes) {
    call('keepFile', { params: { document: open.id, hash } }).catch(() => say('picture.notKept'));
  }
}

function richSlice(target: PasteTarget, { html, text, plain }: Pasted): Slice {
  const { view, say } = target;
  if (view.state.selection.$from.parent.type.spec.code || (plain && text)) return parse(view, 'text', text);
  if (html) {
    const cleaned = cleanHtml(html);
    if (cleaned.pictures > 0) say('paste.pictures', { count: cleaned.pictures });
    return parse(view, 'html', cleaned.html);
  }
  const made = looksLikeMarkdown(text) ? markdownToHtml(text) : (cellsToHtml(text) ?? textToHtml(text));
  return made === '' ? parse(view, 'text', text) : parse(view, 'html', made);
}

/** A line takes words and no blocks: they follow each other with a space between. */
function lineSlice({ view, say }: PasteTarget, { html, text }: Pasted): Slice {
  const cleaned = html ? cleanHtml(html) : undefined;
  if (cleaned && cleaned.pictures > 0) say('paste.pictures', { count: cleaned.pictures });
  // A cell is no block of a line, so its words would touch those of its neighbour.
  const apart = cleaned?.html.replace(/<\/t[dh]>|<br>/g, ' $&');
  const parsed = apart
    ? parse(view, 'html', apart)
    : parse(view, 'html', textToHtml(text.replace(/[\t\f\v]+/g, ' ')));
  const words: Node[] = [];
  const { schema } = view.state;
  parsed.content.forEach((node) => {
    if (words.length > 0 && node.content.size > 0) words.push(schema.text(' '));
    if (node.isInline) words.push(node);
    else node.content.forEach((inline) => words.push(inline));
  });
  return new Slice(Fragment.fromArray(words), 0, 0);
}

function isOnlyPicture(html: string): boolean {
  if (html === '') return true;
  const body = parseHtml(html);
  return body.querySelector('img') !== null && body.textContent?.trim() === '';
}

/** A web address alone: on a selection it makes a link of it, else it is a link with itself as words. */
function pasteLink({ view }: PasteTarget, { html, text, plain }: Pasted): boolean {
  const href = text.trim();
  const { state } = view;
  const type = state.schema.marks.link;
  if (plain || !type || !isSafeLink(href) || !/^https?:/i.test(href)) return false;
  if (html && (parseHtml(html).textContent ?? '').trim() !== href) {
    return false;
  }
  const { selection } = state;
  if (selection.$from.parent.type.spec.code || !(selection instanceof TextSelection)) return false;
  const link = type.create({ href });
  const { from, to, empty } = selection;
  const tr = empty
    ? state.tr.replaceSelectionWith(state.schema.text(href, link.addToSet(selection.$from.marks())), false)
    : state.tr.addMark(from, to, link);
  if (!empty) tr.setSelection(TextSelection.create(tr.doc, to));
  view.dispatch(tr.removeStoredMark(type).scrollIntoView());
  return true;
}
