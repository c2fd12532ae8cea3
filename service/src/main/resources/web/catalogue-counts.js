/** How many items each filter would leave, as far as it was counted; a large catalogue is counted in parts. */
export class Counts {
  #abort;
  #counts = {};

  constructor(api, onChange) {
    Object.assign(this, { api, onChange, known: false, matching: 0 });
  }

  of(facet, value) {
    return this.#counts[facet]?.[value] ?? 0;
  }

  /** Counts anew; what is still on its way is cancelled. Without an answer there are no counts. */
  async ask(filter) {
    this.#abort?.abort();
    const mine = new AbortController();
    this.#abort = mine;
    const sum = {};
    let matching = 0;
    let after;
    try {
      do {
        const part = await this.api.itemCounts({ ...filter, after }, mine.signal);
        matching += part.matching;
        for (const facet of ['imprint', 'desk', 'source', 'type', 'verdict']) {
          sum[facet] ??= {};
          Object.entries(part[facet]).forEach(([value, count]) => {
            sum[facet][value] = (sum[facet][value] ?? 0) + count;
          });
        }
        after = part.next_after;
      } while (after);
      this.#show(true, sum, matching);
    } catch {
      if (mine === this.#abort) {
        this.#show(false, {}, 0);
      }
    }
  }

  #show(known, counts, matching) {
    this.#counts = counts;
    Object.assign(this, { known, matching });
    this.onChange();
  }
}
