import {
  createLiteralElement,
  type MessageFormatElement,
} from '@formatjs/icu-messageformat-parser/no-parser.js';

export * from '@formatjs/icu-messageformat-parser/no-parser.js';

/** Stands for the parser in browsers: the build has parsed every message that has anything in it but words. */
export function parse(words: string): MessageFormatElement[] {
  return [createLiteralElement(words)];
}
