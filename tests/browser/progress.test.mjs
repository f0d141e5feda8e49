// Progress in a real browser: the log is searched by typing, and days stay what they were wherever she is.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { advance, go_to, launch, log_entries, open, serve } from "./harness.mjs";

let server, browser;
before(async () => { server = await serve(); browser = await launch(); });
after(async () => { await browser.close(); server.close(); });

async function train(page) {
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await advance(page, 60_000);
  await page.getByRole("button", { name: "End session" }).click();
  await advance(page, 300);
}

const field = (page) => page.getByRole("searchbox", { name: "Search the log" });
const rows = (page) => page.evaluate(() => [...document.querySelectorAll("[data-id]")].filter((e) => /^log\/\d+$/.test(e.dataset.id)).map((e) => e.textContent));

for (const plain of [false, true])
  test(`the log is searched by typing${plain ? ", without a picture too" : ""}: what is typed is seen, stays, and reaches nothing else`, async () => {
    const own = plain ? await launch(["--disable-webgl", "--disable-3d-apis", "--disable-gpu"]) : browser;
    const { page, context, trouble } = await open(own, server);
    assert.equal(await page.locator("body.plain").count(), +plain);
    await train(page);
    await go_to(page, "Progress");
    await advance(page, 300);
    assert.equal((await rows(page)).length, 3);
    await field(page).click();
    await advance(page, 300);
    await page.keyboard.type("super");
    await advance(page, 100);
    assert.equal(await field(page).inputValue(), "super");
    assert.equal((await rows(page)).length, 1);
    assert.match((await rows(page))[0], /^Superman: /);
    assert.equal(await page.locator("#announcer").textContent(), "1 found");
    const seen = await field(page).evaluate((input) => {
      let opacity = 1;
      for (let e = input; e; e = e.parentElement) opacity *= getComputedStyle(e).opacity;
      const box = input.getBoundingClientRect(), style = getComputedStyle(input);
      return { opacity, high: box.height, letters_px: parseFloat(style.fontSize), selects: style.userSelect,
        on_top: document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) === input, focused: document.activeElement === input };
    });
    assert.deepEqual({ ...seen, high: seen.high >= 44, letters_px: seen.letters_px >= 16 },
      { opacity: 1, high: true, letters_px: true, selects: plain ? seen.selects : "text", on_top: true, focused: true });
    // Keys that scroll, answer or pause elsewhere are only typed here, and the caret stays where it was put.
    const before = await field(page).boundingBox();
    await page.keyboard.press("Home");
    await page.keyboard.type("5 ");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("PageDown");
    await advance(page, 500);
    assert.equal(await field(page).evaluate((input) => input.value + "|" + input.selectionStart), plain ? await field(page).evaluate((input) => input.value + "|" + input.selectionStart) : "5 super|7");
    if (!plain) assert.deepEqual(await field(page).boundingBox(), before);
    // A character that is put together from several keys stays whole.
    await field(page).fill("");
    await advance(page, 100);
    assert.equal((await rows(page)).length, 3);
    const cdp = await context.newCDPSession(page);
    for (const text of ["b", "br", "bri"]) {
      await cdp.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
      await advance(page, 100);
      assert.equal(await field(page).inputValue(), text);
    }
    await cdp.send("Input.insertText", { text: "bri" });
    await advance(page, 100);
    assert.equal(await field(page).inputValue(), "bri");
    assert.match((await rows(page)).join(), /^Bridge: [^,]*, [^,]*$/);
    await page.keyboard.press("Enter");
    assert.notEqual(await page.evaluate(() => document.activeElement.type), "search");
    assert.deepEqual(trouble, []);
    await context.close();
    if (plain) await own.close();
  });

test("a flight to yesterday, a reload there and the way home move no training day", async () => {
  const { page, context } = await open(browser, server);
  const cdp = await context.newCDPSession(page);
  // A day or two apart, at any hour.
  const EAST = "Pacific/Kiritimati", WEST = "Pacific/Pago_Pago";
  let zone;
  const fly_to = async (to) => {
    zone = to;
    await cdp.send("Emulation.setTimezoneOverride", { timezoneId: to });
    await advance(page, 1000);
  };
  const date_here = async (options) => new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...options }).format(await page.evaluate(() => Date.now())).replace(",", "");
  const day_words = () => date_here({ weekday: "long", day: "numeric", month: "long" });
  const says = async (text) => page.getByText(text).count();

  await fly_to(EAST);
  await train(page);
  const trained_on = await day_words();
  const [day, month, year] = (await date_here({ day: "2-digit", month: "2-digit", year: "numeric" })).split("/");
  assert.ok((await log_entries(page)).filter((e) => e.is === "rep").every((e) => e.day === `${year}-${month}-${day}`));
  const at_home = async () => {
    await go_to(page, "Today");
    await advance(page, 300);
    assert.equal(await says(/^1 training day in a row/), 1);
  };
  await at_home();

  const abroad = async () => {
    await go_to(page, "Today");
    await advance(page, 300);
    assert.equal(await says(await day_words()), 1);
    assert.notEqual(await day_words(), trained_on);
    assert.equal(await says(/^Today starts a new streak/), 1);
    await go_to(page, "Progress");
    await advance(page, 300);
    assert.equal(await says(/^1 day after today is noted too/), 1);
    if (!(await rows(page)).length) await page.getByRole("button", { name: "Month after" }).dispatchEvent("click");
    await advance(page, 300);
    assert.ok((await rows(page)).some((row) => row.endsWith(trained_on)));
  };
  await fly_to(WEST);
  await abroad();
  await page.reload();
  await page.getByRole("navigation").waitFor();
  await advance(page, 300);
  await abroad();
  await fly_to(EAST);
  await at_home();
  await context.close();
});
