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

describe.each<Scheme>(['light', 'dark'])('U2: colours can be read, %s', (scheme) => {
  it.each(text)('U2: %s on every surface', (name) => {
    for (const surface of surfaces)
      expect(contrast(colour(name, scheme), colour(surface, scheme)), surface).toBeGreaterThanOrEqual(4.5);
  });

  it('U2: the primary button, and each meaning on its own wash', () => {
    expect(contrast(colour('on-accent', scheme), colour('accent', scheme))).toBeGreaterThanOrEqual(4.5);
    for (const name of ['accent', 'saved', 'attention', 'stop'])
      expect(contrast(colour(name, scheme), colour(`${name}-wash`, scheme)), name).toBeGreaterThanOrEqual(
        4.5,
      );
  });

  it('U2: the outline of what can be typed into', () => {
    for (const surface of ['desk', 'paper', 'raised'])
      expect(contrast(colour('line', scheme), colour(surface, scheme)), surface).toBeGreaterThanOrEqual(3);
  });

  it.each(organisations)('U3: initials on %s, and its colour as text on paper', (name) => {
    expect(contrast(colour('on-org', scheme), colour(name, scheme))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour(name, scheme), colour('paper', scheme))).toBeGreaterThanOrEqual(4.5);
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
