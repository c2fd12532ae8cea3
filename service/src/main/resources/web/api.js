/** A problem that the service named (RFC 9457), or that kept it from answering. */
export class Problem extends Error {
  constructor(body, status) {
    super(body.detail ?? 'no answer');
    this.code = body.code ?? 'unreachable';
    this.field = body.field;
    this.fix = body.fix;
    this.status = status;
  }
}

/** The two labels of each code of a vocabulary's table. */
function subjectLabels(table) {
  const rows = table.split('\n').filter((line) => line && !line.startsWith('#')).slice(1).map((line) => line.split(','));
  return new Map(rows.map(([code, , , de, en]) => [code, { de, en }]));
}

/** The filters that are set, as a query. */
function queryOf(filter) {
  return new URLSearchParams(Object.entries(filter).filter(([, value]) => value));
}

/** Calls the service; `endpoint` is its address, empty for the page's own. */
export class Api {
  constructor(endpoint = '') {
    this.endpoint = endpoint.replace(/\/+$/, '');
  }

  imprints() {
    return this.call('GET', '/v1/imprints');
  }

  sources() {
    return this.call('GET', '/v1/sources');
  }

  /** The labels of the book subjects by code. */
  async subjects() {
    const response = await this.fetch('/web/thema-short.csv', {});
    return subjectLabels(response.ok ? await response.text() : '');
  }

  /** One page of the catalogue. */
  items(filter, signal) {
    return this.call('GET', `/v1/items?${queryOf(filter)}`, undefined, signal);
  }

  /** How many items each filter would leave; one part of a large catalogue. */
  itemCounts(filter, signal) {
    return this.call('GET', `/v1/items:count?${queryOf(filter)}`, undefined, signal);
  }

  /** An item as it is stored, with its facts. */
  item(id, signal) {
    return this.call('GET', `/v1/items/${encodeURIComponent(id)}`, undefined, signal);
  }

  queue(desk, after) {
    const cursor = after ? `&after=${encodeURIComponent(after)}` : '';
    return this.call('GET', `/v1/desks/${encodeURIComponent(desk)}/queue?limit=8${cursor}`);
  }

  suggest(draft, signal) {
    return this.call('POST', '/v1/suggestions', draft, signal);
  }

  /** The text of a document; its bytes in Base64. */
  readDocument(name, content) {
    return this.call('POST', '/v1/documents:read', { name, content });
  }

  suggestFor(item, signal) {
    return this.call('GET', `/v1/items/${encodeURIComponent(item)}/suggestions`, undefined, signal);
  }

  decide(item, decision) {
    return this.call('POST', `/v1/items/${encodeURIComponent(item)}/decisions`, decision);
  }

  checked(item, by) {
    return this.call('POST', `/v1/items/${encodeURIComponent(item)}/checked`, { by });
  }

  /** The items of a desk about which somebody decided, the last ones first. */
  decided(desk) {
    return this.call('GET', `/v1/desks/${encodeURIComponent(desk)}/decided?limit=30`);
  }

  store(id, item, headers) {
    return this.call('PUT', `/v1/items/${encodeURIComponent(id)}`, item, undefined, headers);
  }

  gaps() {
    return this.call('GET', '/v1/governance/gaps');
  }

  duplicates() {
    return this.call('GET', '/v1/governance/duplicates?limit=50');
  }

  healthReport(filter) {
    return this.call('GET', `/v1/governance/report?${queryOf(filter)}`);
  }

  /** How many items pass on each day. */
  outlook(filter) {
    return this.call('GET', `/v1/governance/outlook?${queryOf(filter)}`);
  }

  moveIncident(id, move) {
    return this.call('POST', `/v1/governance/incidents/${id}/actions`, move);
  }

  holds() {
    return this.call('GET', '/v1/holds');
  }

  previewPolicy(yaml) {
    return this.call('POST', '/v1/policies:preview', { yaml });
  }

  /** The entity tag of an item's version. */
  async tag(item) {
    return (await this.tagged(`/v1/items/${encodeURIComponent(item)}`)).tag;
  }

  /** What stands at a path, with the entity tag of its version. */
  async tagged(path) {
    const response = await this.fetch(path, { headers: { Accept: 'application/json' } });
    const answer = await response.json(); // also where only the tag is used: an answer that nobody reads stays open
    if (!response.ok) {
      throw new Problem(answer, response.status);
    }
    return { tag: response.headers.get('ETag'), answer };
  }

  /** Sends a request that the service offered. */
  send({ method, path, body }, tag) {
    return this.call(method, path, body, undefined, tag ? { 'If-Match': tag } : {});
  }

  demo() {
    return this.call('GET', '/v1/demo');
  }

  plug(running) {
    return this.call('POST', '/v1/demo/feed', { running });
  }

  async call(method, path, body, signal, headers = {}) {
    const request = { method, signal, headers: { Accept: 'application/json', ...headers } };
    if (body !== undefined) {
      request.headers['Content-Type'] = 'application/json';
      request.body = JSON.stringify(body);
    }
    const response = await this.fetch(path, request);
    let answer;
    try {
      answer = await response.json();
    } catch {
      answer = {};
    }
    if (!response.ok) {
      throw new Problem(answer, response.status);
    }
    return answer;
  }

  async fetch(path, request) {
    try {
      return await fetch(this.endpoint + path, request);
    } catch (error) {
      if (error.name === 'AbortError') {
        throw error;
      }
      throw new Problem({}, 0);
    }
  }
}
