import type { IconName } from "../lib/icon_names";
import { isTyping, pressed, type Shortcut } from "../lib/keys";

/** Something the reader can do, from the palette or by its keys. */
export type Action = {
  readonly id: string;
  readonly text: string;
  readonly icon: IconName;
  readonly shortcut?: Shortcut;
  /** Another key for the same. */
  readonly alias?: Shortcut;
  /** What it is about; the palette groups by it. */
  readonly about?: string;
  /** Keys that a text field wants for itself leave the action to it. */
  readonly leaveToFields?: true;
  readonly run: () => void;
};

/** The actions there are now. Each screen brings its own and takes them away again. */
export class Actions {
  #sets = $state.raw<readonly (() => readonly Action[])[]>([]);

  /** All actions, those of the innermost screen first. */
  get list(): readonly Action[] {
    return this.#sets.flatMap((set) => set());
  }

  /** Adds actions that are read anew each time. Answers how to take them away. */
  add(actions: () => readonly Action[]): () => void {
    this.#sets = [actions, ...this.#sets];
    return () => {
      this.#sets = this.#sets.filter((set) => set !== actions);
    };
  }

  run(id: string): void {
    this.list.find((action) => action.id === id)?.run();
  }

  /** What a button does that runs an action. */
  runs(id: string): () => void {
    return () => {
      this.run(id);
    };
  }

  /** Runs the action of the pressed keys, if there is one. */
  onkeydown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    const typing = isTyping(event.target);
    const action = this.list.find(({ shortcut, alias, leaveToFields }) =>
      [shortcut, alias].some(
        (keys) =>
          keys !== undefined &&
          pressed(event, keys) &&
          !(typing && (leaveToFields === true || (keys.mod === undefined && keys.key.length === 1))),
      ),
    );
    if (action === undefined) return;
    event.preventDefault();
    action.run();
  }
}
