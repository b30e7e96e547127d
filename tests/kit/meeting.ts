import type { Answer } from '../../shared/contract/calls.ts';
import { type SetUp, setUp, startServer, type TestServer } from './server.ts';
import type { Visitor } from './visitor.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

export const tokenOf = (link: string) => link.split('/').at(-1) ?? '';
export const meOf = async (visitor: Visitor) => (await visitor.call('session', {})).me;
export const idOf = async (visitor: Visitor) => (await meOf(visitor))?.id ?? '';

/** Maria facilitates; Quakertown takes part; one memo of the network, to which links are made. */
export interface Meeting {
  readonly server: TestServer;
  readonly workspace: SetUp;
  readonly maria: Visitor;
  readonly quakertown: string;
  readonly memo: string;
  newMemo(): Promise<string>;
  /** For a day, to the memo, by Maria, unless said otherwise. */
  makeLink(
    role?: 'commenter' | 'editor',
    more?: { readonly document?: string; readonly by?: Visitor; readonly lasting?: number },
  ): Promise<{ readonly id: string; readonly token: string }>;
  /** A new guest, of Quakertown unless said otherwise. */
  joinAs(
    name: string,
    token: string,
    organisation?: { readonly id: string } | { readonly name: string },
  ): Promise<Visitor>;
  open(visitor: Visitor, document?: string): Promise<Answer<'document'>>;
  /** What the audit log says, a line each: the action and its details. */
  audited(): Promise<string[]>;
}

export async function openMeeting(): Promise<Meeting> {
  const server = await startServer();
  const workspace = await setUp(server);
  const { facilitator: maria, networkId } = workspace;
  const { id: quakertown } = await maria.call('addOrganisation', {
    params: { network: networkId },
    body: { name: 'Quakertown', type: 'district' },
  });
  const newMemo = async () => {
    const owner = { type: 'network', id: networkId } as const;
    return (await maria.call('createDocument', { body: { kind: 'memo', owner } })).id;
  };
  const memo = await newMemo();
  return {
    server,
    workspace,
    maria,
    quakertown,
    memo,
    newMemo,
    async makeLink(role = 'editor', { document = memo, by = maria, lasting = day } = {}) {
      const { id, link } = await by.call('makeJoinLink', {
        params: { document },
        body: { role, ends: { in: lasting } },
      });
      return { id, token: tokenOf(link) };
    },
    async joinAs(name, token, organisation = { id: quakertown }) {
      const visitor = server.visitor();
      await visitor.call('join', { params: { token }, body: { name, organisation } });
      return visitor;
    },
    open: (visitor, document = memo) => visitor.call('document', { params: { document } }),
    async audited() {
      const rows = await server.ctx.db
        .selectFrom('audit')
        .select(['action', 'details_json'])
        .orderBy('id')
        .execute();
      return rows.map((row) => `${row.action} ${row.details_json}`);
    },
  };
}
