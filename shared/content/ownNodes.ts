import { mergeAttributes, Node } from '@tiptap/core';
import { tones } from './text.ts';

/** A block set apart, with a tone. */
export const Callout = Node.create({
  name: 'callout',
  group: 'block',
  content: '(paragraph | bulletList | orderedList | taskList)+',
  defining: true,
  addAttributes: () => ({
    tone: {
      default: 'note',
      parseHTML: (element: HTMLElement) => {
        const tone = element.getAttribute('data-tone');
        return tones.find((one) => one === tone) ?? 'note';
      },
      renderHTML: ({ tone }: Record<string, unknown>) => ({ 'data-tone': tone }),
    },
  }),
  parseHTML: () => [{ tag: 'aside[data-tone]' }],
  renderHTML: ({ HTMLAttributes }) => ['aside', HTMLAttributes, 0],
});

/** A person or an organisation named in text; the label is how they were called at the time. */
export const Mention = Node.create({
  name: 'mention',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({
    to: dataAttribute('to', 'organisation'),
    ref: dataAttribute('ref', null),
    label: dataAttribute('label', ''),
  }),
  parseHTML: () => [{ tag: 'span[data-mention]' }],
  renderHTML: ({ node, HTMLAttributes }) => [
    'span',
    mergeAttributes({ 'data-mention': '', class: 'mention' }, HTMLAttributes),
    `@${String(node.attrs.label)}`,
  ],
  renderText: ({ node }) => `@${String(node.attrs.label)}`,
});

/** Something that differs from family to family, such as a student's first name. */
export const MergeField = Node.create({
  name: 'mergeField',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({ name: dataAttribute('name', '') }),
  parseHTML: () => [{ tag: 'span[data-merge-field]' }],
  renderHTML: ({ node, HTMLAttributes }) => [
    'span',
    mergeAttributes({ 'data-merge-field': '', class: 'merge-field' }, HTMLAttributes),
    `{{${String(node.attrs.name)}}}`,
  ],
  renderText: ({ node }) => `{{${String(node.attrs.name)}}}`,
});

/** Something that differs from district to district; `slot` is the row that holds what a district fills in. */
export const Slot = Node.create({
  name: 'slot',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({ slot: dataAttribute('slot', ''), label: dataAttribute('label', '') }),
  parseHTML: () => [{ tag: 'span[data-slot]' }],
  renderHTML: ({ node, HTMLAttributes }) => [
    'span',
    mergeAttributes({ class: 'slot' }, HTMLAttributes),
    `[${String(node.attrs.label)}]`,
  ],
  renderText: ({ node }) => `[${String(node.attrs.label)}]`,
});

/** Stands, in a detached copy, for a block this schema does not know; `original` is its JSON. */
export const UnknownBlock = Node.create({
  name: 'unknownBlock',
  group: 'block',
  atom: true,
  addAttributes: () => ({ original: { default: null, rendered: false } }),
  renderHTML: () => ['div', { class: 'unknown', 'data-unknown': '' }],
});

/** Stands, in a detached copy, for an inline node this schema does not know. */
export const UnknownInline = Node.create({
  name: 'unknownInline',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({ original: { default: null, rendered: false } }),
  renderHTML: () => ['span', { class: 'unknown', 'data-unknown': '' }],
});

function dataAttribute(name: string, byDefault: string | null) {
  return {
    default: byDefault,
    parseHTML: (element: HTMLElement) => element.getAttribute(`data-${name}`) ?? byDefault,
    renderHTML: (attributes: Record<string, unknown>) => ({ [`data-${name}`]: attributes[name] }),
  };
}
