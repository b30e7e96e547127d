/**
 * Every HTTP call by name: method and path. Plain data, so that the client's first chunk needs no schemas;
 * `calls.ts` gives each its parameters, body and answer.
 */
export const routes = {
  session: ['GET', '/api/session'],
  setUp: ['POST', '/api/setup'],
  signIn: ['POST', '/api/sign-in'],
  signOut: ['POST', '/api/sign-out'],
  updateMe: ['PATCH', '/api/me'],
  changePassword: ['POST', '/api/me/password'],

  home: ['GET', '/api/home'],
  library: ['GET', '/api/library'],

  showInvitation: ['GET', '/api/invitations/:token'],
  acceptInvitation: ['POST', '/api/invitations/:token/accept'],
  revokeInvitation: ['DELETE', '/api/networks/:network/invitations/:invitation'],

  createNetwork: ['POST', '/api/networks'],
  network: ['GET', '/api/networks/:network'],
  updateNetwork: ['PATCH', '/api/networks/:network'],
  people: ['GET', '/api/networks/:network/people'],
  addOrganisation: ['POST', '/api/networks/:network/organisations'],
  invite: ['POST', '/api/networks/:network/invitations'],
  changeRole: ['PATCH', '/api/networks/:network/members/:person'],
  removeMember: ['DELETE', '/api/networks/:network/members/:person'],
  saveProblem: ['PUT', '/api/networks/:network/problem'],
  definitions: ['GET', '/api/networks/:network/definitions'],
  addDefinition: ['POST', '/api/networks/:network/definitions'],
  reviseDefinition: ['POST', '/api/networks/:network/definitions/:definition/versions'],
  agreeDefinition: ['POST', '/api/networks/:network/definitions/:definition/versions/:n/agreement'],
  startCycle: ['POST', '/api/networks/:network/cycles'],
  cycle: ['GET', '/api/cycles/:cycle'],
  updateCycle: ['PATCH', '/api/cycles/:cycle'],
  addArtifact: ['POST', '/api/cycles/:cycle/artifacts'],
  removeArtifact: ['DELETE', '/api/cycles/:cycle/artifacts/:artifact'],

  organisation: ['GET', '/api/organisations/:organisation'],
  updateOrganisation: ['PATCH', '/api/organisations/:organisation'],
  confirmMember: ['POST', '/api/organisations/:organisation/members'],
  endMember: ['DELETE', '/api/organisations/:organisation/members/:person'],

  documents: ['GET', '/api/documents'],
  createDocument: ['POST', '/api/documents'],
  document: ['GET', '/api/documents/:document'],
  updateDocument: ['PATCH', '/api/documents/:document'],
  removeDocument: ['DELETE', '/api/documents/:document'],
  putBackDocument: ['POST', '/api/documents/:document/put-back'],
  versions: ['GET', '/api/documents/:document/versions'],
  version: ['GET', '/api/documents/:document/versions/:n'],
  nameVersion: ['POST', '/api/documents/:document/versions'],
  publishingSheet: ['GET', '/api/documents/:document/publishing'],
  publish: ['POST', '/api/documents/:document/publish'],
  freeze: ['POST', '/api/documents/:document/freeze'],
  reopen: ['POST', '/api/documents/:document/reopen'],
  forkTargets: ['GET', '/api/documents/:document/versions/:n/fork-targets'],
  fork: ['POST', '/api/documents/:document/versions/:n/forks'],
  grants: ['GET', '/api/documents/:document/grants'],
  addGrant: ['POST', '/api/documents/:document/grants'],
  keepFile: ['PUT', '/api/documents/:document/files/:hash'],
  endGrant: ['DELETE', '/api/documents/:document/grants/:grant'],
} as const satisfies Record<string, readonly [Method, string]>;

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type RouteName = keyof typeof routes;
