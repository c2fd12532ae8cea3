/** The field with the name of who works: filled with what is remembered, which follows it. Returns what reads it. */
export function editorField(remembered) {
  const field = document.getElementById('editor');
  field.value = remembered.get('editor') ?? '';
  field.addEventListener('change', () => remembered.set('editor', field.value));
  return () => field.value.trim();
}

/** What the browser remembers for the pages; nothing where it must not. */
export function memory() {
  const key = (name) => `colophon.${name}`;
  return {
    get: (name) => {
      try {
        return localStorage.getItem(key(name)) ?? undefined;
      } catch {
        return undefined;
      }
    },
    set: (name, value) => {
      try {
        localStorage.setItem(key(name), value);
      } catch {
        // kept for this visit only
      }
    },
  };
}
