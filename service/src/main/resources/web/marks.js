/** What suggestions rest on, as spans of the text: sentences behind the first segments, names, and days that are over. */
export function marksOf({ segments, terms, overdue }, words) {
  const named = (term) => `kind_entity_${term.value.split(':')[0]}`;
  return [
    ...segments.slice(0, 3).filter((segment) => segment.evidence)
      .map((segment) => ({ ...segment.evidence, kind: 'evidence', title: words.say('mark_evidence_for', { name: segment.name }) })),
    ...terms.filter((term) => term.kind === 'entity')
      .flatMap((term) => term.evidence.map((span) => ({ ...span, kind: 'name', title: words.say(words.has(named(term)) ? named(term) : 'kind_entity') }))),
    ...overdue.map(({ evidence }) => ({ ...evidence, kind: 'overdue', title: words.say('overdue', { day: evidence.quote }) })),
  ];
}

/** Where two texts begin to differ, and where in the first they are alike again. */
export function change(before, after) {
  let from = 0;
  const most = Math.min(before.length, after.length);
  while (from < most && before[from] === after[from]) {
    from += 1;
  }
  let back = 0;
  while (back < most - from && before[before.length - 1 - back] === after[after.length - 1 - back]) {
    back += 1;
  }
  return [from, before.length - back];
}
