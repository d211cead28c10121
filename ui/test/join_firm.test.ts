import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, test } from "vitest";
import type { FakeBackend } from "../src/backend/fake";
import { fakeLink } from "../src/backend/fake_hub";
import type { HubProblem } from "../src/generated/HubProblem";
import { faults, open } from "./screen";

const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
const type = (name: string, value: string) => fireEvent.input(field(name), { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

/** The first start, with a link pasted. */
async function pasted(link: string, prepare?: (backend: FakeBackend) => void) {
  const page = open("", { open: false }, prepare);
  await fireEvent.click(await screen.findByRole("button", { name: /Join a firm/ }));
  await screen.findByRole("heading", { name: "Join a firm" });
  await type("Link", link);
  await press("Continue");
  return page;
}

describe("a link", () => {
  test("is asked for, and one that is none says so at its field", async () => {
    const { container } = await pasted("");
    expect(screen.getByText("Paste the link.")).toBeDefined();
    await type("Link", "https://example.com");
    await press("Continue");
    expect(await screen.findByText(/This is no link of Coverbook/)).toBeDefined();
    expect(field("Link").getAttribute("aria-invalid")).toBe("true");
    expect(await faults(container)).toEqual([]);
    await press("Back");
    expect(await screen.findByRole("heading", { name: "Welcome to Coverbook" })).toBeDefined();
  });

  test("that moves a firm says where it is used", async () => {
    const { backend } = await pasted(fakeLink("attach"));
    expect(await screen.findByText(/use the link in Settings, under Sync and devices/)).toBeDefined();
    expect(backend.calls).not.toContain("join_firm");
  });

  test("with a code needs a name of the device, and opens the firm", async () => {
    const { backend, container } = await pasted(fakeLink("device"));
    await screen.findByRole("heading", { name: "Name this device" });
    expect(field("Name of this device").value).toBe("My computer");
    expect(screen.getByText(/Hub: hub\.example\.com/)).toBeDefined();
    expect(await faults(container)).toEqual([]);
    await type("Name of this device", " ");
    await press("Join");
    expect(screen.getByText("Enter a name for this device.")).toBeDefined();
    expect(backend.calls).not.toContain("join_firm");
    await type("Name of this device", "Desk");
    await press("Join");
    await screen.findByRole("grid", { name: "Contacts" });
    expect(await screen.findByRole("link", { name: "Up to date" })).toBeDefined();
  });

  test.each([
    ["offline", "The hub cannot be reached."],
    ["untrusted", "The computer that answered is not the hub of the link."],
    ["taken", "The firm is on the hub already, or this link was used before."],
    ["version", "The hub and this program are of different versions."],
  ] as [HubProblem, string][])("that is not taken because of %s says so", async (problem, text) => {
    await pasted(fakeLink("device"), (backend) => {
      backend.on("join_firm", () => Promise.reject({ code: "hub", problem }));
    });
    await screen.findByRole("heading", { name: "Name this device" });
    await press("Join");
    expect((await screen.findByRole("alert")).textContent).toContain(text);
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Join" }).disabled).toBe(false);
  });
});

describe("an invitation", () => {
  const CODE = "Code from your latest e-mail";

  async function asked(prepare?: (backend: FakeBackend) => void) {
    const page = await pasted(fakeLink("join"), prepare);
    await screen.findByRole("heading", { name: "Your invitation" });
    return page;
  }

  async function invited(prepare?: (backend: FakeBackend) => void) {
    const page = await asked(prepare);
    await type("Your e-mail address", "r.brown@example.com");
    await type(CODE, "K7QM-3XFD");
    await press("Continue");
    await screen.findByRole("heading", { name: "Welcome, Robert" });
    return page;
  }

  test("is found by address and code", async () => {
    const { container } = await asked();
    await press("Continue");
    expect(screen.getByText("Enter an e-mail address.")).toBeDefined();
    expect(screen.getByText(/A code has eight letters and digits/)).toBeDefined();
    await type("Your e-mail address", "r.brown@example.com");
    await type(CODE, "AAAA-AAAA");
    await press("Continue");
    expect(await screen.findByText(/This code is wrong, was used before/)).toBeDefined();
    expect(field(CODE).getAttribute("aria-invalid")).toBe("true");
    expect(await faults(container)).toEqual([]);
  });

  test("shows the firm, who invites and both terms, and is accepted", async () => {
    const { backend, container } = await invited();
    expect(screen.getByText("Anna Whitmore invites you to the contact book of Harcourt & Lane.")).toBeDefined();
    expect(screen.getByText("Be kind.")).toBeDefined();
    expect(await faults(container)).toEqual([]);
    await press("Join");
    expect(screen.getAllByText("You must accept these terms to join. Read them and tick the box.")).toHaveLength(2);
    expect(backend.calls).not.toContain("join_firm");
    await fireEvent.click(field("I accept the terms of Coverbook"));
    await fireEvent.click(field("I accept the terms of Harcourt & Lane"));
    await type("Choose a username", "RBrown1");
    await press("Join");
    expect(await screen.findByText("This username is not allowed or is taken. Choose another one.")).toBeDefined();
    expect(field("Choose a username").getAttribute("aria-invalid")).toBe("true");
    await type("Choose a username", "RBrown2");
    await press("Join");
    await screen.findByRole("grid", { name: "Contacts" });
  });

  test("wants another tick once the firm has other terms", async () => {
    let since = 1_790_000_000_000_000;
    await invited((backend) => {
      backend.on("ask_invitation", () => ({
        firm: "Harcourt & Lane",
        inviter: "Anna Whitmore",
        given: "Robert",
        terms: since === 1_790_000_000_000_000 ? "Be kind." : "Be kinder.",
        termsSince: since,
      }));
      backend.on("join_firm", () => Promise.reject({ code: "hub", problem: "terms" }));
    });
    await fireEvent.click(field("I accept the terms of Coverbook"));
    await fireEvent.click(field("I accept the terms of Harcourt & Lane"));
    await type("Choose a username", "RBrown2");
    since += 1;
    await press("Join");
    expect(await screen.findByText("Be kinder.")).toBeDefined();
    expect(await screen.findByText(/The firm has changed its terms/)).toBeDefined();
    await waitFor(() => {
      expect(field("I accept the terms of Harcourt & Lane").checked).toBe(false);
    });
  });

  test("is declined after one more question, and nothing comes to this computer", async () => {
    const { backend, container } = await invited();
    await press("I do not want to join");
    const dialog = await screen.findByRole("dialog", { name: "Decline this invitation?" });
    expect(await faults(container)).toEqual([]);
    await fireEvent.click(within(dialog).getByRole("button", { name: "Back" }));
    expect(backend.calls).not.toContain("decline_invitation");
    await press("I do not want to join");
    await fireEvent.click(
      within(await screen.findByRole("dialog")).getByRole("button", { name: "I do not want to join" }),
    );
    await screen.findByRole("heading", { name: "You declined, Robert" });
    expect(await faults(container)).toEqual([]);
    expect(backend.calls).toContain("decline_invitation");
    expect(backend.calls).not.toContain("join_firm");
    await press("Back");
    expect(await screen.findByRole("heading", { name: "Welcome to Coverbook" })).toBeDefined();
  });

  test("that cannot be declined says why, and stays", async () => {
    await invited((backend) => {
      backend.on("decline_invitation", () => Promise.reject({ code: "hub", problem: "offline" }));
    });
    await press("I do not want to join");
    await fireEvent.click(
      within(await screen.findByRole("dialog")).getByRole("button", { name: "I do not want to join" }),
    );
    expect((await screen.findByRole("alert")).textContent).toContain("The hub cannot be reached.");
    expect(screen.getByRole("heading", { name: "Welcome, Robert" })).toBeDefined();
  });

  test("keeps what was typed when the reader goes back", async () => {
    await invited();
    await press("Back");
    await screen.findByRole("heading", { name: "Your invitation" });
    expect(field("Your e-mail address").value).toBe("r.brown@example.com");
    await press("Back");
    expect(field("Link").value).toBe(fakeLink("join"));
  });
});
