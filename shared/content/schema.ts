import {
  Extension,
  type Extensions,
  getSchema,
  Mark,
  mergeAttributes,
  Node as TiptapNode,
} from '@tiptap/core';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Highlight } from '@tiptap/extension-highlight';
import { Image } from '@tiptap/extension-image';
import { TaskItem, TaskList } from '@tiptap/extension-list';
import { TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { TextAlign } from '@tiptap/extension-text-align';
import { StarterKit, type StarterKitOptions } from '@tiptap/starter-kit';
import { isLanguageTag } from './address.ts';
import { idBearing } from './nodes.ts';
import { Callout, Mention, MergeField, Slot, UnknownBlock, UnknownInline } from './ownNodes.ts';
import { isSafeDirection, isSafeImage, isSafeLink } from './safe.ts';
import { PatientTable } from './tables.ts';

/** Raised with every change of nodes or marks; a client with an older one reads only. */
export const schemaVersion = 3;

const common: Partial<StarterKitOptions> = {
  undoRedo: false,
  trailingNode: false,
  link: {
    openOnClick: false,
    defaultProtocol: 'https',
    isAllowedUri: (url: string) => isSafeLink(url),
    HTMLAttributes: { target: null, rel: null, class: null },
  },
};

/** Ids, direction and language of blocks. The ids themselves are made by the editor, for local edits only. */
const BlockAttributes = Extension.create({
  name: 'blockAttributes',
  addGlobalAttributes() {
    return [
      { types: [...idBearing], attributes: { id: attribute('id', 'data-id') } },
      {
        types: ['paragraph', 'heading', 'tableCell', 'tableHeader'],
        attributes: { dir: direction(), lang: attribute('lang', 'lang') },
      },
      {
        types: ['blockquote', 'listItem', 'taskItem', 'callout'],
        // Without a direction of its own, that of its first letter: a bullet stands where the words begin.
        attributes: { dir: direction('auto'), lang: attribute('lang', 'lang') },
      },
    ];
  },
});

function direction(unsaid?: 'auto') {
  return {
    default: null,
    parseHTML: (element: HTMLElement) => {
      const dir = element.getAttribute('dir');
      return dir === 'ltr' || dir === 'rtl' ? dir : null;
    },
    renderHTML: ({ dir }: Record<string, unknown>) => {
      const said = isSafeDirection(dir) ? dir : unsaid;
      return said ? { dir: said } : {};
    },
  };
}

function attribute(name: string, html: string) {
  return {
    default: null,
    parseHTML: (element: HTMLElement) => element.getAttribute(html),
    renderHTML: (attributes: Record<string, unknown>) => {
      const value = attributes[name];
      return typeof value === 'string' && value !== '' ? { [html]: value } : {};
    },
  };
}

/** Words in another language than those around them: browsers spell-check, hyphenate and read them as such. */
const Language = Mark.create({
  name: 'language',
  addAttributes: () => ({ lang: attribute('lang', 'lang') }),
  parseHTML: () => [
    {
      tag: 'span[lang]',
      getAttrs: (span) => (isLanguageTag(span.getAttribute('lang') ?? '') ? null : false),
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ['span', HTMLAttributes, 0],
});

export const pictureSizes = ['small', 'medium'] as const;

/** `alt` is null until somebody described the picture, and empty where it is only decoration. */
const SafeImage = Image.extend({
  addAttributes() {
    return {
      ...this.parent?.(),
      /** Absent: as wide as the text. */
      size: {
        default: null,
        parseHTML: (element: HTMLElement) =>
          pictureSizes.find((one) => one === element.getAttribute('data-size')) ?? null,
        renderHTML: ({ size }: Record<string, unknown>) =>
          pictureSizes.some((one) => one === size) ? { 'data-size': size } : {},
      },
    };
  },
  parseHTML() {
    return [{ tag: 'img[src]', getAttrs: (img) => (isSafeImage(img.getAttribute('src')) ? null : false) }];
  },
  renderHTML({ HTMLAttributes }) {
    const { src, ...others } = HTMLAttributes;
    return ['img', mergeAttributes(others, isSafeImage(src) ? { src } : {})];
  },
});

/** What rich text is made of. The editor adds what only an editor needs; the history is kept elsewhere. */
export const richExtensions: Extensions = [
  StarterKit.configure({ ...common, heading: { levels: [1, 2, 3, 4] } }),
  Highlight,
  Language,
  TaskList,
  TaskItem.configure({ nested: true }),
  SafeImage,
  PatientTable.configure({ resizable: false }),
  TableRow,
  TableHeader,
  TableCell,
  TextAlign.configure({ types: ['heading', 'paragraph'] }),
  Callout,
  Mention,
  MergeField,
  Slot,
  UnknownBlock,
  UnknownInline,
  BlockAttributes,
];

const LineDocument = TiptapNode.create({ name: 'doc', topNode: true, content: 'line+' });

/** One line of text. Two people who begin it at once make two of them, which read as one. */
const Line = TiptapNode.create({
  name: 'line',
  content: 'inline*',
  parseHTML: () => [{ tag: 'p' }, { tag: 'div' }],
  renderHTML: ({ HTMLAttributes }) => ['p', HTMLAttributes, 0],
});

/** What a line is made of. A break of lines is known, for addresses and signatures; no key of a line makes one. */
export const lineExtensions: Extensions = [
  StarterKit.configure({
    ...common,
    document: false,
    paragraph: false,
    blockquote: false,
    bulletList: false,
    code: false,
    codeBlock: false,
    gapcursor: false,
    hardBreak: false,
    heading: false,
    horizontalRule: false,
    listItem: false,
    listKeymap: false,
    orderedList: false,
    strike: false,
    underline: false,
  }),
  LineDocument,
  Line,
  HardBreak.extend({ addKeyboardShortcuts: () => ({}) }),
  Language,
  Mention,
  MergeField,
  Slot,
  UnknownInline,
];

export const richSchema = getSchema(richExtensions);
export const lineSchema = getSchema(lineExtensions);
