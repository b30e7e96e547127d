import type { RouteName } from '../../shared/contract/routes.ts';
import type { Action } from '../actions/action.ts';
import { changePassword } from '../actions/accounts/changePassword.ts';
import { session } from '../actions/accounts/session.ts';
import { setUp } from '../actions/accounts/setUp.ts';
import { signIn } from '../actions/accounts/signIn.ts';
import { signOut } from '../actions/accounts/signOut.ts';
import { updateMe } from '../actions/accounts/updateMe.ts';
import { addArtifact } from '../actions/cycles/addArtifact.ts';
import { cycle } from '../actions/cycles/cycle.ts';
import { removeArtifact } from '../actions/cycles/removeArtifact.ts';
import { startCycle } from '../actions/cycles/startCycle.ts';
import { updateCycle } from '../actions/cycles/updateCycle.ts';
import { addGrant } from '../actions/documents/addGrant.ts';
import { createDocument } from '../actions/documents/createDocument.ts';
import { document } from '../actions/documents/document.ts';
import { documents } from '../actions/documents/documents.ts';
import { endGrant } from '../actions/documents/endGrant.ts';
import { fork } from '../actions/documents/fork.ts';
import { forkTargets } from '../actions/documents/forkTargets.ts';
import { grants } from '../actions/documents/grants.ts';
import { nameVersion } from '../actions/documents/nameVersion.ts';
import { putBackDocument } from '../actions/documents/putBackDocument.ts';
import { removeDocument } from '../actions/documents/removeDocument.ts';
import { updateDocument } from '../actions/documents/updateDocument.ts';
import { version } from '../actions/documents/versions.ts';
import { versions } from '../actions/documents/versions.ts';
import { keepFile } from '../actions/files/keepFile.ts';
import { library } from '../actions/library/library.ts';
import { acceptInvitation } from '../actions/networks/acceptInvitation.ts';
import { addDefinition } from '../actions/networks/addDefinition.ts';
import { addOrganisation } from '../actions/networks/addOrganisation.ts';
import { agreeDefinition } from '../actions/networks/agreeDefinition.ts';
import { changeRole } from '../actions/networks/changeRole.ts';
import { createNetwork } from '../actions/networks/createNetwork.ts';
import { definitions } from '../actions/networks/definitions.ts';
import { home } from '../actions/networks/home.ts';
import { invite } from '../actions/networks/invite.ts';
import { network } from '../actions/networks/network.ts';
import { people } from '../actions/networks/people.ts';
import { removeMember } from '../actions/networks/removeMember.ts';
import { reviseDefinition } from '../actions/networks/reviseDefinition.ts';
import { revokeInvitation } from '../actions/networks/revokeInvitation.ts';
import { saveProblem } from '../actions/networks/saveProblem.ts';
import { showInvitation } from '../actions/networks/showInvitation.ts';
import { updateNetwork } from '../actions/networks/updateNetwork.ts';
import { confirmMember } from '../actions/organisations/confirmMember.ts';
import { endMember } from '../actions/organisations/endMember.ts';
import { organisation } from '../actions/organisations/organisation.ts';
import { updateOrganisation } from '../actions/organisations/updateOrganisation.ts';
import { freeze } from '../actions/publications/freeze.ts';
import { publish } from '../actions/publications/publish.ts';
import { publishingSheet } from '../actions/publications/publishingSheet.ts';
import { reopen } from '../actions/publications/reopen.ts';

export type Actions = { readonly [N in RouteName]: Action<N> };

/** Every call of the contract and the verb that answers it. */
export const actions: Actions = {
  session,
  setUp,
  signIn,
  signOut,
  updateMe,
  changePassword,
  home,
  library,
  showInvitation,
  acceptInvitation,
  revokeInvitation,
  createNetwork,
  network,
  updateNetwork,
  people,
  addOrganisation,
  invite,
  changeRole,
  removeMember,
  saveProblem,
  definitions,
  addDefinition,
  reviseDefinition,
  agreeDefinition,
  startCycle,
  cycle,
  updateCycle,
  addArtifact,
  removeArtifact,
  organisation,
  updateOrganisation,
  confirmMember,
  endMember,
  documents,
  createDocument,
  document,
  updateDocument,
  removeDocument,
  putBackDocument,
  versions,
  version,
  nameVersion,
  publishingSheet,
  publish,
  freeze,
  reopen,
  forkTargets,
  fork,
  grants,
  addGrant,
  keepFile,
  endGrant,
};
