import type { Generated } from 'kysely';

/**
 * The tables, the same in SQLite and PostgreSQL. Ids are UUIDv7 text, times are milliseconds since 1970,
 * days are ISO 8601 text, booleans are 0/1, `*_json` columns hold JSON text that SQL never looks into.
 */
type Id = string;
type Ms = number;
type Bool = 0 | 1;
type Json = string;

export interface Tables {
  setting: { key: string; value: string };

  organisation: {
    id: Id;
    name: string;
    type: string;
    initials: string;
    colour: number;
    pattern: number;
    /** An organisation made by name alone is unclaimed until one of its people administers it. */
    claimed: Bool;
    profile_json: Json | null;
    created_at: Ms;
  };
  person: {
    id: Id;
    name: string;
    /** Lower-cased; null for guests. */
    email: string | null;
    password_hash: string | null;
    locale: string | null;
    installation_admin: Bool;
    created_at: Ms;
    ended_at: Ms | null;
  };
  /** `id` is the SHA-256 (hex) of the token in the cookie. */
  session: {
    id: string;
    person_id: Id;
    created_at: Ms;
    expires_at: Ms;
    last_used_at: Ms;
  };
  /** A person of an organisation. */
  member: {
    organisation_id: Id;
    person_id: Id;
    job: string;
    admin: Bool;
    created_at: Ms;
    ended_at: Ms | null;
  };
  network: {
    id: Id;
    name: string;
    created_at: Ms;
  };
  network_organisation: { network_id: Id; organisation_id: Id; created_at: Ms; ended_at: Ms | null };
  /** A person's role in a network, spoken for an organisation of it. */
  network_member: {
    network_id: Id;
    person_id: Id;
    organisation_id: Id;
    role: string;
    /** What they said on joining; their organisation's word, `member.job`, goes before it. */
    job: string | null;
    created_at: Ms;
    ended_at: Ms | null;
  };
  invitation: {
    id: Id;
    /** SHA-256 (hex) of the token in the link. */
    token_hash: string;
    network_id: Id | null;
    organisation_id: Id;
    role: string | null;
    admin: Bool;
    job: string | null;
    email: string | null;
    created_by: Id;
    created_at: Ms;
    expires_at: Ms;
    used_at: Ms | null;
    used_by: Id | null;
    revoked_at: Ms | null;
  };

  problem: {
    id: Id;
    network_id: Id;
    sentence: string;
    baseline: number | null;
    target: number | null;
    unit: string | null;
    due_on: string | null;
    definition_id: Id | null;
    created_at: Ms;
    updated_at: Ms;
  };
  glossary_term: {
    id: Id;
    network_id: Id;
    lang: string;
    term: string;
    words_json: Json;
    note: string;
    created_at: Ms;
    created_by: Id;
    updated_at: Ms;
  };
  definition: { id: Id; network_id: Id; sort: string; created_at: Ms; created_by: Id };
  definition_version: {
    definition_id: Id;
    n: number;
    name: string;
    body_json: Json;
    created_at: Ms;
    created_by: Id;
  };
  definition_agreement: {
    definition_id: Id;
    n: number;
    organisation_id: Id;
    person_id: Id;
    created_at: Ms;
  };
  cycle: {
    id: Id;
    network_id: Id;
    n: number;
    title: string;
    starts_on: string;
    collect_on: string;
    compare_on: string;
    decide_on: string;
    ends_on: string;
    created_at: Ms;
    created_by: Id;
  };
  artifact: {
    id: Id;
    cycle_id: Id;
    organisation_id: Id;
    title: string;
    sort: string;
    url: string;
    licence: string;
    created_at: Ms;
    created_by: Id;
    removed_at: Ms | null;
  };

  document: {
    id: Id;
    kind: string;
    kind_version: number;
    /** Exactly one of the two owns it. */
    network_id: Id | null;
    organisation_id: Id | null;
    cycle_id: Id | null;
    /** Copies of what the live document says, for lists and search. */
    title: string;
    finding: string;
    template: Bool;
    state: string;
    /** While freezing or frozen: the log position the freeze names. */
    frozen_seq: number | null;
    epoch: number;
    source_document_id: Id | null;
    source_version: number | null;
    /** The source version whose content this fork last took in. */
    base_version: number | null;
    created_by: Id;
    created_at: Ms;
    updated_at: Ms;
    removed_at: Ms | null;
    removed_by: Id | null;
    /** Its text is gone for good: what was published of it stays. */
    erased_at: Ms | null;
  };
  /** Personal parts that somebody has written in; the shared one is the document's own. */
  part: {
    document_id: Id;
    part: string;
    sort: string;
    person_id: Id;
    /** For which its owner wrote when it was begun. */
    organisation_id: Id | null;
    epoch: number;
    created_at: Ms;
  };
  /** Suggestions that were accepted or rejected lately, so that it can be taken back. */
  decided_suggestion: {
    id: Id;
    document_id: Id;
    part: string;
    /** The proposal as it was, with the blocks that took its place. */
    proposal_json: Json;
    decision: string;
    decided_by: Id;
    decided_at: Ms;
  };
  /** Append-only updates; `seq` counts from 1 within document, part and epoch. */
  log: {
    document_id: Id;
    part: string;
    epoch: number;
    seq: number;
    /** Null for what the server itself wrote (seeds, restores). */
    person_id: Id | null;
    organisation_id: Id | null;
    created_at: Ms;
    /** SHA-256 of the bytes; the same bytes are stored once. */
    hash: Uint8Array;
    bytes: Uint8Array;
  };
  /** A whole state that stands for the rows up to `seq`. */
  checkpoint: {
    document_id: Id;
    part: string;
    epoch: number;
    seq: number;
    created_at: Ms;
    /** SHA-256 of the state. */
    hash: Uint8Array;
    state_vector: Uint8Array;
    /** Who wrote what stands in the state: see shared/content/authorship. */
    authorship: Uint8Array;
    state: Uint8Array;
  };
  /** Who signed the rows up to `counted_to`, which may be gone from the log. */
  contributor: {
    document_id: Id;
    part: string;
    epoch: number;
    person_id: Id;
    organisation_id: Id;
    rows: number;
    first_seq: number;
    first_at: Ms;
    last_at: Ms;
    /** The same in every contributor of a place that was there when it was last counted: the highest one counts. */
    counted_to: number;
  };
  /** Whose a Yjs client id is, bound at its first struct. */
  client: {
    document_id: Id;
    part: string;
    epoch: number;
    client_id: number;
    person_id: Id | null;
    created_at: Ms;
  };
  /** Append-only: the database refuses update and delete. */
  version: {
    document_id: Id;
    n: number;
    type: string;
    name: string;
    /** Log position the version holds. */
    epoch: number;
    seq: number;
    content_hash: string;
    previous_hash: string | null;
    hash: string;
    metadata_json: Json;
    created_by: Id | null;
    created_at: Ms;
  };
  version_content: {
    document_id: Id;
    n: number;
    content_json: Json;
    authorship_json: Json;
  };
  /** Says that a version's content was removed, and why; without one the database refuses to remove it. */
  tombstone: { document_id: Id; n: number; reason: string; created_by: Id | null; created_at: Ms };
  publication: {
    id: Id;
    document_id: Id;
    n: number;
    cycle_id: Id | null;
    /** Numbered within the cycle: `/c/<cycle>/<n>`. */
    cycle_n: number | null;
    visibility: string;
    licence: string;
    /** One shared reason that clears the warnings. */
    reason: string | null;
    created_by: Id;
    created_at: Ms;
    withdrawn_at: Ms | null;
    withdrawn_reason: string | null;
  };
  publication_artifact: {
    publication_id: Id;
    artifact_id: Id;
    title: string;
    sort: string;
    url: string;
    organisation: string;
    licence: string;
  };
  /** Access to an organisation-owned document for one network, organisation or person. */
  grant: {
    id: Id;
    document_id: Id;
    network_id: Id | null;
    organisation_id: Id | null;
    person_id: Id | null;
    role: string;
    /** The network may publish named versions of it. */
    publish_consent: Bool;
    created_by: Id;
    created_at: Ms;
    ended_at: Ms | null;
  };
  /** Lets whoever holds it into one document until it ends. */
  join_link: {
    id: Id;
    /** SHA-256 (hex) of the token in the link. */
    token_hash: string;
    document_id: Id;
    role: string;
    created_by: Id;
    created_at: Ms;
    ends_at: Ms;
    revoked_at: Ms | null;
  };
  /** Somebody who came by a link, and for which organisation they write there. */
  join_place: {
    link_id: Id;
    person_id: Id;
    organisation_id: Id;
    job: string | null;
    created_at: Ms;
    /** When they asked to stay beyond the link, and when that was answered. */
    asked_at: Ms | null;
    answered_at: Ms | null;
  };
  /** Documents that a person wants at hand. */
  star: { person_id: Id; document_id: Id; at: Ms };
  /** When a person last opened a document. */
  opened: { person_id: Id; document_id: Id; at: Ms };
  /** The text of a live document (n = 0), or of a published version of it, for search; see store/search. */
  search_entry: {
    id: Generated<number>;
    document_id: Id;
    n: number;
    title: string;
    text: string;
    facts_json: Json;
    indexed_at: Ms;
  };
  /** People talking about a place in a document; kept beside it, never in it. */
  thread: {
    id: Id;
    document_id: Id;
    /** See shared/content/anchors. */
    anchor_json: Json;
    created_by: Id;
    organisation_id: Id | null;
    created_at: Ms;
    resolved_by: Id | null;
    resolved_at: Ms | null;
  };
  comment: {
    id: Id;
    thread_id: Id;
    document_id: Id;
    person_id: Id;
    /** For whom they spoke. */
    organisation_id: Id | null;
    /** Plain, with mentions as in shared/content/mentions; empty once removed. */
    text: string;
    created_at: Ms;
    edited_at: Ms | null;
    removed_at: Ms | null;
  };
  /** What waits for somebody to read it. */
  notification: {
    id: Id;
    person_id: Id;
    document_id: Id;
    /** Null when they are named in the document itself. */
    thread_id: Id | null;
    comment_id: Id | null;
    /** The field they are named in. */
    address: string | null;
    type: string;
    created_by: Id;
    created_at: Ms;
    read_at: Ms | null;
  };
  /** Kept once, whoever holds it. */
  file: {
    /** SHA-256 (hex) of the bytes. */
    hash: string;
    type: string;
    size: number;
    width: number;
    height: number;
    created_at: Ms;
    bytes: Uint8Array;
  };
  /** Which documents hold a file, and whose room it takes. */
  document_file: {
    document_id: Id;
    hash: string;
    organisation_id: Id | null;
    created_by: Id | null;
    created_at: Ms;
  };
  audit: {
    id: Id;
    created_at: Ms;
    person_id: Id | null;
    organisation_id: Id | null;
    network_id: Id | null;
    document_id: Id | null;
    action: string;
    details_json: Json;
  };
}
