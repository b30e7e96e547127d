/** The words of the product, as types shared by client, server and contract. */
export const organisationTypes = [
  'district',
  'charter',
  'intermediary',
  'university',
  'agency',
  'funder',
  'community',
] as const;
export type OrganisationType = (typeof organisationTypes)[number];

/** Only these carry a context profile, evidence and decisions. */
export const districtTypes: readonly OrganisationType[] = ['district', 'charter'];

export const jobs = [
  'curriculumLead',
  'dataLead',
  'principal',
  'teacherLeader',
  'communityPartner',
  'superintendent',
  'researcher',
  'facilitator',
  'other',
] as const;
export type Job = (typeof jobs)[number];

export const roles = ['viewer', 'commenter', 'editor', 'facilitator'] as const;
/** What a person may do in a network, or what a grant gives; each includes the ones before it. */
export type Role = (typeof roles)[number];
export type GrantRole = Exclude<Role, 'facilitator'>;

export const phases = ['implement', 'collect', 'compare', 'decide'] as const;
export type Phase = (typeof phases)[number];

export const documentStates = ['live', 'freezing', 'frozen'] as const;
export type DocumentState = (typeof documentStates)[number];

export const visibilities = ['network', 'link', 'listed'] as const;
/** Who may read a publication: the network, anyone with the link, or everybody through the library. */
export type Visibility = (typeof visibilities)[number];

export const licences = [
  'CC-BY-4.0',
  'CC-BY-SA-4.0',
  'CC-BY-NC-4.0',
  'CC0-1.0',
  'all-rights-reserved',
] as const;
export type Licence = (typeof licences)[number];

export const versionTypes = ['automatic', 'named', 'frozen'] as const;
export type VersionType = (typeof versionTypes)[number];

export const artifactSorts = [
  'agenda',
  'slides',
  'lesson',
  'workSample',
  'dashboard',
  'dataDictionary',
  'letter',
  'rubric',
  'sequence',
  'other',
] as const;
export type ArtifactSort = (typeof artifactSorts)[number];

export const locales = ['en', 'es'] as const;
export type Locale = (typeof locales)[number];

export const localeCategories = ['city', 'suburb', 'town', 'rural'] as const;

/** What makes two districts alike. */
export const likenesses = [
  'state',
  'gradeSpan',
  'enrolment',
  'englishLearners',
  'disadvantaged',
  'localeCategory',
] as const;
export type Likeness = (typeof likenesses)[number];

/** How an organisation looks everywhere: `colour` 0-11, `pattern` 0-5, up to three `initials`. */
export interface Identity {
  readonly colour: number;
  readonly pattern: number;
  readonly initials: string;
}
