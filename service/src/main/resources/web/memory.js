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
