/** The names behind ids: imprints, desks and sources of one service, read once. */
export class Names {
  static #known = new Map();

  constructor() {
    this.imprints = new Map();
    this.desks = new Map();
    this.sources = new Map();
    this.subjects = new Map();
  }

  /** The names of the service at an address; ids stay where they cannot be read. */
  static of(api) {
    if (!Names.#known.has(api.endpoint)) {
      Names.#known.set(api.endpoint, new Names().read(api).then((names) => {
        if (names.imprints.size === 0) {
          Names.#known.delete(api.endpoint);
        }
        return names;
      }));
    }
    return Names.#known.get(api.endpoint);
  }

  async read(api) {
    const [imprints, sources, subjects] = await Promise.allSettled([api.imprints(), api.sources(), api.subjects()]);
    (imprints.value?.imprints ?? []).forEach((imprint) => {
      this.imprints.set(imprint.id, imprint.name);
      imprint.desks.forEach((desk) => this.desks.set(desk.id, desk.name));
    });
    (sources.value?.sources ?? []).forEach((source) => this.sources.set(source.id, source.name));
    this.subjects = subjects.value ?? new Map();
    return this;
  }

  imprint(id) {
    return this.imprints.get(id) ?? id;
  }

  desk(id) {
    return this.desks.get(id) ?? id;
  }

  source(id) {
    return this.sources.get(id) ?? id;
  }

  /** A subject in words: its label, else that of the nearest broader subject; a code alone says nothing. */
  label({ scheme, code }, words) {
    const known = scheme === 'thema' ? this.subject(code, words.language) : undefined;
    const broader = scheme === 'thema' && !known ? this.broader(code, words.language) : undefined;
    const of = words.has(`scheme_${scheme}`) ? words.say(`scheme_${scheme}`) : scheme;
    return known ?? (broader ? words.say('subject_within', { label: broader }) : words.say('subject_unnamed', { scheme: of }));
  }

  /** The label of the nearest broader book subject: its code is a beginning of the narrower one's. */
  broader(code, language) {
    for (let length = code.length - 1; length > 0; length--) {
      const label = this.subject(code.slice(0, length), language);
      if (label) {
        return label;
      }
    }
    return undefined;
  }

  /** A subject's label, `undefined` where its code is not in the list of book subjects. */
  subject(code, language) {
    return this.subjects.get(code)?.[language];
  }
}
