import type { Browser, BrowserContext } from 'playwright-core';
import { type Someone, signedIn } from './browser.ts';
import type { ServerProcess } from './process.ts';
import { invitePerson, setUp } from './server.ts';
import type { Visitor } from './visitor.ts';

/** A network of two districts as a facilitator leaves it after the first ten minutes. */
export interface Districts {
  readonly networkId: string;
  readonly cycleId: string;
  readonly allentownId: string;
  readonly quakertownId: string;
  /** Facilitator, of Allentown. */
  readonly maria: Visitor;
  /** Editor, of Quakertown. */
  readonly ben: Visitor;
  /** Viewer, of Quakertown. */
  readonly vera: Visitor;
  /** A memo of its own for a test. @returns its id */
  newMemo(): Promise<string>;
}

export const problemSentence = 'Too many kindergartners miss ten days or more before winter break.';

export async function twoDistricts(server: Pick<ServerProcess, 'visitor'>): Promise<Districts> {
  const { facilitator: maria, networkId, cycleId, organisationId: allentownId } = await setUp(server);
  await maria.call('saveProblem', { params: { network: networkId }, body: { sentence: problemSentence } });
  const { id: quakertownId } = await maria.call('addOrganisation', {
    params: { network: networkId },
    body: { name: 'Quakertown', type: 'district' },
  });
  const invited = { networkId, organisationId: quakertownId };
  const ben = await invitePerson(server, maria, { ...invited, name: 'Ben Hartzell' });
  const vera = await invitePerson(server, maria, { ...invited, name: 'Vera Novak', role: 'viewer' });
  return {
    networkId,
    cycleId,
    allentownId,
    quakertownId,
    maria,
    ben,
    vera,
    async newMemo() {
      const { id } = await maria.call('createDocument', {
        body: { kind: 'memo', owner: { type: 'network', id: networkId }, cycleId },
      });
      return id;
    },
  };
}

/** Opens browsers and closes them when the test is over. */
export class Browsers {
  private readonly browser: Browser;
  private readonly contexts: BrowserContext[] = [];

  constructor(browser: Browser) {
    this.browser = browser;
  }

  async of(visitor: Visitor, options: Parameters<typeof signedIn>[2] = {}): Promise<Someone> {
    const one = await signedIn(this.browser, visitor, options);
    this.contexts.push(one.context);
    return one;
  }

  async close(): Promise<void> {
    await Promise.all(this.contexts.splice(0).map((context) => context.close()));
  }
}
