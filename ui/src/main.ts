import { mount } from "svelte";
import App from "./shell/App.svelte";
import type { Backend } from "./backend/backend";
import { tauriBackend } from "./backend/tauri";
import { speak } from "./i18n";
import { readersLanguage } from "./i18n/languages";
import sprite from "./lib/icons.svg?raw";
import "./styles/app.css";

async function backend(): Promise<Backend> {
  // Only `vite --mode fake` has the pretend backend; a build for release drops the branch.
  if (import.meta.env.MODE === "fake") return (await import("./backend/fake_page")).fakePage();
  return tauriBackend();
}

const icons = new DOMParser().parseFromString(sprite, "image/svg+xml").documentElement;
icons.setAttribute("class", "sprite");
icons.setAttribute("aria-hidden", "true");
document.body.prepend(document.importNode(icons, true));

// A language is a module of its own that needs this one: this one must not wait for it at its top.
async function start(): Promise<void> {
  const target = document.getElementById("app");
  if (target === null) throw new Error("index.html has no place for the program");
  await speak(readersLanguage());
  mount(App, { target, props: { backend: await backend() } });
}

void start();
