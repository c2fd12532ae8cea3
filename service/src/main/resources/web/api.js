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

/** Calls the service; `endpoint` is its address, empty for the page's own. */
export class Api {
  constructor(endpoint = '') {
    this.endpoint = endpoint.replace(/\/+$/, '');
  }

  imprints() {
    return this.call('GET', '/v1/imprints');
  }

  queue(desk, after) {
    const cursor = after ? `&after=${encodeURIComponent(after)}` : '';
    return this.call('GET', `/v1/desks/${encodeURIComponent(desk)}/queue?limit=8${cursor}`);
  }

  suggest(draft, signal) {
    return this.call('POST', '/v1/suggestions', draft, signal);
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

  store(id, item) {
    return this.call('PUT', `/v1/items/${encodeURIComponent(id)}`, item, undefined, { 'If-None-Match': '*' });
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
    let response;
    try {
      response = await fetch(this.endpoint + path, request);
    } catch (error) {
      if (error.name === 'AbortError') {
        throw error;
      }
      throw new Problem({}, 0);
    }
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
}
