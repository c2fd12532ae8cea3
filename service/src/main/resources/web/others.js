import { concerns, follow, OwnDecisions } from './live.js';

/**
 * Shows what others do meanwhile to the item that is open, or to the item that a draft is made from.
 *
 * @param panel shows the item
 * @param at answers the id of the item that is open, and that of the draft's item with its version
 * @param say told what to say, as the key of its words with their values
 */
export function followOthers(api, panel, { at, say }) {
  const own = new OwnDecisions(panel);
  follow(async (name, data) => {
    const { item, draftOf, tag } = at();
    if (own.are(name, data)) {
      return;
    }
    if (item && concerns(item, name, data)) {
      panel.follows(name === 'decision');
      if (name === 'decision') {
        say('live_decided', { by: data.by });
      }
    } else if (draftOf && tag && name === 'items' && data.items.includes(draftOf) && await api.tag(draftOf) !== tag) {
      say('live_changed');
    }
  });
}
