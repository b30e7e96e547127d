import { type MessageId, useTranslate } from '../../../ui/text.tsx';

/** Fields whose name stands under another id than their path: no word is kept twice. */
const elsewhere: Readonly<Record<string, MessageId>> = {
  'memo.predictionOn': 'compare.field.predictionOn',
  'memo.evidence.predictedOn': 'compare.field.predictedOn',
  'rubric.lowest': 'rubric.levels.from',
  'rubric.vendors.prices': 'rubric.prices',
  'rubric.vendors.prices.sort': 'rubric.prices.sort',
  'rubric.vendors.prices.amount': 'rubric.prices.amount',
  'rubric.vendors.prices.per': 'rubric.prices.per',
  'rubric.vendors.prices.note': 'rubric.prices.note',
  'rubric.scoring': 'compare.field.scoring',
  'rubric.ratings': 'rubric.who',
  'rubric.ratings.name': 'rubric.who.rater',
  'rubric.ratings.organisation': 'rubric.afterBuying.organisation',
  'rubric.ratings.person': 'rubric.who.rater',
  'rubric.ratings.state': 'compare.field.state',
  'rubric.ratings.scores': 'compare.field.scores',
  'rubric.ratings.revealed': 'compare.field.revealed',
  'rubric.ratings.beforeReopening': 'compare.field.beforeReopening',
  'rubric.ratings.notes': 'compare.field.notes',
  'rubric.ratings.links': 'compare.field.links',
  'rubric.ratings.conflicts': 'compare.field.conflicts',
  'rubric.ratings.conflicts.conflict': 'rubric.who.conflict',
  'rubric.ratings.conflicts.reason': 'compare.field.reason',
  'rubric.consensus': 'rubric.cell.consensus',
  'rubric.consensusReasons': 'compare.field.consensusReasons',
  'rubric.events.event': 'compare.field.event',
  'rubric.events.date': 'compare.field.date',
  'rubric.events.who': 'compare.field.who',
  'rubric.events.reason': 'compare.field.reason',
  'family.languages.tag': 'family.language.tag',
  'family.languages.whose': 'family.language.whose',
  'family.languages.reviewer': 'family.language.reviewer',
  'family.languages.wording': 'family.language.wording',
  'sequence.units.title': 'sequence.column.unit',
  'sequence.units.grade': 'sequence.column.grade',
  'sequence.units.course': 'sequence.column.course',
  'sequence.units.week': 'sequence.column.week.long',
  'sequence.units.day': 'sequence.column.day.long',
  'sequence.units.weeks': 'sequence.column.weeks.long',
  'sequence.units.days': 'sequence.column.days.long',
  'sequence.units.standards': 'sequence.column.standards',
  'sequence.units.standards.standard': 'sequence.column.standard',
  'sequence.units.standards.emphasis': 'sequence.column.emphasis',
  'sequence.units.standards.level': 'sequence.column.level',
  'sequence.units.prerequisites': 'sequence.unit.prerequisites',
  'sequence.units.prerequisites.unit': 'sequence.column.before',
  'sequence.units.questions': 'sequence.unit.questions',
  'sequence.units.skills': 'sequence.unit.skills',
  'sequence.units.assessment': 'sequence.unit.assessment',
  'sequence.units.resources': 'sequence.unit.resources',
  'sequence.units.vocabulary': 'sequence.unit.vocabulary',
  'sequence.units.languageSupport': 'sequence.unit.languageSupport',
  'sequence.units.disabilitySupport': 'sequence.unit.disabilitySupport',
  'sequence.units.why': 'sequence.unit.why',
  'sequence.units.local': 'sequence.unit.local',
  'sequence.standards.identifier': 'sequence.column.standard',
  'sequence.standards.code': 'sequence.column.code',
  'sequence.standards.statement': 'sequence.column.statement',
  'sequence.standards.framework': 'sequence.column.framework',
  'sequence.standards.version': 'sequence.column.version',
  'sequence.calendars.organisation': 'sequence.column.organisation',
  'sequence.calendars.name': 'sequence.column.name',
  'sequence.calendars.firstDay': 'sequence.column.firstDay',
  'sequence.calendars.lastDay': 'sequence.column.lastDay',
  'sequence.calendars.daysPerWeek': 'sequence.column.daysPerWeek',
  'sequence.calendars.breaks': 'compare.field.breaks',
  'sequence.calendars.breaks.name': 'sequence.column.name',
  'sequence.calendars.breaks.from': 'sequence.column.from',
  'sequence.calendars.breaks.to': 'sequence.column.to',
  'sequence.calendars.terms': 'compare.field.terms',
  'sequence.calendars.terms.name': 'sequence.column.name',
  'sequence.calendars.terms.from': 'sequence.column.from',
  'sequence.calendars.terms.to': 'sequence.column.to',
};

/** What the choices of a field are called under, where that is neither its path nor its name. */
const choices: Readonly<Record<string, string>> = {
  'memo.needs.sort': 'memo.need',
  'rubric.categories.sort': 'rubric.category',
  'rubric.vendors.prices.sort': 'rubric.price',
  'rubric.scoring': 'compare.scoring',
  'rubric.ratings.state': 'compare.rater',
  'family.mergeFields.type': 'family.fieldType',
};

/** The message that names a field of a kind, from its path without ids: `memo.evidence.before`. */
export function fieldId(path: string): string {
  return elsewhere[path] ?? path;
}

/** The messages that may name a choice, the likeliest first. */
export function choiceIds(kind: string, path: string, field: string, choice: string): readonly string[] {
  const full = `${kind}.${path}`;
  return [choices[full], full, `${kind}.${field}`].flatMap((one) => (one ? [`${one}.${choice}`] : []));
}

/** What a field is called, from its path without ids: `evidence.before`. */
export function useFieldName(kind: string): (path: string) => string {
  const say = useTranslate();
  return (path) => say(fieldId(`${kind}.${path}`));
}
