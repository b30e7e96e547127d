export default {
  'findings.title': 'Findings',
  'findings.none':
    'Nothing captured yet. A finding is one or two sentences: what you saw, where it held and where not.',
  'findings.capture': 'Capture a finding',
  'findings.text': 'What did you find?',
  'findings.text.hint': 'One or two sentences. Ctrl+Enter keeps it.',
  'findings.held': 'Where it held',
  'findings.notHeld': 'Where it did not',
  'findings.network': 'Network',
  'findings.keep': 'Keep it',
  'findings.kept': 'The finding is kept with “{place}”.',
  'findings.short': 'Write at least a few words.',
  'findings.heldIn': 'Held: {where}',
  'findings.notHeldIn': 'Not: {where}',
  'findings.by': '{by}, {organisation}',
  'findings.remove': 'Remove the finding “{text}”',
  'findings.removed': 'Removed: “{text}”',
} as const;
