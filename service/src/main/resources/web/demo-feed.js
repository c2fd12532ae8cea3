const $ = (id) => document.getElementById(id);

/** The demo's simulated feed in a page's header: its state, and the plug. */
export class DemoFeed {
  constructor(api, onChange) {
    Object.assign(this, { api, onChange, state: { feed: 'none' } });
    $('demo-plug').addEventListener('click', () => this.plug());
  }

  /** The source that the pulled plug keeps from delivering. */
  get stopped() {
    return this.state.feed === 'stopped' ? this.state.source : undefined;
  }

  async load(words) {
    try {
      this.state = await this.api.demo();
    } catch {
      this.state = { feed: 'none' };
    }
    this.show(words);
  }

  show(words) {
    this.words = words;
    const { feed } = this.state;
    $('demo').hidden = feed === 'none';
    $('demo').classList.toggle('stopped', feed === 'stopped');
    $('demo-state').textContent = words.say(`demo_${feed}`);
    $('demo-plug').textContent = words.say(feed === 'running' ? 'demo_pull' : 'demo_plug');
  }

  async plug() {
    $('demo-plug').disabled = true;
    try {
      this.state = await this.api.plug(this.state.feed !== 'running');
      this.show(this.words);
      await this.onChange();
    } catch (problem) {
      $('demo-state').textContent = this.words.problem(problem);
    } finally {
      $('demo-plug').disabled = false;
    }
  }
}
