import { parse } from '@formatjs/icu-messageformat-parser';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const plainMessages = new URL('client/ui/plainMessages.ts', import.meta.url).pathname;
/** `'id': 'text',` of a catalogue, on one line or on two. */
const entry = /^( {2}'[^']+':\s+)('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")(?=,$)/gm;

/** Browsers get messages as they are after parsing and no parser, which would be a twentieth of the first page. */
function parsedMessages(): Plugin {
  return {
    name: 'parsed-messages',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'client',
    resolveId: (id, importer) =>
      id === '@formatjs/icu-messageformat-parser' && importer !== plainMessages ? plainMessages : null,
    transform(code, id) {
      if (!/\/shared\/i18n\/\w+\.(?:en|es)\.ts$/.test(id)) return null;
      if (code.match(/^ {2}'/gm)?.length !== code.match(entry)?.length)
        this.error(`An entry of ${id} is not written as the others are, and would reach browsers unparsed.`);
      return code.replace(entry, (line, start: string, quoted: string) => {
        const text = textOf(quoted);
        return /[{<]|''/.test(text) ? start + JSON.stringify(parse(text)) : line;
      });
    },
  };
}

/** What a string of the sources says; both sorts of quotes are written there. */
function textOf(quoted: string): string {
  const inner = quoted.slice(1, -1);
  const escaped = quoted.startsWith('"') ? inner : inner.replaceAll("\\'", "'").replaceAll('"', '\\"');
  return JSON.parse(`"${escaped}"`) as string;
}

export default defineConfig({
  root: 'client',
  plugins: [parsedMessages(), react()],
  css: { modules: { localsConvention: 'camelCaseOnly' } },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    manifest: true,
    // The content security policy allows our own files only: nothing as a data address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
