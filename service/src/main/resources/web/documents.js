import { Problem } from './api.js';

const PLAIN = /\.(txt|md|markdown)$/i;
const MARKDOWN = /\.(md|markdown)$/i;
const READ = /\.(docx|odt|html?)$/i;

/** How many bytes of plain text are taken. */
const MOST_BYTES = 4_000_000;

/** Files that are dropped on a field or chosen for it: their text with its formatting, which goes in where the cursor is. */
export class Documents {
  /**
   * @param field the `TextField` for the text
   * @param say told the key of what there is to say, and the file's name
   * @param onTitle told the title that a document states
   * @param place answers what is open in the field; a file that was read for something else is left out
   */
  constructor(api, field, { say, onTitle, place }) {
    Object.assign(this, { api, field, say, onTitle, place });
  }

  /** Inserts the texts of files, one after the other. */
  async insert(files) {
    const place = this.place();
    for (const file of files) {
      if (!PLAIN.test(file.name) && !READ.test(file.name)) {
        this.say('file_unknown', file.name);
        return;
      }
      this.say('file_reading', file.name);
      try {
        const { title, text, html } = await this.#read(file);
        if (this.place() !== place) {
          this.say('file_elsewhere', file.name);
          return;
        }
        this.#put(file.name, text, html);
        if (title) {
          this.onTitle(title);
        }
        this.say('file_read', file.name);
      } catch (problem) {
        const later = problem.code === 'unreachable' || problem.status === 429 || problem.status >= 500;
        this.say('file_bad', file.name, later ? problem : undefined);
        return;
      }
    }
  }

  #put(name, text, html) {
    if (html) {
      this.field.insertHtml(html);
    } else if (MARKDOWN.test(name)) {
      this.field.insertMarkdown(text);
    } else {
      this.field.insertText(text);
    }
  }

  async #read(file) {
    if (PLAIN.test(file.name)) {
      return { text: await plainText(file) };
    }
    return this.api.readDocument(file.name, base64(new Uint8Array(await file.arrayBuffer())));
  }
}

/** The text of a file in UTF-8, else in Windows-1252, which older editors write. */
async function plainText(file) {
  if (file.size > MOST_BYTES) {
    throw new Problem({ code: 'body_too_large' }, 413);
  }
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function base64(bytes) {
  const parts = [];
  for (let at = 0; at < bytes.length; at += 0x8000) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  }
  return btoa(parts.join(''));
}
