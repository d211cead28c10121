import { render } from "@testing-library/svelte";
import axe from "axe-core";
import App from "../src/shell/App.svelte";
import { fakeBackend, type FakeBackend } from "../src/backend/fake";
import type { FakeOptions } from "../src/backend/fake_people";

/** Opens the program at an address; `prepare` tells the pretend backend what to answer. */
export function open(
  hash: string,
  options: FakeOptions = {},
  prepare?: (backend: FakeBackend) => void,
): { backend: FakeBackend; container: Element; close: () => void } {
  location.hash = hash;
  const backend = fakeBackend({ open: true, people: 60, ...options });
  prepare?.(backend);
  const { container, unmount } = render(App, { backend });
  return { backend, container, close: unmount };
}

/** What axe finds. Colours need a painted page, so they are checked elsewhere. */
export async function faults(container: Element): Promise<string[]> {
  const { violations } = await axe.run(container, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}
