import type { RouteName } from '../../shared/contract/routes.ts';
import type { Action } from '../actions/action.ts';
import { changePassword } from '../actions/accounts/changePassword.ts';
import { session } from '../actions/accounts/session.ts';
import { setUp } from '../actions/accounts/setUp.ts';
import { signIn } from '../actions/accounts/signIn.ts';
import { signOut } from '../actions/accounts/signOut.ts';
import { updateMe } from '../actions/accounts/updateMe.ts';
import { editComment } from '../actions/comments/editComment.ts';
import { mention } from '../actions/comments/mention.ts';
import { mentionable } from '../actions/comments/mentionable.ts';
import { readWaiting } from '../actions/comments/readWaiting.ts';
import { removeComment } from '../actions/comments/removeComment.ts';
import { reopenThread } from '../actions/comments/reopenThread.ts';
import { reply } from '../actions/comments/reply.ts';
import { resolveThread } from '../actions/comments/resolveThread.ts';
import { startThread } from '../actions/comments/startThread.ts';
import { threads } from '../actions/comments/threads.ts';
import { waiting } from '../actions/comments/waiting.ts';
import { addArtifact } from '../actions/cycles/addArtifact.ts';
import { cycle } from '../actions/cycles/cycle.ts';
import { removeArtifact } from '../actions/cycles/removeArtifact.ts';
import { startCycle } from '../actions/cycles/startCycle.ts';
import { updateCycle } from '../actions/cycles/updateCycle.ts';
import { addGrant } from '../actions/documents/addGrant.ts';
import { createDocument } from '../actions/documents/createDocument.ts';
import { document } from '../actions/documents/document.ts';
import { documents } from '../actions/documents/documents.ts';
import { duplicateDocument } from '../actions/documents/duplicateDocument.ts';
import { endGrant } from '../actions/documents/endGrant.ts';
import { fork } from '../actions/documents/fork.ts';
import { forkTargets } from '../actions/documents/forkTargets.ts';
import { grants } from '../actions/documents/grants.ts';
import { moveDocument } from '../actions/documents/moveDocument.ts';
import { nameVersion } from '../actions/documents/nameVersion.ts';
import { noteOpened } from '../actions/documents/noteOpened.ts';
import { owners } from '../actions/documents/owners.ts';
import { putBackDocument } from '../actions/documents/putBackDocument.ts';
import { removeDocument } from '../actions/documents/removeDocument.ts';
import { renameDocument } from '../actions/documents/renameDocument.ts';
import { starDocument, unstarDocument } from '../actions/documents/starDocument.ts';
import { updateDocument } from '../actions/documents/updateDocument.ts';
import { version } from '../actions/documents/versions.ts';
import { versions } from '../actions/documents/versions.ts';
import { keepFile } from '../actions/files/keepFile.ts';
import { answerPlace } from '../actions/joining/answerPlace.ts';
import { join } from '../actions/joining/join.ts';
import { joinLinks } from '../actions/joining/joinLinks.ts';
import { keepPlace } from '../actions/joining/keepPlace.ts';
import { makeJoinLink } from '../actions/joining/makeJoinLink.ts';
import { revokeJoinLink } from '../actions/joining/revokeJoinLink.ts';
import { showJoin } from '../actions/joining/showJoin.ts';
import { library } from '../actions/library/library.ts';
import { search } from '../actions/library/search.ts';
import { acceptInvitation } from '../actions/networks/acceptInvitation.ts';
import { addTerm } from '../actions/networks/addTerm.ts';
import { changeTerm } from '../actions/networks/changeTerm.ts';
import { glossary } from '../actions/networks/glossary.ts';
import { removeTerm } from '../actions/networks/removeTerm.ts';
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
import { decideSuggestions } from '../actions/suggestions/decideSuggestions.ts';
import { suggestions } from '../actions/suggestions/suggestions.ts';
import { undoDecisions } from '../actions/suggestions/undoDecisions.ts';
import { withdrawSuggestion } from '../actions/suggestions/withdrawSuggestion.ts';

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
  search,
  owners,
  showInvitation,
  acceptInvitation,
  revokeInvitation,
  showJoin,
  join,
  keepPlace,
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
  glossary,
  addTerm,
  changeTerm,
  removeTerm,
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
  renameDocument,
  duplicateDocument,
  moveDocument,
  starDocument,
  unstarDocument,
  noteOpened,
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
  joinLinks,
  makeJoinLink,
  revokeJoinLink,
  answerPlace,
  suggestions,
  decideSuggestions,
  undoDecisions,
  withdrawSuggestion,
  threads,
  startThread,
  reply,
  editComment,
  removeComment,
  resolveThread,
  reopenThread,
  mentionable,
  mention,
  waiting,
  readWaiting,
};
