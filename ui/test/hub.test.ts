import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, describe, expect, test, vi } from "vitest";
import { fakeBackend, type FakeBackend } from "../src/backend/fake";
import type { FakeOptions } from "../src/backend/fake_people";
import type { AppError } from "../src/generated/AppError";
import { fakeLink } from "../src/backend/fake_hub";
import { inShort, stamp, standing } from "../src/features/hub/hub";
import type { HubState } from "../src/generated/HubState";
import type { HubView } from "../src/generated/HubView";
import { faults, open } from "./screen";

afterEach(() => {
  vi.unstubAllGlobals();
});

const press = (name: string, within_: HTMLElement = document.body) =>
  fireEvent.click(within(within_).getByRole("button", { name }));
const type = (name: string, value: string) => fireEvent.input(screen.getByLabelText(name), { target: { value } });

const view = (state: HubState, asOf: number | null = null): HubView => ({
  state,
  hub: "hub.example.com",
  here: false,
  device: "Desk",
  asOf,
  held: 60,
  percent: null,
});
/** 09:14 of this day. */
function nineFourteen(): number {
  const at = new Date();
  at.setHours(9, 14, 0, 0);
  return at.getTime() * 1000;
}

describe("how a firm stands with its hub", () => {
  const states: HubState[] = [
    ...(["catchingUp", "busy", "offline", "untrusted", "revoked", "copied", "suspended", "version"] as const),
    ...(["lapsed", "unsettled"] as const),
  ];

  test.each(states)("%s is said with what to do or what still works", (state) => {
    expect(standing(view(state, state === "lapsed" ? nineFourteen() : null))).toMatch(
      /Ask|Update|read|Reading|Connect/,
    );
    expect(inShort(view(state)).length).toBeLessThanOrEqual(20);
  });

  test("says of when everything is, once something is here", () => {
    const asOf = nineFourteen();
    expect(standing(view("current", asOf))).toBe("Up to date, as of 09:14.");
    expect(standing(view("offline", asOf))).toContain("What you see is as of 09:14.");
    expect(standing(view("catchingUp", asOf))).toContain("as of 09:14");
    expect(inShort(view("offline", asOf))).toBe("Offline: as of 09:14");
    expect(stamp(new Date(2020, 10, 14, 9, 14).getTime() * 1000)).toBe("14 Nov 2020, 09:14");
  });

  test("says how much of the firm is here while it comes", () => {
    const half = { ...view("catchingUp"), percent: 50 };
    expect(standing(half)).toMatch(/read and search what is here already\. 50% of the records are here\.$/);
    expect(inShort(half)).toBe("Catching up, 50%");
    expect(standing(view("catchingUp"))).not.toContain("%");
  });

  test("stands in the sidebar, and follows the hub", async () => {
    let state: HubView = view("current", nineFourteen());
    const { backend } = open("#/contacts", { attached: true }, (fake) => {
      fake.on("hub", () => state);
    });
    const line = await screen.findByRole("link", { name: "Up to date" });
    expect(line.getAttribute("href")).toBe("#/settings?part=sync");
    expect(screen.queryByText("Saved on this computer")).toBeNull();
    state = view("offline", nineFourteen());
    backend.emit({ kinds: ["hub"], ids: [] });
    expect(await screen.findByRole("link", { name: "Offline: as of 09:14" })).toBeDefined();
    state = view("catchingUp");
    backend.emit({ kinds: ["hub"], ids: [] });
    expect(await screen.findByRole("link", { name: "Catching up" })).toBeDefined();
  });

  test("says below a list how old its rows are", async () => {
    let state: HubView = view("offline", new Date(2020, 10, 14, 9, 14).getTime() * 1000);
    const { backend } = open("#/contacts", { attached: true }, (fake) => {
      fake.on("hub", () => state);
    });
    expect(await screen.findByText("As of 14 Nov 2020, 09:14")).toBeDefined();
    state = view("current", nineFourteen());
    backend.emit({ kinds: ["hub"], ids: [] });
    await waitFor(() => {
      expect(screen.queryByText("As of 14 Nov 2020, 09:14")).toBeNull();
    });
  });

  const hiding: [string, AppError][] = [
    ["the hub has not answered for too long", { code: "lease", heard: nineFourteen() }],
    ["the reader is suspended", { code: "hub", problem: "suspended" }],
  ];

  test.each(hiding)("no figure stays in view when %s", async (_, error) => {
    let hides = false;
    const { backend } = open("#/contacts", { attached: true }, (fake) => {
      fake.on("unread_notices", () => {
        if (hides) throw error;
        return 3;
      });
    });
    expect(await screen.findByTitle("3 unread")).toBeDefined();
    hides = true;
    backend.emit({ kinds: ["notices"], ids: [] });
    await waitFor(() => {
      expect(screen.queryByTitle("3 unread")).toBeNull();
    });
  });

  test("is nothing to a firm without one", async () => {
    const { backend } = open("#/contacts");
    await screen.findByText("Saved on this computer");
    await screen.findByRole("grid", { name: "Contacts" });
    expect(backend.calls).not.toContain("hub");
  });

  test("says why a change was not made while the hub is away", async () => {
    const { backend } = open("#/teams/team-1", { attached: true });
    backend.on("set_default_team", () => Promise.reject({ code: "hub", problem: "offline" }));
    await fireEvent.click(await screen.findByRole("button", { name: "More actions" }));
    await fireEvent.click(await screen.findByRole("menuitem", { name: "Make default team", hidden: true }));
    expect((await screen.findByRole("alert")).textContent).toContain("Changes need the hub");
  });
});

describe("a move that was cut short", () => {
  test("is settled by asking the hub, and nothing else is offered before", async () => {
    const { backend, container } = open("#/settings?part=sync", { attached: true }, (fake) => {
      fake.on("hub", () => ({ ...view("unsettled"), hub: null, device: null, held: 0 }));
    });
    expect(
      await screen.findByText(/A move to the hub was cut short.*Connect to the hub and choose Sync now/),
    ).toBeDefined();
    expect(screen.getByRole("link", { name: "Move not finished" })).toBeDefined();
    expect(screen.queryByRole("heading", { name: "Devices" })).toBeNull();
    expect(screen.queryByText(/records/)).toBeNull();
    expect(await faults(container)).toEqual([]);
    backend.on("hub", () => view("current", nineFourteen()));
    await press("Sync now");
    expect(await screen.findByText("Up to date, as of 09:14.")).toBeDefined();
    expect(backend.calls).toContain("session_now");
    expect(screen.getByRole("heading", { name: "Devices" })).toBeDefined();
  });
});

describe("the settings of a firm with a hub", () => {
  test("say how it stands, and ask the hub at once", async () => {
    const { backend, container } = open("#/settings?part=sync", { attached: true });
    expect(await screen.findByText(/^Up to date, as of/)).toBeDefined();
    expect(screen.getByText("hub.example.com")).toBeDefined();
    expect(screen.getByText("60 records")).toBeDefined();
    await screen.findByText("Laptop");
    expect(await faults(container)).toEqual([]);
    await press("Sync now");
    expect(backend.calls).toContain("sync_now");
  });

  test("have no backups, recovery code or key", async () => {
    open("#/settings?part=security", { attached: true });
    await screen.findByRole("heading", { name: "Passphrase" });
    expect(screen.getAllByRole("tab").map((tab) => tab.textContent)).toEqual([
      ...["Firm", "Invitations", "Books and notices", "Terms", "E-mail", "Sync and devices", "Security"],
    ]);
    expect(screen.queryByRole("heading", { name: "Recovery code" })).toBeNull();
    expect(screen.queryByRole("heading", { name: "Encryption key" })).toBeNull();
  });

  test("are those of the hub for the mail, and say what to do while it has none", async () => {
    const { backend, container } = open("#/settings?part=mail", { attached: true });
    expect(await screen.findByText(/^The hub cannot send e-mails yet/)).toBeDefined();
    await screen.findByLabelText("Encryption");
    expect(screen.queryByText("As files in a folder")).toBeNull();
    expect(screen.getByText(/^Goes to the hub, which saves it encrypted/)).toBeDefined();
    expect(await faults(container)).toEqual([]);
    await type("Server", "mail.example.com");
    backend.on("save_mail_setup", () => Promise.reject({ code: "hub", problem: "offline" }));
    await press("Save e-mail settings");
    expect(await screen.findByText(/^These settings are on the hub, which cannot be reached/)).toBeDefined();
  });

  test("are read from the hub once it is back", async () => {
    const setup = await fakeBackend().call("mail_setup", {});
    let away = true;
    const { backend } = open("#/settings?part=mail", { attached: true }, (fake) => {
      fake.on("mail_setup", () => (away ? Promise.reject({ code: "hub", problem: "offline" }) : setup));
    });
    expect(await screen.findByText(/^These settings are on the hub, which cannot be reached/)).toBeDefined();
    away = false;
    backend.emit({ kinds: ["hub"], ids: [] });
    expect(await screen.findByLabelText("Encryption")).toBeDefined();
  });

  test("are those of the device for a reader", async () => {
    const { backend, container } = open("#/settings", { attached: true, admin: false });
    await screen.findByRole("heading", { name: "Devices" });
    expect(screen.getAllByRole("tab").map((tab) => tab.textContent)).toEqual([
      ...["Sync and devices", "Security", "On this computer"],
    ]);
    expect(backend.calls).not.toContain("settings");
    await fireEvent.click(screen.getByRole("tab", { name: "On this computer" }));
    expect(screen.getByLabelText("Appearance")).toBeDefined();
    expect(await faults(container)).toEqual([]);
  });

  test("say that the hub has the list of devices while it is out of reach", async () => {
    const { container } = open("#/settings?part=sync", { attached: true }, (fake) => {
      fake.on("hub", () => view("offline", nineFourteen()));
      fake.on("devices", () => Promise.reject({ code: "hub", problem: "offline" }));
    });
    expect(await screen.findByText(/^The hub keeps this list and cannot be reached/)).toBeDefined();
    expect(screen.queryByRole("alert")).toBeNull();
    expect(await faults(container)).toEqual([]);
  });

  test.each(["untrusted", "revoked", "copied", "suspended", "version"] as const)(
    "name no devices while the device is %s",
    async (state) => {
      open("#/settings?part=sync", { attached: true }, (fake) => {
        fake.on("hub", () => view(state));
      });
      expect(await screen.findByRole("button", { name: "Leave the firm on this device…" })).toBeDefined();
      expect(screen.queryByRole("heading", { name: "Devices" })).toBeNull();
    },
  );

  test("list the devices, and revoke one after a question", async () => {
    const { backend } = open("#/settings?part=sync", { attached: true });
    const list = await screen.findByRole("list", { name: "Devices" });
    const entries = within(list).getAllByRole("listitem");
    expect(entries.map((entry) => entry.querySelector("b")?.textContent)).toEqual(["Desk", "Laptop", "Old phone"]);
    expect(entries[0]?.textContent).toContain("This device");
    expect(entries[2]?.textContent).toContain("It holds nothing any more.");
    expect(within(list).getAllByRole("button")).toHaveLength(1);
    await press("Revoke Laptop");
    const question = await screen.findByRole("dialog", { name: "Revoke Laptop?" });
    backend.on("revoke_device", () => Promise.reject({ code: "hub", problem: "offline" }));
    await press("Revoke device", question);
    expect((await within(question).findByRole("alert")).textContent).toContain("The hub cannot be reached");
    const revoked = (await backend.call("devices", {})).devices.map((device) =>
      device.id === "d-2" ? { ...device, revoked: nineFourteen() } : device,
    );
    backend.on("revoke_device", () => ({ devices: revoked }));
    backend.on("devices", () => ({ devices: revoked }));
    await press("Revoke device", question);
    await waitFor(() => {
      expect(screen.queryByRole("dialog")).toBeNull();
    });
    expect(await within(list).findByText(/It still holds records until it asks the hub/)).toBeDefined();
  });

  test("say whose the devices are once there are others'", async () => {
    const { backend } = open("#/settings?part=sync", { attached: true });
    const { devices } = await backend.call("devices", {});
    backend.on("devices", () => ({
      devices: devices.map((device, place) =>
        place === 1 ? { ...device, user: "p-9", userName: "Ben Ashdown" } : device,
      ),
    }));
    backend.emit({ kinds: ["hub"], ids: [] });
    expect(await screen.findByText("Ben Ashdown")).toBeDefined();
  });

  test("make a link for another device, which is copied", async () => {
    const copied: string[] = [];
    vi.stubGlobal("navigator", {
      ...navigator,
      clipboard: {
        writeText: (text: string) => {
          copied.push(text);
          return Promise.resolve();
        },
      },
    });
    const { container } = open("#/settings?part=sync", { attached: true });
    await fireEvent.click(await screen.findByRole("button", { name: "Add another device of mine…" }));
    const dialog = await screen.findByRole("dialog", { name: "Add another device" });
    expect(await within(dialog).findByText(fakeLink("device"))).toBeDefined();
    expect(within(dialog).getByText(/^It works once, until/)).toBeDefined();
    expect(document.activeElement?.textContent).toBe("Copy link");
    await press("Copy link", dialog);
    expect(await within(dialog).findByText("Link copied.")).toBeDefined();
    expect(copied).toEqual([fakeLink("device")]);
    expect(await faults(container)).toEqual([]);
  });

  test("leave the firm on this device after a question", async () => {
    const { backend } = open("#/settings?part=sync", { attached: true });
    await fireEvent.click(await screen.findByRole("button", { name: "Leave the firm on this device…" }));
    const question = await screen.findByRole("dialog", { name: "Leave Harcourt & Lane on this device?" });
    expect(backend.calls).not.toContain("leave_firm");
    await press("Delete here and leave", question);
    await screen.findByRole("heading", { name: "Welcome to Coverbook" });
    expect(backend.calls).toContain("leave_firm");
  });
});

describe("moving a firm to a hub", () => {
  async function asked() {
    const page = open("#/settings?part=sync");
    await fireEvent.click(await screen.findByRole("button", { name: "Move this firm to a hub…" }));
    const dialog = await screen.findByRole("dialog", { name: "Move this firm to a hub" });
    return { ...page, dialog };
  }

  /** The right link is pasted, and the hub is shown. */
  async function ready() {
    const page = await asked();
    await type("Link", fakeLink("attach"));
    await press("Continue", page.dialog);
    await within(page.dialog).findByText(/^Hub: hub\.example\.com\./);
    expect(page.backend.calls).not.toContain("attach_firm");
    return page;
  }

  test("wants the right link", async () => {
    const { backend, container, dialog } = await asked();
    await press("Continue", dialog);
    expect(within(dialog).getByText("Paste the link.")).toBeDefined();
    await type("Link", fakeLink("join"));
    await press("Continue", dialog);
    expect(await within(dialog).findByText(/This link is for joining a firm/)).toBeDefined();
    expect(backend.calls).not.toContain("attach_firm");
    expect(await faults(container)).toEqual([]);
  });

  test("leaves the firm as it is if it goes wrong", async () => {
    const { backend, container, dialog } = await ready();
    expect(await faults(container)).toEqual([]);
    backend.on("attach_firm", () => Promise.reject({ code: "hub", problem: "taken" }));
    await press("Move the firm", dialog);
    expect((await within(dialog).findByRole("alert")).textContent).toContain("The firm is on the hub already");
    expect(screen.getByText("Saved on this computer")).toBeDefined();
    await press("Back", dialog);
    expect(within(dialog).queryByRole("alert")).toBeNull();
    expect(within(dialog).getByLabelText<HTMLInputElement>("Link").value).toBe(fakeLink("attach"));
  });

  test("says that it takes a while, and shows the firm at its hub", async () => {
    const { backend, dialog } = await ready();
    const session = await backend.call("session_now", {});
    let finish = (): void => undefined;
    backend.on(
      "attach_firm",
      () =>
        new Promise((resolve) => {
          finish = () => {
            resolve({ ...session, attached: true });
          };
        }),
    );
    backend.on("hub", () => view("current", nineFourteen()));
    await press("Move the firm", dialog);
    expect(await within(dialog).findByText(/Moving the firm\. Leave Coverbook open/)).toBeDefined();
    expect(within(dialog).getByRole<HTMLButtonElement>("button", { name: "Cancel" }).disabled).toBe(true);
    // It is not locked meanwhile.
    await fireEvent.keyDown(window, { key: "l", ctrlKey: true, shiftKey: true });
    expect(backend.calls).not.toContain("lock_firm");
    finish();
    expect(await screen.findByText("Up to date, as of 09:14.")).toBeDefined();
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(screen.getByRole("link", { name: "Up to date" })).toBeDefined();
  });

  test("is for system administrators", async () => {
    open("#/settings?part=sync", { systemAdmin: false });
    expect(
      await screen.findByText("A system administrator can share it from this computer or move it to a hub."),
    ).toBeDefined();
    expect(screen.queryByRole("button", { name: "Move this firm to a hub…" })).toBeNull();
  });
});

describe("a person's page offers a link for a device", () => {
  const menu = async (hash: string, attached: boolean, prepare?: (backend: FakeBackend) => void) => {
    const page = open(hash, { attached }, prepare);
    await fireEvent.click(await screen.findByRole("button", { name: "More" }));
    await screen.findByRole("menuitem", { name: /See what they see|View as/i, hidden: true });
    return page;
  };
  const item = () => screen.queryByRole("menuitem", { name: "Link for a device…", hidden: true });

  test("to administrators of a firm with a hub", async () => {
    const { backend } = await menu("#/clients/p-30", true);
    const person = await backend.call("person", { id: "p-30" });
    expect(person.status).toBe("active");
    await fireEvent.click(item() as HTMLElement);
    const name = `${person.given} ${person.family}`;
    const dialog = await screen.findByRole("dialog", { name: `Link for a device of ${name}` });
    expect(
      await within(dialog).findByText(new RegExp(`the first person to use it sees what ${name} may see`)),
    ).toBeDefined();
    expect(await within(dialog).findByText(fakeLink("device"))).toBeDefined();
  });

  test("without a code for whoever is invited: theirs is in the mail", async () => {
    await menu("#/clients/p-30", true, (backend) => {
      const active = backend.call("person", { id: "p-30" });
      backend.on("person", async () => ({ ...(await active), status: "pending" as const }));
      backend.on("device_link", () => ({ link: fakeLink("join"), ends: null }));
    });
    await fireEvent.click(item() as HTMLElement);
    const dialog = await screen.findByRole("dialog");
    expect(await within(dialog).findByText(/They also need the code from their invitation\./)).toBeDefined();
    expect(within(dialog).getByText(fakeLink("join"))).toBeDefined();
    expect(within(dialog).queryByText(/It works once/)).toBeNull();
  });

  test("and to nobody of a firm without one", async () => {
    await menu("#/clients/p-30", false);
    expect(item()).toBeNull();
  });
});

describe("a firm that this device shows no more", () => {
  const shut = (firms: FakeOptions["firms"], error: AppError): FakeBackend => {
    const { backend } = open("#/contacts", { open: false, ...(firms && { firms }) }, (fake) => {
      fake.on("open_firm", () => {
        throw error;
      });
    });
    return backend;
  };
  const harcourt = { file: "harcourt-lane", name: "Harcourt & Lane", unlocked: true, hasPassphrase: false };

  test("can be removed where the ways in are", async () => {
    const backend = shut([harcourt], { code: "hub", problem: "revoked" });
    const asked = vi.fn();
    backend.on("remove_firm", async (request) => {
      asked(request);
      return { ...(await backend.call("start", {})), firms: [] };
    });
    await screen.findByText(/no longer belongs to the firm/);
    await press("Leave the firm on this device…");
    const dialog = await screen.findByRole("dialog", { name: "Leave Harcourt & Lane on this device?" });
    await press("Delete here and leave", dialog);
    await waitFor(() => {
      expect(screen.queryByRole("button", { name: /^Harcourt/ })).toBeNull();
    });
    expect(asked).toHaveBeenCalledWith({ file: "harcourt-lane", secret: null });
    expect(screen.queryByText(/no longer belongs/)).toBeNull();
    expect(screen.queryByRole("heading", { name: "Leave the firm" })).toBeNull();
  });

  test("stays when it is only the hub that is away", async () => {
    shut([harcourt], { code: "hub", problem: "offline" });
    await screen.findByRole("alert");
    expect(screen.queryByRole("button", { name: /^Leave/ })).toBeNull();
  });
});

describe("the menus of a firm with a hub", () => {
  const links = () =>
    within(screen.getByRole("navigation"))
      .getAllByRole("link")
      .map((link) => link.title);

  test("have everything for administrators", async () => {
    open("#/contacts", { attached: true });
    await screen.findByRole("link", { name: "Up to date" });
    expect(links()).toEqual([
      ...["Contacts", "Notices", "Clients", "Staff", "Client teams", "Client groups"],
      ...["Duplicates", "Imports", "Audit", "Settings"],
    ]);
  });

  test("have contacts, notices and settings for everybody else", async () => {
    open("#/contacts", { attached: true, admin: false });
    await screen.findByRole("link", { name: "Up to date" });
    expect(links()).toEqual(["Contacts", "Notices", "Settings"]);
    await fireEvent.keyDown(window, { key: "k", ctrlKey: true });
    await type("Search or command", "import");
    const palette = await screen.findByRole("dialog");
    expect(within(palette).queryByText(/^Import/)).toBeNull();
  });

  test("let staff look at the contacts of one of their teams", async () => {
    const { backend } = open("#/contacts", { attached: true, admin: false }, (fake) => {
      fake.on("teams", () => {
        throw { code: "administratorsOnly" };
      });
    });
    await fireEvent.click(await screen.findByRole("radio", { name: "Teams" }));
    const chooser = await screen.findByRole("combobox", { name: "Team" });
    const own = await backend.call("contact_teams", {});
    expect(
      within(chooser)
        .getAllByRole("option")
        .map((option) => option.textContent),
    ).toEqual(own.map(({ name }) => name));
  });

  test("follow a role that the hub changed", async () => {
    const { backend } = open("#/clients", { attached: true });
    await screen.findByRole("grid", { name: "Clients" });
    const session = await backend.call("session_now", {});
    backend.on("session_now", () => ({ ...session, isAdmin: false, isSystemAdministrator: false }));
    backend.emit({ kinds: ["hub"], ids: [] });
    expect(await screen.findByRole("grid", { name: "Contacts" })).toBeDefined();
    expect(links()).toEqual(["Contacts", "Notices", "Settings"]);
  });

  test.each(["clients", "teams", "audit", "duplicates", "imports", "groups"])(
    "do not reach %s by its address",
    async (name) => {
      open(`#/${name}`, { attached: true, admin: false });
      expect(await screen.findByRole("grid", { name: "Contacts" })).toBeDefined();
    },
  );
});
