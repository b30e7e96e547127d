import type { Job, OrganisationType, Role } from '../../shared/model.ts';

/** The example network: invented people of places that sound like Pennsylvania. No students in it. */
export interface ExampleOrganisation {
  readonly name: string;
  readonly type: OrganisationType;
  readonly profile?: Readonly<Record<string, string | number>>;
}

export const organisations: readonly ExampleOrganisation[] = [
  {
    name: 'Allentown',
    type: 'district',
    profile: {
      state: 'Pennsylvania',
      gradeSpan: 'K-12',
      enrolment: 16_200,
      englishLearners: 31,
      disadvantaged: 78,
      localeCategory: 'city',
      different: 'Families speak 40 languages at home; half of our classrooms read in two of them.',
    },
  },
  {
    name: 'Quakertown',
    type: 'district',
    profile: {
      state: 'Pennsylvania',
      gradeSpan: 'K-12',
      enrolment: 5_100,
      englishLearners: 6,
      disadvantaged: 34,
      localeCategory: 'town',
      different: 'Every K-5 teacher gives computational thinking a weekly block, mostly without screens.',
    },
  },
  {
    name: 'Pottstown',
    type: 'district',
    profile: {
      state: 'Pennsylvania',
      gradeSpan: 'K-12',
      enrolment: 3_300,
      englishLearners: 12,
      disadvantaged: 71,
      localeCategory: 'suburb',
      different: 'One in three families moves within the year, so we count absence by the week.',
    },
  },
  { name: 'Two Rivers Intermediate Unit', type: 'intermediary' },
  { name: 'Corner Reading Room', type: 'community' },
  {
    name: 'Ridgeway',
    type: 'district',
    profile: {
      state: 'Pennsylvania',
      gradeSpan: 'K-8',
      enrolment: 1_150,
      englishLearners: 4,
      disadvantaged: 52,
      localeCategory: 'rural',
      different: 'Four small schools, an hour apart by bus.',
    },
  },
];

export interface ExamplePerson {
  /** First part of the host: `maria.localhost`. */
  readonly host: string;
  readonly name: string;
  readonly organisation: string;
  readonly job: Job;
  readonly role: Role;
  readonly admin?: true;
}

/** The first two open beside each other; the last is of a district outside the network. */
export const people: readonly ExamplePerson[] = [
  {
    host: 'maria',
    name: 'Maria Delgado',
    organisation: 'Allentown',
    job: 'curriculumLead',
    role: 'facilitator',
    admin: true,
  },
  { host: 'ben', name: 'Ben Hartzell', organisation: 'Quakertown', job: 'teacherLeader', role: 'editor' },
  {
    host: 'aisha',
    name: 'Aisha Coleman',
    organisation: 'Pottstown',
    job: 'dataLead',
    role: 'editor',
    admin: true,
  },
  {
    host: 'ruth',
    name: 'Ruth Abrams',
    organisation: 'Two Rivers Intermediate Unit',
    job: 'facilitator',
    role: 'facilitator',
    admin: true,
  },
  { host: 'tomas', name: 'Tomás Rivera', organisation: 'Allentown', job: 'principal', role: 'editor' },
  { host: 'priya', name: 'Priya Raman', organisation: 'Allentown', job: 'dataLead', role: 'editor' },
  { host: 'grace', name: 'Grace Kim', organisation: 'Allentown', job: 'teacherLeader', role: 'editor' },
  {
    host: 'dana',
    name: 'Dana Moyer',
    organisation: 'Quakertown',
    job: 'principal',
    role: 'editor',
    admin: true,
  },
  {
    host: 'leo',
    name: 'Leo Fenstermacher',
    organisation: 'Quakertown',
    job: 'curriculumLead',
    role: 'editor',
  },
  { host: 'walt', name: 'Walt Brennan', organisation: 'Pottstown', job: 'principal', role: 'editor' },
  { host: 'helen', name: 'Helen Sato', organisation: 'Pottstown', job: 'superintendent', role: 'viewer' },
  {
    host: 'samuel',
    name: 'Samuel Ortiz',
    organisation: 'Corner Reading Room',
    job: 'communityPartner',
    role: 'commenter',
  },
  {
    host: 'nora',
    name: 'Nora Whitfield',
    organisation: 'Ridgeway',
    job: 'curriculumLead',
    role: 'facilitator',
    admin: true,
  },
];

export const networkName = 'Two Rivers Attendance Network';
/** Ridgeway has a network of its own, and knows the other one by what it publishes. */
export const neighbourNetworkName = 'Ridgeway schools';
