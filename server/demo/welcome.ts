import type { Demo } from '../context.ts';

const jobs: Readonly<Record<string, string>> = {
  curriculumLead: 'curriculum lead',
  dataLead: 'data lead',
  principal: 'principal',
  teacherLeader: 'teacher leader',
  communityPartner: 'community partner',
  superintendent: 'superintendent',
  researcher: 'researcher',
  facilitator: 'facilitator',
  other: 'member',
};

/** What is printed when the example is ready: the two links to open beside each other come first. */
export function demoWelcome({ people, documentId }: Demo): string {
  const [first, second, ...rest] = people;
  if (!first || !second) return '';
  const lines = [
    'The example is ready. Nothing in it is kept when you stop it.',
    '',
    `  You are ${first.name}, facilitator, ${first.organisation}:`,
    `    http://${first.host}/d/${documentId}`,
    `  Open beside it: ${second.name}, ${second.organisation}:`,
    `    http://${second.host}/d/${documentId}`,
    '',
    '  Others you can be:',
    ...rest.map(
      (one) =>
        `    http://${one.host}/`.padEnd(38) +
        `${one.name}, ${one.role === 'facilitator' ? 'facilitator' : (jobs[one.job] ?? one.job)}${one.role === 'viewer' ? ' (reads only)' : ''}, ${one.organisation}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}
