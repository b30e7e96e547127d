/** What a refused call means for whoever made it, by its code. */
export default {
  'error.badRequest': 'Something in the form isn’t right yet. Look at the marked fields.',
  'error.signedOut': 'You’re signed out. Sign in and try again.',
  'error.wrongPassword': 'This e-mail address and password don’t belong together.',
  'error.forbiddenOrigin':
    'This page was opened at another address than the one your workspace is set up for. Open it at its own address.',
  'error.askFacilitator':
    'This invitation is for another e-mail address. Ask the facilitator for one to yours.',
  'error.notFound': 'This isn’t here, or it isn’t shared with you. Ask whoever sent you the link.',
  'error.emailTaken':
    'There is already an account with this e-mail address. Sign in, then open the invitation again.',
  'error.alreadySetUp': 'This workspace has been set up already. Sign in instead.',
  'error.notLive': 'This document is frozen or being frozen, so it can’t be changed.',
  'error.notReady': 'A few things have to be put right before this can be published.',
  'error.reasonNeeded': 'Give one reason why this can be published despite the warnings.',
  'error.gone':
    'This invitation has been used, withdrawn, or has expired. Ask whoever sent it for a new one.',
  'error.tooLarge': 'That’s too much at once. Send less.',
  'error.tooMany': 'Too many tries. Wait a few minutes, then try again.',
  'error.lastFacilitator': 'A network needs a facilitator. Make somebody else a facilitator first.',
  'error.lastAdministrator':
    'Somebody has to look after the organization. Invite another person to do so first.',
  'error.unexpected': 'Something went wrong on the server. Nothing was changed; try again.',
  'error.unavailable': 'The server is busy at the moment. Try again shortly.',
} as const;
