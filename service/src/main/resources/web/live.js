const EVENTS = ['decision', 'items', 'delivery', 'context', 'run', 'reload'];

/** States in which a run goes on by itself. */
export const MOVING = ['running', 'applying', 'rolling_back'];

/** How long after the service refused to tell it is asked again. */
const AGAIN = 15_000;

/** Tells what changed meanwhile, as `GET /v1/events` names it: the name and data of each event; and whether the service can be reached. */
export function follow(onEvent, onReached = () => {}) {
  const source = new EventSource('/v1/events');
  let failures = 0; // since the last answer, whose end counts as one
  source.addEventListener('open', () => {
    failures = 0;
    onReached(true);
  });
  EVENTS.forEach((name) => source.addEventListener(name, ({ data }) => onEvent(name, JSON.parse(data))));
  source.addEventListener('error', () => {
    failures += 1;
    if (failures > 1) {
      onReached(false);
    }
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(() => follow(onEvent, onReached), AGAIN);
    }
  });
  window.addEventListener('pagehide', () => source.close());
}

/** Whether an event is about an item. */
export function concerns(id, name, data) {
  return { decision: data.item === id, items: data.items?.includes(id), context: true, reload: true }[name] ?? false;
}

/** What the panel of this page decided itself: it comes back as an event, too. */
export class OwnDecisions {
  #keys = new Set();

  constructor(panel) {
    panel.addEventListener('colophon-decision', ({ detail }) => this.#keys.add(keyOf(detail)));
  }

  /** Whether an event is one of them; asked once for each. */
  are(name, data) {
    return name === 'decision' && this.#keys.delete(keyOf(data));
  }
}

function keyOf({ item, kind, value, answer }) {
  return [item, kind, value, answer].join('\n');
}
