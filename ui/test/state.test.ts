import { describe, expect, test, vi } from "vitest";
import { fakeBackend } from "../src/backend/fake";
import { chosen } from "../src/backend/fake_files";
import { Announcer } from "../src/shell/announcer.svelte";
import { App } from "../src/shell/app.svelte";
import { Choice } from "../src/shell/choice.svelte";
import { Actions } from "../src/shell/actions.svelte";
import { ImportFlow } from "../src/features/import/import_flow.svelte";
import { everyone, PeopleList } from "../src/features/people/people.svelte";
import { address, parseRoute } from "../src/shell/router.svelte";
import { Session } from "../src/features/firm/session.svelte";
import { Undo } from "../src/shell/undo.svelte";

describe("the way into a firm", () => {
  test("a new firm shows its recovery code once, then opens", async () => {
    const session = new Session(fakeBackend());
    await session.begin();
    expect(session.phase).toBe("start");
    await session.create({
      name: "Acme",
      country: "GB",
      timeZone: "Europe/London",
      given: "A",
      family: "B",
      email: "a@example.com",
      passphrase: null,
      language: "en",
    });
    expect(session.phase).toBe("recovery");
    expect(session.recoveryCode).not.toBe("");
    session.enterAfterRecovery();
    expect(session.phase).toBe("ready");
    expect(session.recoveryCode).toBe("");
    expect(session.current?.firmName).toBe("Acme");
  });

  test("a single firm whose key is at hand opens by itself", async () => {
    const session = new Session(fakeBackend({ firms: [{ file: "Acme", unlocked: true, hasPassphrase: false }] }));
    await session.begin();
    expect(session.phase).toBe("ready");
  });

  test("a locked firm asks for its passphrase and says when it is wrong", async () => {
    const session = new Session(fakeBackend({ firms: [{ file: "Acme", unlocked: false, hasPassphrase: true }] }));
    await session.begin();
    await session.open("Acme", null);
    expect(session.locked).toBe("Acme");
    await session.open("Acme", "wrong");
    expect(session.error).toEqual({ code: "wrongSecret" });
    await session.open("Acme", "correct horse");
    expect(session.phase).toBe("ready");
  });
});

describe("an import", () => {
  const opened = async () => {
    const backend = fakeBackend({ importRows: 90 });
    const flow = new ImportFlow(backend);
    flow.live();
    await flow.open(chosen("clients.csv"));
    return { backend, flow };
  };

  test("goes from the file to its result, and the numbers add up", async () => {
    const { flow } = await opened();
    expect(flow.phase).toBe("check");
    flow.forecast();
    expect(flow.phase).toBe("forecast");
    const result = await flow.run();
    expect(flow.phase).toBe("choose");
    const { created = 0, updated = 0, unchanged = 0, skipped = 0, refused = 0, rows } = result?.counts ?? {};
    expect(created + updated + unchanged + skipped + refused).toBe(rows);
  });

  test("an unreadable file is refused and nothing starts", async () => {
    const flow = new ImportFlow(fakeBackend());
    await flow.open(chosen("clients.xlsb"));
    expect(flow.phase).toBe("choose");
    expect(flow.error).toEqual({ code: "file", problem: "workbook", file: "clients.xlsb" });
  });

  test("reading that was stopped closes the draft that still arrives", async () => {
    const backend = fakeBackend();
    const flow = new ImportFlow(backend);
    const reading = flow.open(chosen("clients.csv"));
    expect(flow.phase).toBe("reading");
    flow.stopReading();
    await reading;
    expect(flow.phase).toBe("choose");
    expect(flow.view).toBeUndefined();
    expect(backend.calls).toContain("import_close");
  });

  test("a changed choice is asked of the backend and counts as touched", async () => {
    const { flow } = await opened();
    expect(flow.touched).toBe(false);
    await flow.configure({ column: { column: 0, field: "notImported" } });
    await flow.configure({ column: { column: 1, field: "notImported" } });
    expect(flow.view?.missing).toEqual(["name"]);
    expect(flow.touched).toBe(true);
  });

  test("a filter by kind shows only its rows", async () => {
    const { flow } = await opened();
    flow.show({ code: "emailTwice" });
    await vi.waitFor(() => {
      expect(flow.rows.total).toBe(2);
    });
  });

  test("a stopped import comes back to the check", async () => {
    const { backend, flow } = await opened();
    backend.on("import_run", () => {
      throw { code: "cancelled" };
    });
    expect(await flow.run()).toBeUndefined();
    expect(flow.phase).toBe("check");
    expect(flow.error).toEqual({ code: "cancelled" });
  });
});

test("undo names the act and offers it again", async () => {
  const backend = fakeBackend();
  const undo = new Undo(backend);
  undo.live();
  await backend.call("set_default_team", { id: "team-1" });
  await vi.waitFor(() => {
    expect(undo.state.undo?.verb).toBe("setDefaultTeam");
  });
  await undo.undo();
  expect(undo.toast).toMatchObject({ kind: "undone", entry: { what: "Trusts & estates" } });
  expect(undo.state.redo?.verb).toBe("setDefaultTeam");
});

test("what cannot be undone is told once and stepped past", async () => {
  const backend = fakeBackend();
  const undo = new Undo(backend);
  undo.live();
  await backend.call("set_default_team", { id: "team-1" });
  await backend.call("set_default_team", { id: "team-2" });
  await vi.waitFor(() => {
    expect(undo.state.undo?.verb).toBe("setDefaultTeam");
  });
  const last = undo.state.undo;
  backend.on("undo", () => {
    throw { code: "refused", refusal: { code: "mailSent" } };
  });
  await undo.undo();
  expect(undo.toast).toMatchObject({ kind: "stuck", entry: last });
  expect(undo.state.undo).not.toBeNull();
  expect(undo.state.undo?.command).not.toBe(last?.command);
  let asked: readonly string[] = [];
  backend.on("undo", ({ past }) => {
    asked = past;
    return { undo: null, redo: null };
  });
  await undo.undo();
  expect(asked).toEqual([last?.command]);
  expect(undo.toast?.kind).toBe("undone");
});

test("a refused command rejects with why, and tells nothing", async () => {
  const backend = fakeBackend();
  const app = new App(backend);
  const client = (await backend.call("people", { ...everyone("clients"), team: "team-5", offset: 0, limit: 1 }))
    .rows[0];
  const work = app.do(backend.call("remove_members", { team: "team-5", users: [client?.id ?? ""] }), "done");
  await expect(work).rejects.toMatchObject({ code: "refused", refusal: { code: "lastTeam" } });
  expect(app.undo.toast).toBeUndefined();
});

test("all rows can be chosen without holding them, but for some", async () => {
  const people = new PeopleList(fakeBackend({ people: 350 }), everyone("clients"));
  await people.ask({});
  const choice = new Choice(people.rows);
  choice.all();
  choice.toggle(people.rows.at(3)?.id ?? "");
  expect(choice.count).toBe(people.rows.total - 1);
  const keys = await choice.keys();
  expect(keys).toHaveLength(people.rows.total - 1);
  expect(keys).not.toContain(people.rows.at(3)?.id);
});

test("letters are shortcuts only outside of fields", () => {
  const actions = new Actions();
  const run = vi.fn<() => void>();
  actions.add(() => [{ id: "copy", text: "Copy", icon: "copy", shortcut: { key: "c" }, run }]);
  const input = document.createElement("input");
  document.body.append(input);
  const press = (target: EventTarget) => {
    const event = new KeyboardEvent("keydown", { key: "c", bubbles: true });
    target.dispatchEvent(event);
    actions.onkeydown(event);
  };
  press(input);
  expect(run).not.toHaveBeenCalled();
  press(document.body);
  expect(run).toHaveBeenCalledOnce();
  input.remove();
});

test("the live region speaks at most once a second, the newest last", () => {
  vi.useFakeTimers();
  const announcer = new Announcer();
  announcer.say("one");
  announcer.say("two");
  announcer.say("three");
  expect(announcer.text).toBe("one");
  vi.advanceTimersByTime(1000);
  expect(announcer.text).toBe("three");
  vi.useRealTimers();
});

test("addresses are read as they are written", () => {
  for (const route of [{ screen: "clients", id: "a/b", query: "import=1" }, { screen: "teams" }] as const) {
    expect(parseRoute(address(route))).toEqual(route);
  }
  expect(parseRoute("#/nowhere")).toEqual({ screen: "contacts" });
});
