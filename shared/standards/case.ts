import {
  type Fault,
  type Framework,
  type More,
  plainText,
  type Reading,
  type Remark,
  standardsLimits,
  statusCalled,
} from './framework.ts';
import { atTop, inOrder, type Loose } from './tree.ts';

/** CASE packages (1EdTech Competencies and Academic Standards Exchange, 1.0 and 1.1). */

const documentKeys = new Set(
  (
    'identifier uri creator title lastChangeDateTime officialSourceURL publisher description subject subjectURI ' +
    'language version adoptionStatus statusStartDate statusEndDate licenseURI notes CFPackageURI frameworkType ' +
    'caseVersion extensions'
  ).split(' '),
);
const itemKeys = new Set(
  (
    'identifier fullStatement alternativeLabel CFItemType uri humanCodingScheme listEnumeration ' +
    'abbreviatedStatement conceptKeywords conceptKeywordsURI notes language educationLevel CFItemTypeURI licenseURI ' +
    'statusStartDate statusEndDate lastChangeDateTime CFDocumentURI subject subjectURI extensions'
  ).split(' '),
);
const packageKeys = new Set(
  'CFDocument CFItems CFAssociations CFDefinitions CFRubrics extensions'.split(' '),
);
/** What has a place of its own, or only says where the file came from. */
const placedInItem = new Set(
  'identifier fullStatement humanCodingScheme educationLevel CFItemType uri statusEndDate CFDocumentURI'.split(
    ' ',
  ),
);

type Json = Readonly<Record<string, unknown>>;

/** Whether a JSON value looks like a package, so that its faults are told as a package's. */
export function isPackage(value: unknown): value is Json {
  return isObject(value) && (isObject(value['CFDocument']) || Array.isArray(value['CFItems']));
}

export function readCase(given: Json, today: string): Reading {
  const document = given['CFDocument'];
  if (!isObject(document)) return { fault: fault('noDocument', {}) };
  const title = word(document['title']);
  if (!title) return { fault: fault('wrongForm', { place: 'CFDocument.title' }) };
  for (const key of ['CFItems', 'CFAssociations']) {
    if (given[key] !== undefined && !Array.isArray(given[key]))
      return { fault: fault('wrongForm', { place: key }) };
  }
  const items = (given['CFItems'] ?? []) as readonly unknown[];
  const links = (given['CFAssociations'] ?? []) as readonly unknown[];
  if (items.length === 0) return { fault: fault('noStandards', { title }) };
  if (items.length > standardsLimits.standards) {
    return { fault: fault('tooManyStandards', { count: items.length, most: standardsLimits.standards }) };
  }
  const read = new PackageReader(today);
  const bad = read.items(items) ?? read.links(links, word(document['identifier']) ?? '');
  if (bad) return { fault: bad };
  const { standards, remarks } = inOrder(read.loose());
  const more = {
    ...rest(document, new Set(['identifier', 'title', 'creator', 'version', 'language'])),
    ...rest(given, new Set(['CFDocument', 'CFItems', 'CFAssociations'])),
    ...(read.strangers.length > 0 ? { CFAssociations: read.strangers } : {}),
  };
  read.note('unknownKeys', 'CFPackage', unknown(given, packageKeys));
  read.note('unknownKeys', 'CFDocument', unknown(document, documentKeys));
  const ended = (word(document['statusEndDate']) ?? '9999').slice(0, 10) <= today;
  const framework: Framework = {
    ...optional('identifier', oneForm(word(document['identifier']))),
    title,
    ...optional('creator', word(document['creator']) ?? word(document['publisher'])),
    ...optional('version', word(document['version'])),
    status: ended ? 'retired' : statusCalled(word(document['adoptionStatus'])),
    ...optional('language', word(document['language'])),
    ...optional('source', webAddress(document['officialSourceURL']) ?? webAddress(document['uri'])),
    ...optional('licence', licenceOf(document['licenseURI'])),
    ...(Object.keys(more).length > 0 ? { more } : {}),
    standards,
  };
  return { framework, remarks: [...read.remarks(), ...remarks] };
}

class PackageReader {
  readonly strangers: unknown[] = [];
  private readonly today: string;
  private readonly byId = new Map<
    string,
    { item: Omit<Loose, 'parents'>; parents: Loose['parents'][number][]; links: Json[] }
  >();
  private readonly keys = new Map<string, { place: string; keys: Set<string>; count: number }>();
  private readonly counts = new Map<Remark['type'], number>();
  private readonly linkTypes = new Map<string, number>();

  constructor(today: string) {
    this.today = today;
  }

  items(items: readonly unknown[]): Fault | undefined {
    for (const [at, item] of items.entries()) {
      const place = `CFItems[${at}]`;
      if (!isObject(item)) return fault('wrongForm', { place });
      const given = word(item['identifier']);
      if (!given) return fault('wrongForm', { place: `${place}.identifier` });
      const statement = word(item['fullStatement']);
      const said = statement ?? word(item['abbreviatedStatement']) ?? word(item['humanCodingScheme']) ?? '';
      const text = plainText(said);
      if (text.length > standardsLimits.text) {
        return fault('longText', { place: `${place}.fullStatement`, most: standardsLimits.text });
      }
      if (statement === undefined) this.count('noText');
      const code = word(item['humanCodingScheme'])?.slice(0, standardsLimits.code);
      if (!code) this.count('noCode');
      this.note('unknownKeys', 'CFItems', unknown(item, itemKeys));
      this.add(
        item,
        this.freeId(given),
        code,
        text,
        statement !== undefined && text !== said.trim() && /[<&]/.test(said),
      );
    }
    return undefined;
  }

  private add(item: Json, identifier: string, code: string | undefined, text: string, marked: boolean): void {
    if (marked) this.count('markup');
    const ends = word(item['statusEndDate'])?.slice(0, 10);
    const more = {
      ...rest(item, placedInItem),
      ...(marked ? { fullStatement: item['fullStatement'] } : {}),
      ...(ends && ends > this.today ? { statusEndDate: ends } : {}),
    };
    this.byId.set(identifier, {
      item: {
        identifier,
        ...optional('code', code),
        text,
        grades: list(item['educationLevel']),
        ...optional('type', word(item['CFItemType'])),
        ...(ends && ends <= this.today ? { endsOn: ends } : {}),
        ...(Object.keys(more).length > 0 ? { more } : {}),
      },
      parents: [],
      links: [],
    });
  }

  /** Old files write GUIDs without dashes and in capitals: one form, so that a link finds its item. */
  private freeId(given: string): string {
    const id = oneForm(given.slice(0, standardsLimits.identifier)) ?? given;
    if (id !== given.toLowerCase() && id !== given) this.count('plainId');
    if (!this.byId.has(id)) return id;
    this.count('repeatedId');
    for (let n = 2; ; n += 1) if (!this.byId.has(`${id}#${n}`)) return `${id}#${n}`;
  }

  links(links: readonly unknown[], documentId: string): Fault | undefined {
    for (const [at, link] of links.entries()) {
      const place = `CFAssociations[${at}]`;
      if (!isObject(link)) return fault('wrongForm', { place });
      const type = word(link['associationType']);
      const [from, to] = [endOf(link['originNodeURI']), endOf(link['destinationNodeURI'])];
      if (!type || !from || !to) {
        const key = type ? (from ? 'destinationNodeURI' : 'originNodeURI') : 'associationType';
        return fault('wrongForm', { place: `${place}.${key}` });
      }
      const origin = this.byId.get(from);
      if (!origin) this.strangers.push(link);
      else if (type === 'isChildOf') {
        if (to !== oneForm(documentId)) origin.parents.push({ id: to, order: order(link) });
        // Directly below the document: at the top, where its sequence number says.
        else origin.parents.push({ id: atTop, order: order(link) });
      } else {
        this.linkTypes.set(type, (this.linkTypes.get(type) ?? 0) + 1);
        origin.links.push({
          type,
          to,
          ...optional('title', word((link['destinationNodeURI'] as Json)['title'])),
        });
      }
    }
    return undefined;
  }

  loose(): Loose[] {
    return [...this.byId.values()].map(({ item, parents, links }) => ({
      ...item,
      parents,
      ...(links.length > 0 ? { more: { ...item.more, links } } : {}),
    }));
  }

  note(type: 'unknownKeys', place: string, keys: readonly string[]): void {
    if (keys.length === 0) return;
    const known = this.keys.get(place) ?? { place, keys: new Set<string>(), count: 0 };
    for (const key of keys) known.keys.add(key);
    known.count += 1;
    this.keys.set(place, known);
  }

  private count(type: Remark['type']): void {
    this.counts.set(type, (this.counts.get(type) ?? 0) + 1);
  }

  remarks(): Remark[] {
    return [
      ...[...this.keys.values()].map(
        ({ place, keys, count }): Remark => ({
          type: 'unknownKeys',
          values: { place, keys: [...keys].toSorted().slice(0, 12).join(', '), count },
        }),
      ),
      ...[...this.counts].map(([type, count]): Remark => ({ type, values: { count } })),
      ...[...this.linkTypes].map(([type, count]): Remark => ({ type: 'links', values: { type, count } })),
      ...(this.strangers.length > 0
        ? [{ type: 'strangerLinks' as const, values: { count: this.strangers.length } }]
        : []),
    ];
  }
}

/** A GUID in its one form, lower case with dashes; anything else as it is. */
export function oneForm(id: string | undefined): string | undefined {
  if (id === undefined) return undefined;
  const hex = id.replaceAll('-', '').toLowerCase();
  if (!/^[0-9a-f]{32}$/.test(hex)) return id;
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function endOf(node: unknown): string | undefined {
  if (typeof node === 'string') return oneForm(node.split('/').at(-1));
  return isObject(node) ? oneForm(word(node['identifier'])) : undefined;
}

function order(link: Json): number {
  const given = Number(link['sequenceNumber']);
  return Number.isFinite(given) ? given : 0;
}

function fault(type: Fault['type'], values: Fault['values']): Fault {
  return { type, values };
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function word(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
  return text === '' ? undefined : text;
}

function list(value: unknown): string[] {
  const all = Array.isArray(value) ? value : [value];
  return all.flatMap((one) => word(one)?.split(/[,|;]/) ?? []).flatMap((one) => word(one) ?? []);
}

function webAddress(value: unknown): string | undefined {
  const text = word(value);
  return text && /^https?:\/\/\S+$/i.test(text) && URL.canParse(text) ? text : undefined;
}

function licenceOf(value: unknown): string | undefined {
  return isObject(value) ? (word(value['title']) ?? word(value['uri'])) : word(value);
}

function unknown(object: Json, known: ReadonlySet<string>): string[] {
  return Object.keys(object).filter((key) => !known.has(key));
}

function rest(object: Json, without: ReadonlySet<string>): More {
  return Object.fromEntries(
    Object.entries(object).filter(([key, value]) => !without.has(key) && !isNothing(value)),
  );
}

function isNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.values(value).every(isNothing);
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });
}
