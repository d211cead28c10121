import { cleanup } from "@testing-library/svelte";
import { afterEach } from "vitest";

// What the test document cannot do: layers, popovers, measuring.
HTMLDialogElement.prototype.showModal = function showModal(): void {
  this.open = true;
};
HTMLDialogElement.prototype.close = function close(): void {
  this.open = false;
};
HTMLElement.prototype.showPopover = function showPopover(): void {
  this.dataset["shown"] = "";
};
Element.prototype.scrollIntoView = function scrollIntoView(): void {
  this.setAttribute("data-scrolled", "");
};
globalThis.matchMedia = (media: string): MediaQueryList =>
  Object.assign(new EventTarget(), { media, matches: false }) as MediaQueryList;
globalThis.ResizeObserver = class {
  readonly #callback: ResizeObserverCallback;
  constructor(callback: ResizeObserverCallback) {
    this.#callback = callback;
  }
  observe(target: Element): void {
    this.#callback([{ target } as ResizeObserverEntry], this);
  }
  unobserve(target: Element): void {
    target.removeAttribute("data-observed");
  }
  disconnect(): void {
    this.takeRecords();
  }
  takeRecords(): ResizeObserverEntry[] {
    return [];
  }
};
Object.defineProperty(HTMLElement.prototype, "clientHeight", {
  configurable: true,
  get(this: HTMLElement) {
    return this.classList.contains("datagrid") ? 748 : 0;
  },
});

afterEach(() => {
  cleanup();
  location.hash = "";
  localStorage.clear();
});
