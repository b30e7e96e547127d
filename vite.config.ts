import react from '@vitejs/plugin-react';
import { parse } from '@formatjs/icu-messageformat-parser';
import { defineConfig, type Plugin } from 'vite';

/** Browsers get messages as they are after parsing, and no parser: it would be a twentieth of the first page. */
function parsedMessages(): Plugin {
  const parser = '@formatjs/icu-messageformat-parser';
  return {
    name: 'parsed-messages',
    applyToEnvironment: ({ name }) => name === 'client',
    resolveId(id, importer) {
      if (id !== parser || importer?.endsWith('plainMessages.ts')) return null;
      return new URL('client/ui/plainMessages.ts', import.meta.url).pathname;
    },
    transform(code, id) {
      if (!/\/shared\/i18n\/\w+\.(en|es)\.ts$/.test(id)) return null;
      return code.replace(/^( {2}'[^']+':\s+)('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")(,?)$/gm, (line, start, text, end) =>
        /[{<]|''/.test(text) ? `${start}${JSON.stringify(parse(stringOf(text)))}${end}` : line,
      );
    },
  };
}
