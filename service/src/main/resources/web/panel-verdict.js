import { h } from './dom.js';
import { reasonDetail } from './explain.js';

/** Reasons that the clock alone may clear. */
const PASSING = new Set(['embargoed', 'not_yet_live', 'not_announced', 'on_hold', 'not_available']);
/** What an editor has to hear first; a missing date matters little on an item that is not published. */
const FIRST = ['on_hold', 'embargoed', 'tombstoned', 'recalled', 'withdrawn', 'canceled', 'correction_pending', 'expired', 'withheld', 'not_published', 'not_yet_live'];
const CHECKABLE = new Set(['check_due', 'check_overdue']);

/** One line of verdict with one fix; the other reasons behind a click. */
export function verdictView(verdict, context) {
  const { words, isDraft, onChecked } = context;
  const weighty = verdict.reasons.filter((reason) => weighs(reason, verdict));
  const main = FIRST.map((code) => weighty.find((reason) => reason.code === code)).find(Boolean) ?? weighty[0];
  const line = [h('strong', {}, headline(verdict, main, words, isDraft))];
  if (main) {
    line.push(' ', h('span', { class: 'fix' }, words.say('verdict_fix', { fix: fixOf(main, words) })));
  }
  if (verdict.decision !== 'pass' && verdict.next_change_at && PASSING.has(main?.code)) {
    line.push(' ', h('span', { class: 'muted' }, words.say('verdict_next', { at: words.moment(verdict.next_change_at) })));
  }
  const tone = verdict.decision === 'pass' ? (main ? 'warn' : 'pass') : verdict.decision;
  return h('section', { class: `verdict ${tone}`, 'data-decision': verdict.decision },
    h('p', { class: 'line' }, ...line),
    main && CHECKABLE.has(main.code) && !isDraft
      && h('button', { type: 'button', class: 'quiet', onclick: onChecked }, words.say('mark_checked')),
    verdict.reasons.length > 0 && reasonList(verdict.reasons, context));
}

function weighs(reason, verdict) {
  return verdict.decision === 'pass' ? reason.severity === 'warn' : reason.severity === verdict.decision;
}

function headline(verdict, main, words, isDraft) {
  if (verdict.decision === 'pass') {
    return main
      ? words.say('verdict_warn', { reason: words.say(main.code) })
      : words.say(isDraft ? 'verdict_pass_draft' : 'verdict_pass');
  }
  return words.say(`verdict_${verdict.decision}`, { reason: main ? words.say(main.code) : '–' });
}

function fixOf(reason, words) {
  const key = `fix_${reason.code}`;
  return words.has(key) ? words.say(key) : reason.fix;
}

function reasonList(reasons, context) {
  const { words, names } = context;
  return h('details', { 'data-part': 'reasons' },
    h('summary', {}, words.say('all_reasons', { count: reasons.length })),
    h('ul', {}, reasons.map((reason) => h('li', {},
      h('span', { class: `badge ${reason.severity}` }, words.say(`severity_${reason.severity}`)), ' ',
      words.say(reason.code), ' ',
      h('span', { class: 'muted' }, [
        reasonDetail(reason, context),
        reason.owner && words.say('health_owner', { owner: names.desk(reason.owner) }),
      ].filter(Boolean).join(' · '))))));
}
