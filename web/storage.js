// The browser's storage. It may be missing, full or forbidden, and every access, the first included,
// may throw: then it is said, and the page goes on.

const KEY_PREFIX = "holdfast.";

// `handlers` has other_tab_wrote(key, value) and persistence_changed().
function make_storage(handlers) {
  let works = true, persists = false, asked = false;

  window.addEventListener("storage", (event) => {
    if (event.key && event.key.startsWith(KEY_PREFIX)) handlers.other_tab_wrote(event.key, event.newValue || "");
  });

  function persistence_is(answer) {
    if (persists === answer) return;
    persists = answer;
    handlers.persistence_changed();
  }
  const manager = navigator.storage;
  if (manager && manager.persisted) manager.persisted().then(persistence_is, () => {});

  // Asked when there is something to keep; some browsers put a question to her.
  function ask_to_persist() {
    if (asked || persists || !manager || !manager.persist) return;
    asked = true;
    manager.persist().then(persistence_is, () => {});
  }

  return {
    works: () => works,
    persists: () => persists,
    // Every key of ours and its value, as one flat list.
    saved() {
      try {
        const found = [];
        for (let i = 0; i < localStorage.length; ++i) {
          const key = localStorage.key(i);
          if (key !== null && key.startsWith(KEY_PREFIX)) found.push(key, localStorage.getItem(key) || "");
        }
        return found;
      } catch (error) {
        works = false;
        return [];
      }
    },
    write(key, value) {
      try {
        localStorage.setItem(key, value);
        works = true;
        ask_to_persist();
      } catch (error) {
        works = false;
      }
      return works;
    },
    remove(key) {
      try {
        localStorage.removeItem(key);
        return true;
      } catch (error) {
        works = false;
        return false;
      }
    },
  };
}
