import { Problem } from './api.js';

const PLAIN = /\.(txt|md|markdown)$/i;
const READ = /\.(docx|odt|html?)$/i;

/** How many bytes of plain text are taken. */
const MOST_BYTES = 4_000_000;

/** The text of files that are dropped on a field or chosen for it, which goes in where the cursor is. */
export class Documents {
  /**
   * @param field the field for the text
   * @param say told the key of what there is to say, and the file's name
   * @param onTitle told the title that a document states
   * @param place answers what is open in the field; a file that was read for something else is left out
   */
  constructor(api, field, { say, onTitle, place }) {
    Object.assign(this, { api, field, say, onTitle, place });
    field.addEventListener('dragover', (event) => event.dataTransfer.types.includes('Files') && event.preventDefault());
    field.addEventListener('drop', (event) => {
      if (event.dataTransfer.files.length > 0) {
        event.preventDefault();
        this.insert([...event.dataTransfer.files]);
      }
    });
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
        const { title, text } = await this.#read(file);
        if (this.place() !== place) {
          this.say('file_elsewhere', file.name);
          return;
        }
        this.#put(text);
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

  async #read(file) {
    if (PLAIN.test(file.name)) {
      return { text: await plainText(file) };
    }
    return this.api.readDocument(file.name, base64(new Uint8Array(await file.arrayBuffer())));
  }

  /** Types the text at the cursor, so that it can be undone as typing can. */
  #put(text) {
    this.field.focus();
    if (!document.execCommand('insertText', false, text)) {
      this.field.setRangeText(text, this.field.selectionStart, this.field.selectionEnd, 'end');
      this.field.dispatchEvent(new Event('input', { bubbles: true }));
    }
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
