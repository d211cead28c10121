import type { PreferredLanguage } from "../../../generated/PreferredLanguage";

/** What is known of somebody who is added anew. */
export type Prefill = {
  readonly given: string;
  readonly middleNames: string;
  readonly family: string;
  readonly jobTitle: string;
  readonly company: string;
  readonly note: string;
  readonly email: string;
  readonly phone: string;
  readonly identifier: string;
  readonly language: PreferredLanguage;
};

/** Nothing at all. */
export const nobody: Prefill = {
  given: "",
  middleNames: "",
  family: "",
  jobTitle: "",
  company: "",
  note: "",
  email: "",
  phone: "",
  identifier: "",
  language: "",
};
