/** The page's state in its address: every value is a parameter, and an empty one is left out. */
export class Address {
  constructor(onBack) {
    window.addEventListener('popstate', () => onBack());
  }

  get(name) {
    return new URLSearchParams(location.search).get(name) || undefined;
  }

  /** Goes to another state, which the back button leaves again. */
  go(changes) {
    this.#change(changes, 'pushState');
  }

  /** Changes the state in place. */
  set(changes) {
    this.#change(changes, 'replaceState');
  }

  #change(changes, how) {
    const query = new URLSearchParams(location.search);
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined || value === '') {
        query.delete(name);
      } else {
        query.set(name, value);
      }
    }
    const text = query.toString();
    const next = location.pathname + (text && `?${text}`);
    if (next !== location.pathname + location.search) {
      history[how](null, '', next);
    }
  }
}
