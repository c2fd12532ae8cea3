const PREFIX = 'colophon.draft.';
const TRAIL = 50;
const KEPT_DISCARDED = 30 * 864e5;

const fresh = () => Math.random().toString(36).slice(2, 10) + Date.now().toString(36).slice(-4);

/**
 * Drafts in the browser's storage. Each record names the revisions that it was made from. A tab that wrote
 * without having seen another tab's revision keeps its text as a draft of its own, so that nothing is overwritten.
 */
export class Drafts {
  #seen = new Map();

  /**
   * @param onRemote told the record that another tab wrote
   * @param onConflict told the id of the open draft that another tab changed at the same time
   * @param onList told that the list of drafts may have changed
   */
  constructor({ onRemote, onConflict, onList }) {
    window.addEventListener('storage', ({ key }) => {
      if (!key?.startsWith(PREFIX)) {
        return;
      }
      const id = key.slice(PREFIX.length);
      const record = this.#read(id);
      const seen = this.#seen.get(id);
      if (record && seen && record.rev !== seen) {
        if (record.trail.includes(seen)) {
          this.#seen.set(id, record.rev);
          onRemote(record);
        } else {
          onConflict(id);
        }
      }
      onList();
    });
    this.#purge();
  }

  static newId() {
    return fresh();
  }

  /** The drafts that are kept, the newest first. */
  list() {
    return this.#all().filter((record) => !record.discarded).sort((a, b) => b.at.localeCompare(a.at));
  }

  /** A draft, from which on this tab knows its revision. */
  open(id) {
    const record = this.#read(id);
    this.#seen.set(id, record?.rev);
    return record;
  }

  /**
   * Keeps a draft. Where another tab changed it unseen, this one is kept under a new id.
   *
   * @returns the id that it is kept under
   */
  save(id, content) {
    const stored = this.#read(id);
    if (stored && stored.rev !== this.#seen.get(id)) {
      if (!this.#same(stored, content)) {
        return this.save(fresh(), { ...content, copy_of: id });
      }
      this.#seen.set(id, stored.rev);
      return id;
    }
    const rev = fresh();
    const trail = stored ? [stored.rev, ...stored.trail].slice(0, TRAIL) : [];
    localStorage.setItem(PREFIX + id, JSON.stringify({ ...content, id, rev, trail, at: new Date().toISOString() }));
    this.#seen.set(id, rev);
    return id;
  }

  /** Takes a draft out of the list; it can be brought back for a month. */
  discard(id) {
    this.#mark(id, { discarded: new Date().toISOString() });
  }

  restore(id) {
    this.#mark(id, { discarded: undefined });
  }

  /** Removes a draft that became an item. */
  remove(id) {
    localStorage.removeItem(PREFIX + id);
    this.#seen.delete(id);
  }

  #mark(id, change) {
    const record = this.open(id);
    if (record) {
      this.save(id, { ...record, ...change });
    }
  }

  #same(stored, content) {
    return JSON.stringify(stored.fields) === JSON.stringify(content.fields) && JSON.stringify(stored.decisions) === JSON.stringify(content.decisions);
  }

  #read(id) {
    try {
      return JSON.parse(localStorage.getItem(PREFIX + id)) ?? undefined;
    } catch {
      return undefined;
    }
  }

  #all() {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).map((key) => this.#read(key.slice(PREFIX.length))).filter(Boolean);
    } catch {
      return [];
    }
  }

  #purge() {
    const limit = new Date(Date.now() - KEPT_DISCARDED).toISOString();
    this.#all().filter((record) => record.discarded && record.discarded < limit).forEach((record) => this.remove(record.id));
  }
}
