import { asAppError } from "../backend/backend";
import type { AppError } from "../generated/AppError";

/** Something a view does when it is asked to: whether it goes on, and why it was not done. */
export class Attempt {
  busy = $state(false);
  error = $state.raw<AppError>();

  /** Does it. Answers whether it was done; the work itself answers `false` if the form is not ready for it. */
  async run(work: () => Promise<unknown>): Promise<boolean> {
    this.busy = true;
    this.error = undefined;
    try {
      return (await work()) !== false;
    } catch (reason) {
      this.error = asAppError(reason);
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** What a form does when it is submitted. If it is not done, the first field at fault has the focus. */
  submit(work: () => Promise<unknown>): (event: SubmitEvent) => Promise<void> {
    return async (event) => {
      event.preventDefault();
      const form = event.currentTarget as HTMLFormElement;
      if (await this.run(work)) return;
      setTimeout(() => form.querySelector<HTMLElement>("[aria-invalid]")?.focus());
    };
  }
}
