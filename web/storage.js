// The browser's storage. It may be missing, full or forbidden, and every access, the first included,
// may throw: then it is said, and the page goes on.

const KEY_PREFIX = "holdfast.";
const SESSION_PREFIX = "holdfast.session";  // that one goes is news, too
const REPLACED_KEY = "holdfast.replaced";  // set and taken away when another page has erased or replaced everything
const LOCK_PREFIX = "holdfast.page.";
const SETTLING_MS = 1000;

// `handlers` has other_tab_wrote(key, value), replaced(), wiped() and changed(), the last for works() and persists().
function make_storage(handlers) {
  let works = true, persists = false, asked = false;
  let holds_something = false, wipe_suspected = false;

  window.addEventListener("storage", (event) => {
    if (event.storageArea && event.storageArea !== local()) return;
    if (event.key === null) {
      suspect_wipe();
    } else if (event.key === REPLACED_KEY) {
      wipe_suspected = holds_something = false;
      if (event.newValue === null) handlers.replaced();
    } else if (event.key.startsWith(KEY_PREFIX) && (event.newValue || event.key.startsWith(SESSION_PREFIX))) {
      handlers.other_tab_wrote(event.key, event.newValue || "");
    }
  });

  function local() {
    try { return localStorage; } catch (error) { return null; }
  }

  // Nothing is there any more. Unless another page says within a moment that it was asked to, somebody else did it.
  function suspect_wipe() {
    if (wipe_suspected || !holds_something) return;
    wipe_suspected = true;
    window.setTimeout(() => {
      if (wipe_suspected) handlers.wiped();
      wipe_suspected = false;
    }, SETTLING_MS);
  }

  function persistence_is(answer) {
    if (persists === answer) return;
    persists = answer;
    handlers.changed();
  }
  const manager = navigator.storage;
  if (manager && manager.persisted) manager.persisted().then(persistence_is, () => {});

  // Asked when there is something to keep; some browsers put a question to her.
  function ask_to_persist() {
    if (asked || persists || !manager || !manager.persist) return;
    asked = true;
    manager.persist().then(persistence_is, () => {});
  }

  // What `access` answers; `otherwise` when the browser refused.
  function attempt(access, otherwise) {
    const worked = works;
    let answer = otherwise;
    try {
      answer = access();
      works = true;
    } catch (error) {
      works = false;
    }
    if (works !== worked) window.setTimeout(handlers.changed, 0);
    return answer;
  }

  function keys() {
    return attempt(() => Object.keys(localStorage).filter((key) => key.startsWith(KEY_PREFIX)), []);
  }

  return {
    works: () => works,
    persists: () => persists,
    keys,
    // Every key of ours and its value, as one flat list; and the keys whose value the browser does not hand out.
    saved() {
      const texts = [], unreadable = [];
      for (const key of keys()) {
        const value = attempt(() => localStorage.getItem(key), null);
        if (value === null) unreadable.push(key);
        else texts.push(key, value);
      }
      holds_something = texts.length > 0;
      return { texts, unreadable };
    },
    read: (key) => attempt(() => localStorage.getItem(key), null),
    write(key, value) {
      return attempt(() => {
        if (localStorage.length === 0) suspect_wipe();
        localStorage.setItem(key, value);
        holds_something = true;
        ask_to_persist();
        return localStorage.getItem(key) === value;  // what storage says it took it may have torn
      }, false);
    },
    copy(from, to) {
      return attempt(() => {
        const value = localStorage.getItem(from);
        if (value === null) return false;
        for (let there; (there = localStorage.getItem(to)) !== null && there !== value;) to += "+";
        localStorage.setItem(to, value);
        return localStorage.getItem(to) === value;
      }, false);
    },
    remove(key) {
      return attempt(() => {
        localStorage.removeItem(key);
        holds_something = localStorage.length > 0;
        return true;
      }, false);
    },
    // The names of the pages that are open, and this page's for the others. Without locks nobody knows.
    async open_pages() {
      try {
        const { held } = await navigator.locks.query();
        return held.map((lock) => lock.name).filter((name) => name.startsWith(LOCK_PREFIX)).map((name) => name.slice(LOCK_PREFIX.length));
      } catch (error) {
        return [];
      }
    },
    is_open(name) {
      if (navigator.locks) navigator.locks.request(LOCK_PREFIX + name, () => new Promise(() => {})).catch(() => {});
    },
  };
}
