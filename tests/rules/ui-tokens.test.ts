import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync('client/ui/tokens.css', 'utf8');
type Scheme = 'light' | 'dark';

/** The value of a token outside high contrast, forced colours and print. */
function colour(name: string, scheme: Scheme): string {
  const root = css.slice(0, css.indexOf('@media'));
  const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(root);
  const value = found?.[scheme === 'light' ? 1 : 2];
  if (!value) throw new Error(`tokens.css has no --${name} for ${scheme}`);
  return value;
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2.2 contrast ratio. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const text = ['ink', 'ink-soft', 'accent', 'saved', 'attention', 'stop'];
const surfaces = ['desk', 'paper', 'raised', 'sunk', 'hover'];
const organisations = Array.from({ length: 12 }, (_, i) => `org-${i}`);

const pairs = {
  text: text.flatMap((name) => surfaces.map((surface) => [name, surface] as const)),
  washes: ['accent', 'saved', 'attention', 'stop'].map((name) => [name, `${name}-wash`] as const),
  outlines: ['desk', 'paper', 'raised'].map((surface) => ['line', surface] as const),
  initials: organisations.map((name) => ['on-org', name] as const),
  names: organisations.map((name) => [name, 'paper'] as const),
};

describe.each<Scheme>(['light', 'dark'])('Colours, %s', (scheme) => {
  const tooClose = (among: readonly (readonly [string, string])[], least: number): readonly string[] =>
    among
      .filter(([a, b]) => contrast(colour(a, scheme), colour(b, scheme)) < least)
      .map(([a, b]) => `${a} on ${b}`);

  it('U2: text on every surface', () => {
    expect(tooClose(pairs.text, 4.5)).toEqual([]);
  });

  it('U2: the primary button, and each meaning on its own wash', () => {
    expect(tooClose([['on-accent', 'accent'], ...pairs.washes], 4.5)).toEqual([]);
  });

  it('U2: the outline of what can be typed into', () => {
    expect(tooClose(pairs.outlines, 3)).toEqual([]);
  });

  it('U3: initials on every organisation’s colour, and the colour as text on paper', () => {
    expect(tooClose([...pairs.initials, ...pairs.names], 4.5)).toEqual([]);
  });
});

describe('U4: colours are tokens', () => {
  const files = readdirSync('client', { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && /\.(css|tsx?)$/.test(file.name) && file.name !== 'tokens.css')
    .map((file) => join(file.parentPath, file.name));

  it('U4: no file but tokens.css names a colour', () => {
    const named = files.filter((file) =>
      /#[0-9a-f]{3,8}\b(?=[;,\s)'"])|\b(rgb|hsl|oklch)a?\(/i.test(
        withoutAddresses(readFileSync(file, 'utf8')),
      ),
    );
    expect(named).toEqual([]);
  });

  it('U4: no markup carries a style of its own', () => {
    const styled = files.filter((file) => /\sstyle=\{\{|\sstyle="/.test(readFileSync(file, 'utf8')));
    expect(styled).toEqual([]);
  });

  const withoutAddresses = (source: string): string => source.replace(/['"`]#\w+['"`]/g, '');
});
