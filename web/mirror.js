// The mirror: what C++ says of a frame (ui/semantics.h), as real elements above the canvas. They are
// what screen readers read, what the keyboard walks through, and what is pressed: an element's own
// `click` is the one press there is, whatever made it. Elements are kept by the id of their node, and
// only what has changed is written.

const CONTROL_ROLES = new Set(["button", "link", "tab", "checkbox", "radio", "slider", "searchbox"]);
const INPUT_OF_ROLE = { checkbox: "checkbox", radio: "radio", slider: "range", searchbox: "search" };
const CONTAINER_ROLES = new Set(["main", "navigation", "region", "group", "radiogroup", "list", "dialog", "table", "row"]);
const TAG_OF_ROLE = { main: "main", navigation: "nav", region: "section", button: "button", tab: "button", link: "a" };

// The browser brings what is focused, or sought by a reader or a test, into sight by scrolling: it finds
// room for that above and below, so much to each side, and what it scrolled is handed to the product,
// which scrolls itself.
const REACH_PX = 20000;
const TARGET_PX = 44;

// `root` takes the elements; `handlers` has press(id), set_value(id, value), set_text(id, text), scrolled() and announce(text).
function make_mirror(root, handlers) {
  const sheet = document.createElement("div");
  sheet.className = "sheet";
  root.append(sheet);
  root.addEventListener("scroll", () => { if (root.scrollTop !== REACH_PX) handlers.scrolled(); });
  const items = new Map();
  let images = [];

  function element_of(node) {
    if (node.r === "heading") return document.createElement("h" + Math.min(Math.max(node.l || 2, 1), 6));
    if (INPUT_OF_ROLE[node.r]) return document.createElement("label");
    if (!node.r) return document.createElement("p");
    return document.createElement(TAG_OF_ROLE[node.r] || "div");
  }

  // What is made once: which element, and which part of it is the control.
  function make(node) {
    const outer = element_of(node);
    const item = { id: node.id, role: node.r, level: node.l, outer, control: outer, words: outer, written: {} };
    outer.className = CONTAINER_ROLES.has(node.r) ? "node" : "node leaf";
    if (CONTROL_ROLES.has(node.r)) outer.classList.add("control", node.r);
    if (outer.tagName === "LABEL") {
      item.control = document.createElement("input");
      item.control.type = INPUT_OF_ROLE[node.r];
      item.words = document.createElement("span");
      outer.append(item.control, item.words);
      if (node.r === "searchbox") {
        Object.assign(item.control, { maxLength: 100, autocomplete: "off", spellcheck: false, enterKeyHint: "search" });
        item.high = 0;
      }
      if (node.r === "slider") {
        item.shown = document.createElement("output");
        // The value is the range's own; said twice it would only be noise.
        item.shown.setAttribute("aria-hidden", "true");
        outer.append(item.shown);
      }
    } else if (outer.tagName === "BUTTON") {
      outer.type = "button";
      if (node.r === "tab") outer.setAttribute("role", "tab");
    } else if (node.r === "link") {
      // Without an address there is no menu on a long press; Enter is answered in `on_key`.
      outer.setAttribute("role", "link");
      outer.tabIndex = 0;
    } else if (node.r && node.r !== "heading" && !TAG_OF_ROLE[node.r]) {
      outer.setAttribute("role", node.r);
      // There is one live region on the page, and only events are spoken through it.
      if (node.r === "status" || node.r === "alert" || node.r === "timer") outer.setAttribute("aria-live", "off");
    }
    if (node.r === "main") outer.tabIndex = -1;
    item.control.dataset.id = node.id;
    return item;
  }

  function write_attribute(item, name, value) {
    if (item.written[name] === value) return;
    item.written[name] = value;
    if (value === undefined) item.control.removeAttribute(name);
    else item.control.setAttribute(name, value);
  }

  function write_words(item, text) {
    if (item.written.text === text) return;
    // What is found is told while it is looked for.
    if (item.role === "status" && document.activeElement.type === "search") handlers.announce(text);
    item.written.text = text;
    item.words.textContent = text;
  }

  function write_name(item, node) {
    const name = node.n || "", value = node.v || "";
    switch (node.r) {
      case "main": case "navigation": case "region": case "group": case "radiogroup": case "list": case "dialog": case "img": case "table":
        write_attribute(item, "aria-label", name || undefined);
        break;
      case "timer":
        write_attribute(item, "aria-label", name || undefined);
        write_words(item, value);
        break;
      case "progressbar":
        write_attribute(item, "aria-label", name || undefined);
        write_attribute(item, "aria-valuetext", value || undefined);
        break;
      case "slider":
        write_words(item, name);
        write_attribute(item, "aria-valuetext", value || undefined);
        if (item.shown.textContent !== value) item.shown.textContent = value;
        break;
      case "searchbox":
        write_words(item, name);
        // What is being typed is hers: a character that is not whole yet must not be written over.
        if (item.control !== document.activeElement && item.control.value !== value) item.control.value = value;
        break;
      default:
        write_words(item, name && value ? name + " " + value : name || value);
    }
  }

  function write_range(item, node) {
    if (!node.m) return;
    const [now, min, max, step] = node.m;
    if (node.r === "slider") {
      write_attribute(item, "min", String(min));
      write_attribute(item, "max", String(max));
      write_attribute(item, "step", String(step));
      if (Number(item.control.value) !== now) item.control.value = String(now);
    } else {
      write_attribute(item, "aria-valuemin", String(min));
      write_attribute(item, "aria-valuemax", String(max));
      write_attribute(item, "aria-valuenow", String(now));
    }
  }

  function write_state(item, node) {
    // A control that cannot be used stays in the keyboard's way, so that focus is never lost to it.
    write_attribute(item, "aria-disabled", node.d ? "true" : undefined);
    write_attribute(item, "aria-current", node.u ? (node.r === "link" ? "page" : "true") : undefined);
    write_attribute(item, "aria-expanded", node.e === undefined ? undefined : String(!!node.e));
    if (node.r === "checkbox" || node.r === "radio") {
      // The browser has already turned the mark when a press arrives: compare with what is, not with what was written.
      if (item.control.checked !== !!node.c) item.control.checked = !!node.c;
    } else if (node.r === "tab") {
      write_attribute(item, "aria-selected", String(!!node.c));
    }
  }

  // Boxes are the page's; an element lies in its parent's. What is scrolled away keeps its place above or
  // below, where the browser can scroll to it; how high it is there nobody knows, but what is pressed is that high.
  function write_box(item, node, parent) {
    const [x, y, w, h] = node.b;
    const away = w <= 0 || h <= 0;
    item.x = Math.min(Math.max(x, 0), Math.max(root.clientWidth - 1, 0));
    item.y = Math.min(Math.max(y, 1 - REACH_PX), REACH_PX);
    const box = [item.x - (parent ? parent.x : 0), item.y - (parent ? parent.y : 0), Math.max(w, 1), away ? TARGET_PX : h].join(" ");
    if (item.written.box !== box) {
      item.written.box = box;
      const [left, top, width, height] = box.split(" ");
      Object.assign(item.outer.style, { left: left + "px", top: top + "px", width: width + "px", height: height + "px" });
      if (item.role === "main") root.style.setProperty("--below", root.clientHeight - y - h + "px");
    }
    // A field that is cut by the edge of what scrolls keeps its height; its letters grow with it.
    if (h > item.high) {
      item.high = h;
      Object.assign(item.control.style, { height: h + "px", fontSize: Math.max(16, h / 3) + "px" });
    }
    if (item.written.away !== away) {
      item.written.away = away;
      item.outer.classList.toggle("away", away);
    }
  }

  // A group of radio buttons is one group to the browser too, so that arrow keys move within it.
  function write_group(item, node, parent) {
    if (node.r === "radio") write_attribute(item, "name", parent ? parent.id : "radio");
  }

  function remove_missing(present) {
    let lost_focus = false;
    for (const [id, item] of items) {
      if (present.has(id)) continue;
      if (item.control === document.activeElement) lost_focus = true;
      item.outer.remove();
      items.delete(id);
    }
    return lost_focus;
  }

  function item_for(node) {
    const known = items.get(node.id);
    if (known && known.role === node.r && known.level === node.l) return known;
    const item = make(node);
    if (known) known.outer.replaceWith(item.outer);
    items.set(node.id, item);
    return item;
  }

  function update(nodes) {
    const present = new Set(nodes.map((node) => node.id));
    const lost_focus = remove_missing(present);
    const fresh_alerts = nodes.filter((node) => (node.r === "alert" || node.id.startsWith("notice/")) && node.r !== "button" && !items.has(node.id));
    const in_order = [];
    const next_child = new Map();  // parent's element to the child that should come next
    for (const node of nodes) {
      const parent = node.p >= 0 ? in_order[node.p] : null;
      const item = item_for(node);
      in_order.push(item);
      write_name(item, node);
      write_range(item, node);
      write_state(item, node);
      write_group(item, node, parent);
      write_box(item, node, parent);
      const into = parent ? parent.outer : sheet;
      const expected = next_child.has(into) ? next_child.get(into) : into.firstElementChild;
      if (expected === item.outer) {
        next_child.set(into, expected.nextElementSibling);
      } else {
        into.insertBefore(item.outer, expected);
        next_child.set(into, expected);
      }
    }
    images = nodes.filter((node) => node.r === "img").map((node) => node.b);
    const title = nodes.find((node) => node.r === "heading" && node.l === 1);
    const words = title && title.n !== "Holdfast" ? title.n + " \u00b7 Holdfast" : "Holdfast";
    if (document.title !== words) document.title = words;
    // Whoever stood on what went away starts the new screen from its beginning.
    if (lost_focus) {
      const main = root.querySelector("main");
      if (main) main.focus({ preventScroll: true });
    }
    for (const node of fresh_alerts) handlers.announce(node.n || node.v);
  }

  function control_at(target) {
    const control = target instanceof Element ? target.closest("[data-id]") : null;
    return control && root.contains(control) && items.get(control.dataset.id) ? control : null;
  }

  function role_of(control) { return items.get(control.dataset.id).role; }

  root.addEventListener("click", (event) => {
    const control = control_at(event.target);
    if (!control || !CONTROL_ROLES.has(role_of(control)) || /slider|searchbox/.test(role_of(control))) return;
    if (control.getAttribute("aria-disabled") === "true") event.preventDefault();
    else handlers.press(control.dataset.id);
  });
  root.addEventListener("input", (event) => {
    const control = control_at(event.target);
    if (control && role_of(control) === "slider") handlers.set_value(control.dataset.id, Number(control.value));
    if (control && role_of(control) === "searchbox") handlers.set_text(control.dataset.id, control.value);
  });
  root.addEventListener("keydown", (event) => {
    const control = control_at(event.target);
    if (event.key !== "Enter" || !control) return;
    // There is nothing to send: the on-screen keyboard goes.
    if (role_of(control) === "searchbox" && !event.isComposing) control.blur();
    if (role_of(control) !== "link") return;
    event.preventDefault();
    control.click();
  });

  return {
    update,
    // How far the browser has scrolled since it was last asked, in px; back at rest after that.
    take_scroll() {
      const scrolled = root.scrollTop - REACH_PX;
      if (scrolled === 0) return 0;
      root.scrollTop = REACH_PX;
      // Not at rest yet: the page has only just been shown, or shows itself without a picture.
      return Math.abs(scrolled) < REACH_PX - 1 ? scrolled : 0;
    },
    // The control that has the keyboard's focus, and its role; null: none has.
    focused_control() {
      const control = control_at(document.activeElement);
      return control && CONTROL_ROLES.has(role_of(control)) ? { id: control.dataset.id, role: role_of(control) } : null;
    },
    // The id whose focus is to be seen: the browser decides, as for any other page.
    shown_focus() {
      const control = control_at(document.activeElement);
      return control && control.matches(":focus-visible") ? control.dataset.id : "";
    },
    image_at(x, y) {
      return images.some(([left, top, width, height]) => x >= left && y >= top && x < left + width && y < top + height);
    },
  };
}
