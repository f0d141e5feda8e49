// From the first visit to the summary without a pointer: by keys alone, and by what a screen reader is given, its
// roles and names alone.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { advance, advance_until, launch, log_entries, open, serve } from "./harness.mjs";

let server, browser;
before(async () => { server = await serve(); browser = await launch(); });
after(async () => { await browser.close(); server.close(); });

const EXERCISES = 3, PAIN = "Pain while training, 0 to 10", RESERVE = "How many more could you have done?";
const ANSWERS = [[1, 3], [0, 2], [2, 4]];  // how often an arrow is pressed from the first answer on

function check_log(entries) {
  // Each change is journaled; the last one of an exercise is the answer.
  const last = new Map(entries.filter((e) => e.is === "answer").map((e) => [e.exercise, [e.pain, e.reserve]]));
  assert.deepEqual([...last.values()], ANSWERS);
  assert.equal(entries.filter((e) => e.is === "rep").length, 31);
  assert.deepEqual(entries.filter((e) => e.is === "ended").map((e) => e.whole), [true]);
}

test("by Tab, Enter, Space and arrows alone", { timeout: 240_000 }, async () => {
  const { page, context, trouble } = await open(browser, server);
  const focused = () => page.evaluate(() => {
    const at = document.activeElement;
    const name = at?.labels?.[0]?.querySelector("span")?.textContent ?? at?.textContent ?? "";
    const group = at?.closest("[role=radiogroup]")?.getAttribute("aria-label") ?? "";
    return { name, group, seen: !!at?.matches(":focus-visible"), checked: !!at?.checked };
  });
  const press = async (key) => { await page.keyboard.press(key); await advance(page, 60); };
  const tab_to = async (wanted, what) => {
    for (let i = 0; i < 60; ++i) {
      await press("Tab");
      const at = await focused();
      if (!wanted(at)) continue;
      assert.ok(at.seen, `${what} shows that it has the focus`);
      return at;
    }
    assert.fail(`no Tab leads to ${what}`);
  };
  const tab_to_button = (name) => tab_to((at) => at.name === name, name);
  await tab_to_button("Start");
  await press("Enter");
  for (let i = 0; i < EXERCISES; ++i) {
    assert.ok(await advance_until(page, () => page.getByRole("radiogroup", { name: PAIN }).isVisible(), 400_000), "the questions come");
    for (const [group, arrows] of [[PAIN, ANSWERS[i][0]], [RESERVE, ANSWERS[i][1]]]) {
      await tab_to((at) => at.group === group, group);
      await press("Space");
      for (let a = 0; a < arrows; ++a) await press("ArrowRight");
      assert.ok((await focused()).checked);
    }
    await tab_to_button("Go on");
    await press("Enter");
    await advance(page, 300);
  }
  assert.equal(await page.getByRole("heading", { level: 1, name: "Well done" }).count(), 1);
  check_log(await log_entries(page));
  assert.deepEqual(trouble, []);
  await context.close();
});

test("by the accessibility tree alone", { timeout: 240_000 }, async () => {
  const { page, context, trouble } = await open(browser, server);
  const reader = await context.newCDPSession(page);
  await reader.send("Accessibility.enable");
  await reader.send("DOM.enable");
  const tree = async () => {
    const { nodes } = await reader.send("Accessibility.getFullAXTree");
    const by_id = new Map(nodes.map((node) => [node.nodeId, node]));
    return nodes.filter((node) => !node.ignored).map((node) => {
      const groups = [];
      for (let at = by_id.get(node.parentId); at; at = by_id.get(at.parentId)) groups.push(at.name?.value ?? "");
      const property = (name) => node.properties?.find((p) => p.name === name)?.value.value;
      return { role: node.role?.value, name: node.name?.value ?? "", value: node.value?.value, groups, dom: node.backendDOMNodeId,
        level: property("level"), checked: property("checked"), live: property("live"), valuetext: property("valuetext") };
    });
  };
  const find = async (role, name, group = null) => (await tree()).filter((node) => node.role === role &&
    (name instanceof RegExp ? name.test(node.name) : node.name === name) && (group === null || node.groups.includes(group)));
  // What a screen reader's "activate" does: the element's own action.
  const activate = async (role, name, group = null) => {
    const found = await find(role, name, group);
    assert.equal(found.length, 1, `one ${role} named ${name} in ${group}`);
    const { object } = await reader.send("DOM.resolveNode", { backendNodeId: found[0].dom });
    await reader.send("Runtime.callFunctionOn", { objectId: object.objectId, functionDeclaration: "function () { this.click(); }", userGesture: true });
    await advance(page, 200);
  };
  assert.equal((await find("main", /./)).length + (await find("main", "")).length, 1, "one main part");
  assert.equal((await tree()).filter((node) => node.role === "heading" && node.level === 1).length, 1, "one first heading");
  assert.ok((await find("checkbox", /./)).length >= 2, "the safety check is there");
  await activate("button", "Start");
  assert.equal((await tree()).filter((node) => node.role === "RootWebArea" && /Superman/.test(node.name)).length, 1, "the title says which exercise");
  const announced = new Set();
  const listen = async () => { for (const node of await tree()) if (node.role === "status" && node.live === "polite") for (const t of await find("StaticText", /./)) if (t.groups.length) announced.add(t.name); };
  for (let i = 0; i < EXERCISES; ++i) {
    await advance(page, 25_000);
    const timer = await find("timer", /./);
    assert.equal(timer.length, 1, "one clock");
    assert.equal((await find("progressIndicator", /./)).length + (await find("progressbar", /./)).length, 1, "one bar of what is done");
    assert.equal((await find("button", "Pause")).length, 1);
    await listen();
    assert.ok(await advance_until(page, async () => (await find("radiogroup", PAIN)).length === 1, 400_000), "the questions come");
    await activate("radio", String(ANSWERS[i][0]), PAIN);
    const reserve = (await tree()).filter((node) => node.role === "radio" && node.groups.includes(RESERVE));
    await activate("radio", reserve[ANSWERS[i][1]].name, RESERVE);
    assert.equal((await tree()).filter((node) => node.role === "radio" && node.checked === "true").length, 2, "both answers are said to be chosen");
    await activate("button", "Go on");
  }
  assert.equal((await find("heading", "Well done")).length, 1);
  assert.ok((await find("StaticText", "31 of 31 repetitions")).length >= 1, "the summary can be read");
  check_log(await log_entries(page));
  assert.deepEqual(trouble, []);
  await context.close();
});
