const EVENTS = ['decision', 'items', 'delivery', 'context', 'reload'];

/** How long after the service refused to tell it is asked again. */
const AGAIN = 15_000;

/** Tells what changed meanwhile, as `GET /v1/events` names it: the name and data of each event. */
export function follow(onEvent) {
  const source = new EventSource('/v1/events');
  EVENTS.forEach((name) => source.addEventListener(name, ({ data }) => onEvent(name, JSON.parse(data))));
  source.addEventListener('error', () => {
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(() => follow(onEvent), AGAIN);
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
