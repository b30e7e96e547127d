import { expect, test } from 'vitest';
import type { DocumentState, GrantRole, Role, Visibility } from '../../shared/model.ts';
import { type Actor, anonymous, type PersonActor } from '../../shared/policy/actor.ts';
import {
  can,
  type DocumentAction,
  type NetworkAction,
  type OrganisationAction,
} from '../../shared/policy/can.ts';
import type { DocumentThing, GrantFacts, PublicationThing } from '../../shared/policy/things.ts';

/**
 * What PRODUCT section 10 says, written out cell by cell and apart from the code. A cell names the states in which
 * somebody may do it: L live, Z being frozen, F frozen, R removed; `-` never.
 */
const networkDocument = `
             anonymous nobody installation viewer commenter editor facilitator
read         -         -      -            LZF    LZF       LZF    LZF
readRemoved  -         -      -            -      -         R      R
comment      -         -      -            -      L         L      L
write        -         -      -            -      -         L      L
nameVersion  -         -      -            -      -         L      L
fork         -         -      -            LZF    LZF       LZF    LZF
present      -         -      -            -      -         LZF    LZF
remove       -         -      -            -      -         L      L
putBack      -         -      -            -      -         R      R
publish      -         -      -            -      -         -      L
freeze       -         -      -            -      -         -      L
reopen       -         -      -            -      -         -      F
withdraw     -         -      -            -      -         -      LZF
share        -         -      -            -      -         -      LZF
`;

const organisationDocument = `
             anonymous nobody installation otherAdmin networkFacilitator member author admin formerAuthor
read         -         -      -            -          -                  LZF    LZF    LZF   -
readRemoved  -         -      -            -          -                  R      R      R     -
comment      -         -      -            -          -                  L      L      L     -
write        -         -      -            -          -                  L      L      L     -
nameVersion  -         -      -            -          -                  L      L      L     -
fork         -         -      -            -          -                  LZF    LZF    LZF   -
present      -         -      -            -          -                  LZF    LZF    LZF   -
remove       -         -      -            -          -                  L      L      L     -
putBack      -         -      -            -          -                  R      R      R     -
publish      -         -      -            -          -                  -      -      L     -
freeze       -         -      -            -          -                  -      -      L     -
reopen       -         -      -            -          -                  -      -      F     -
withdraw     -         -      -            -          -                  -      -      LZF   -
share        -         -      -            -          -                  -      LZF    LZF   -
`;

/** An organisation's document granted to a network, to another organisation, or to one guest. */
const grantedDocument = `
             viewer commenter editor
read         LZF    LZF       LZF
readRemoved  -      -         R
comment      -      L         L
write        -      -         L
nameVersion  -      -         L
fork         LZF    LZF       LZF
present      -      -         LZF
remove       -      -         L
putBack      -      -         R
publish      -      -         -
freeze       -      -         -
reopen       -      -         -
withdraw     -      -         -
share        -      -         -
`;

/** A place by a join link: what it says, and nothing of the trash. */
const joinedDocument = `
             viewer commenter editor
read         LZF    LZF       LZF
readRemoved  -      -         -
comment      -      L         L
write        -      -         L
nameVersion  -      -         L
fork         LZF    LZF       LZF
remove       -      -         -
putBack      -      -         -
publish      -      -         -
freeze       -      -         -
reopen       -      -         -
withdraw     -      -         -
share        -      -         -
`;

const network = `
             anonymous nobody installation viewer commenter editor facilitator
read         -         -      -            yes    yes       yes    yes
write        -         -      -            -      -         yes    yes
agree        -         -      -            yes    yes       yes    yes
facilitate   -         -      -            -      -         -      yes
`;

const organisation = `
             anonymous nobody installation partner member admin
read         -         -      -            yes     yes    yes
create       -         -      -            -       yes    yes
administer   -         -      -            -       -      yes
`;

/** N network only, K anyone with the link, S listed; a withdrawn one is for nobody. */
const publication = `
             anonymous nobody installation member granted guestHere
read         KS        KS     KS           NKS    NKS     KS
fork         KS        KS     KS           NKS    NKS     KS
`;

type Table = ReadonlyMap<string, ReadonlyMap<string, string>>;

function read(text: string): Table {
  const [head = '', ...rows] = text.trim().split('\n');
  const columns = head.trim().split(/\s+/);
  return new Map(
    rows.map((row) => {
      const [action = '', ...cells] = row.trim().split(/\s+/);
      expect(cells, `cells of ${action}`).toHaveLength(columns.length);
      return [action, new Map(columns.map((column, index) => [column, cells[index] ?? '']))];
    }),
  );
}

const nobody: PersonActor = {
  type: 'person',
  id: 'p-nobody',
  name: 'Nobody',
  installationAdmin: false,
  organisations: [{ id: 'o-elsewhere', admin: true }],
  networks: [{ id: 'n-elsewhere', role: 'facilitator', organisationId: 'o-elsewhere' }],
};
const installation: PersonActor = { ...nobody, id: 'p-installation', installationAdmin: true };
const inNetwork = (role: Role): PersonActor => ({
  ...nobody,
  id: `p-${role}`,
  organisations: [{ id: 'o-partner', admin: true }],
  networks: [{ id: 'n', role, organisationId: 'o-partner' }],
});
const inOrganisation = (admin: boolean, id = `p-member-${admin}`): PersonActor => ({
  ...nobody,
  id,
  organisations: [{ id: 'o', admin }],
  networks: [],
});

const states = [
  ['L', 'live', false],
  ['Z', 'freezing', false],
  ['F', 'frozen', false],
  ['R', 'live', true],
] as const satisfies readonly (readonly [string, DocumentState, boolean])[];

function documentOf(owner: DocumentThing['owner'], grants: readonly GrantFacts[] = []): DocumentThing {
  return { type: 'document', id: 'd', owner, createdBy: 'p-author', state: 'live', removed: false, grants };
}

function found(actor: Actor, action: DocumentAction, thing: DocumentThing): string {
  const letters = states.filter(([, state, removed]) => can(actor, action, { ...thing, state, removed }));
  return letters.map(([letter]) => letter).join('') || '-';
}

function expectTable(
  table: Table,
  actors: Readonly<Record<string, Actor>>,
  thing: (column: string) => DocumentThing,
) {
  for (const [action, row] of table) {
    for (const [column, expected] of row) {
      const actor = actors[column];
      if (!actor) throw new Error(`no actor ${column}`);
      expect(found(actor, action as DocumentAction, thing(column)), `${column} may ${action}`).toBe(expected);
    }
  }
}

test('A1: a network’s document: viewers read, commenters comment, editors write, facilitators publish and share', () => {
  const actors = {
    anonymous,
    nobody,
    installation,
    viewer: inNetwork('viewer'),
    commenter: inNetwork('commenter'),
    editor: inNetwork('editor'),
    facilitator: inNetwork('facilitator'),
  };
  expectTable(read(networkDocument), actors, () => documentOf({ type: 'network', id: 'n' }));
});

test('A2: an organisation’s document: its members write, its admin does what a facilitator does, its author shares', () => {
  const actors = {
    anonymous,
    nobody,
    installation,
    otherAdmin: inNetwork('viewer'),
    networkFacilitator: inNetwork('facilitator'),
    member: inOrganisation(false),
    author: inOrganisation(false, 'p-author'),
    admin: inOrganisation(true),
    formerAuthor: { ...nobody, id: 'p-author' },
  };
  expectTable(read(organisationDocument), actors, () => documentOf({ type: 'organisation', id: 'o' }));
});

const holders = {
  network: inNetwork('facilitator'),
  organisation: inNetwork('viewer'),
  person: { ...nobody, id: 'p-granted' },
} as const;
const holderIds = { network: 'n', organisation: 'o-partner', person: 'p-granted' } as const;

test.for(['network', 'organisation', 'person'] as const)(
  'A3: a grant to a %s gives its role and never more, whatever its holder is elsewhere',
  (type) => {
    const grant = (role: string): GrantFacts => ({
      to: { type, id: holderIds[type] },
      role: role as GrantRole,
    });
    const actors = { viewer: holders[type], commenter: holders[type], editor: holders[type] };
    expectTable(read(grantedDocument), actors, (role) =>
      documentOf({ type: 'organisation', id: 'o' }, [grant(role)]),
    );
  },
);

test('A4: a guest does what the link says, in that document only', () => {
  const guest = (role: GrantRole, documentId: string): PersonActor => ({
    ...nobody,
    organisations: [],
    networks: [],
    guest: true,
    places: [{ documentId, role, organisationId: 'o-guest', until: 1 }],
  });
  const here = {
    viewer: guest('viewer', 'd'),
    commenter: guest('commenter', 'd'),
    editor: guest('editor', 'd'),
  };
  expectTable(read(joinedDocument), here, () => documentOf({ type: 'organisation', id: 'o' }));
  expectTable(read(joinedDocument), here, () => documentOf({ type: 'network', id: 'n' }));
  for (const action of read(joinedDocument).keys()) {
    expect(
      found(guest('editor', 'other'), action as DocumentAction, documentOf({ type: 'network', id: 'n' })),
    ).toBe('-');
  }
});

test('A30: a member with a place by a link has the higher of both roles, and keeps what is a member’s alone', () => {
  const place = { documentId: 'd', role: 'editor', organisationId: 'o-partner', until: 1 } as const;
  const thing = documentOf({ type: 'network', id: 'n' });
  const viewer = { ...inNetwork('viewer'), places: [place] };
  expect(found(viewer, 'write', thing)).toBe('L');
  expect(found(viewer, 'remove', thing)).toBe('-');
  const editor = { ...inNetwork('editor'), places: [{ ...place, role: 'commenter' as const }] };
  expect(found(editor, 'write', thing)).toBe('L');
  expect(found(editor, 'remove', thing)).toBe('L');
});

test('A5: of several roles the highest counts', () => {
  const thing = documentOf({ type: 'organisation', id: 'o' }, [
    { to: { type: 'network', id: 'n' }, role: 'viewer' },
    { to: { type: 'person', id: 'p-viewer' }, role: 'editor' },
  ]);
  expect(found(inNetwork('viewer'), 'write', thing)).toBe('L');
  expect(found(inNetwork('commenter'), 'write', thing)).toBe('-');
});

test('A6: a network: viewers read and agree, editors write, facilitators facilitate', () => {
  const actors: Record<string, Actor> = {
    anonymous,
    nobody,
    installation,
    viewer: inNetwork('viewer'),
    commenter: inNetwork('commenter'),
    editor: inNetwork('editor'),
    facilitator: inNetwork('facilitator'),
  };
  for (const [action, row] of read(network)) {
    for (const [column, expected] of row) {
      const may = can(actors[column] ?? anonymous, action as NetworkAction, { type: 'network', id: 'n' });
      expect(may, `${column} may ${action}`).toBe(expected === 'yes');
    }
  }
});

test('A7: an organisation: those who work with it read, its members create, its admins administer', () => {
  const actors: Record<string, Actor> = {
    anonymous,
    nobody,
    installation,
    partner: inNetwork('viewer'),
    member: inOrganisation(false),
    admin: inOrganisation(true),
  };
  const thing = { type: 'organisation', id: 'o', networkIds: ['n'] } as const;
  for (const [action, row] of read(organisation)) {
    for (const [column, expected] of row) {
      const may = can(actors[column] ?? anonymous, action as OrganisationAction, thing);
      expect(may, `${column} may ${action}`).toBe(expected === 'yes');
    }
  }
});

test('A8: a publication is for whom the sheet said, and a withdrawn one for nobody', () => {
  const actors: Record<string, Actor> = {
    anonymous,
    nobody,
    installation,
    member: inNetwork('viewer'),
    granted: { ...nobody, id: 'p-granted' },
    guestHere: {
      ...nobody,
      guest: true,
      places: [{ documentId: 'd', role: 'editor', organisationId: 'o-guest', until: 1 }],
    },
  };
  const thing = (visibility: Visibility, withdrawn: boolean): PublicationThing => ({
    type: 'publication',
    visibility,
    withdrawn,
    networkIds: ['n'],
    document: documentOf({ type: 'network', id: 'n' }, [
      { to: { type: 'person', id: 'p-granted' }, role: 'viewer' },
    ]),
  });
  const letters = [
    ['N', 'network'],
    ['K', 'link'],
    ['S', 'listed'],
  ] as const;
  for (const [action, row] of read(publication)) {
    for (const [column, expected] of row) {
      const actor = actors[column] ?? anonymous;
      const may = (withdrawn: boolean) =>
        letters.filter(([, visibility]) =>
          can(actor, action as 'read' | 'fork', thing(visibility, withdrawn)),
        );
      expect(
        may(false)
          .map(([letter]) => letter)
          .join(''),
        `${column} may ${action}`,
      ).toBe(expected);
      expect(may(true), `${column} may ${action} when withdrawn`).toEqual([]);
    }
  }
});

test('A9: only installation administrators administer the installation', () => {
  expect(can(installation, 'administer', { type: 'installation' })).toBe(true);
  for (const actor of [anonymous, nobody, inNetwork('facilitator'), inOrganisation(true)]) {
    expect(can(actor, 'administer', { type: 'installation' })).toBe(false);
  }
});

test('A10: what no table names is refused', () => {
  const thing = documentOf({ type: 'network', id: 'n' });
  for (const action of ['toString', 'constructor', '__proto__', 'everything', 'administer']) {
    expect(can(inNetwork('facilitator'), action as DocumentAction, thing), action).toBe(false);
    expect(can(inNetwork('facilitator'), action as NetworkAction, { type: 'network', id: 'n' }), action).toBe(
      false,
    );
    if (action === 'administer') continue;
    const own = { type: 'organisation', id: 'o', networkIds: [] } as const;
    expect(can(inOrganisation(true), action as OrganisationAction, own), action).toBe(false);
  }
});
