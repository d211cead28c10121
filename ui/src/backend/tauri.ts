import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { DroppedEvent } from "../generated/DroppedEvent";
import type { Backend, Changed, ImportProgress, Stop } from "./backend";

/** A subscription that can be stopped before it has begun. */
function later(begun: Promise<Stop>): Stop {
  let stopped = false;
  let stop: Stop | undefined;
  void begun.then((end) => {
    if (stopped) end();
    else stop = end;
  });
  return () => {
    stopped = true;
    stop?.();
  };
}

export function tauriBackend(): Backend {
  return {
    call: (name, request) => invoke(name, { request }),
    onChanged: (listener) => later(listen<Changed>("changed", ({ payload }) => listener(payload))),
    onProgress: (listener) => later(listen<ImportProgress>("import_progress", ({ payload }) => listener(payload))),
    onMenu: (listener) => later(listen<string>("menu", ({ payload }) => listener(payload))),
    onDrop: (listener) => later(listen<DroppedEvent>("dropped", ({ payload }) => listener(payload))),
  };
}
