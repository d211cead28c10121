import type { IconName } from "../lib/icon_names";
import { isTyping, pressed, type Shortcut } from "../lib/keys";

/** Something the reader can do, from the palette or by its keys. */
export type Command = {
  readonly id: string;
  readonly text: string;
  readonly icon: IconName;
  readonly shortcut?: Shortcut;
  /** Another key for the same. */
  readonly alias?: Shortcut;
  /** What it is about; the palette groups by it. */
  readonly about?: string;
  /** Keys that a text field wants for itself leave the command to it. */
  readonly leaveToFields?: true;
  readonly run: () => void;
};

/** The commands there are now. Each screen brings its own and takes them away again. */
export class Commands {
  #sets = $state.raw<readonly (() => readonly Command[])[]>([]);

  /** All commands, those of the innermost screen first. */
  get list(): readonly Command[] {
    return this.#sets.flatMap((set) => set());
  }

  /** Adds commands that are read anew each time. Answers how to take them away. */
  add(commands: () => readonly Command[]): () => void {
    this.#sets = [commands, ...this.#sets];
    return () => {
      this.#sets = this.#sets.filter((set) => set !== commands);
    };
  }

  run(id: string): void {
    this.list.find((command) => command.id === id)?.run();
  }

  /** Runs the command of the pressed keys, if there is one. */
  onkeydown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    const typing = isTyping(event.target);
    const command = this.list.find(({ shortcut, alias, leaveToFields }) =>
      [shortcut, alias].some(
        (keys) =>
          keys !== undefined &&
          pressed(event, keys) &&
          !(typing && (leaveToFields === true || (keys.mod === undefined && keys.key.length === 1))),
      ),
    );
    if (command === undefined) return;
    event.preventDefault();
    command.run();
  }
}
