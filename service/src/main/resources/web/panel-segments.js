import { h } from './dom.js';
import { becauseLine, leftOutText } from './explain.js';

/** How many segments an editor sees first. */
const FIRST = 3;

/** The segments that fit, best first; further ones behind a click. */
export function segmentsView(body, context) {
  const { words } = context;
  const first = body.segments.slice(0, FIRST);
  const more = [...body.segments.slice(FIRST), ...body.more_segments];
  return h('section', { class: 'segments', 'aria-label': words.say('segments') },
    h('h3', {}, words.say('segments')),
    first.length === 0 && h('p', { class: 'none' },
      h('strong', {}, words.say('no_segment')), ' ', more.length > 0
        ? words.say('nearest', { name: more[0].name, score: words.score(more[0].score) })
        : words.say('no_segment_takes')),
    first.length > 0 && h('p', { class: 'effect' },
      words.say(context.isDraft ? 'effect_draft' : `effect_${body.accepting.listed}`, { until: words.day(body.accepting.until) })),
    first.map((segment) => card(segment, body.accepting, context)),
    more.length > 0 && h('details', { 'data-part': 'more' },
      h('summary', {}, words.say('segments_more', { count: more.length })),
      more.map((segment) => card(segment, body.accepting, context))),
    body.left_out.length > 0 && h('details', { 'data-part': 'left-out' },
      h('summary', {}, words.say('left_out', { count: body.left_out.length })),
      h('ul', { class: 'muted' }, body.left_out.map((left) => h('li', {}, `${left.name}: ${leftOutText(left, words)}`)))));
}

function card(segment, accepting, context) {
  const { words, answers } = context;
  const key = `segment:${segment.id}`;
  const state = answers.stateOf(key, segment.answered);
  return h('article', {
    class: `card answerable ${state}`,
    'data-key': key,
    'data-kind': 'segment',
    'data-value': segment.id,
    'data-name': segment.name,
    'data-start': segment.evidence?.start,
    'data-end': segment.evidence?.end,
    tabindex: -1,
    'aria-label': `${segment.name}, ${words.say(`words_${segment.words}`)}`,
  },
  h('header', {},
    h('h4', {}, segment.name),
    h('p', { class: `fit ${segment.words}` }, words.say(`words_${segment.words}`), ' ',
      h('span', { class: 'number' }, words.score(segment.score)))),
  segment.evidence && h('blockquote', { title: words.say('evidence') }, segment.evidence.quote),
  facts(segment, context),
  h('p', { class: 'effect' }, effect(state, accepting, context, key)),
  context.answers.buttons(key, state, context));
}

function facts(segment, context) {
  const { words } = context;
  return h('dl', {},
    segment.because.length > 0 && [h('dt', {}, words.say('because')), h('dd', {}, becauseLine(segment.because, context))],
    segment.look_alikes.length > 0 && [h('dt', {}, words.say('look_alikes')), h('dd', {}, segment.look_alikes.map((like) => like.title).join(' · '))],
    [h('dt', { class: 'hidden' }, words.say('reach_label')), h('dd', { class: 'muted wide' }, segment.reach
      ? words.say('reach', { size: words.number(segment.reach.size), as_of: words.moment(segment.reach.as_of) })
      : words.say('reach_unknown'))]);
}

function effect(state, accepting, { words, answers, isDraft }, key) {
  if (isDraft) {
    return state === 'accepted' ? words.say('effect_kept') : '';
  }
  return state === 'accepted' ? words.say('effect_done', { until: words.day(answers.untilOf(key) ?? accepting.until) }) : '';
}
