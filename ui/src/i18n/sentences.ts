import type { FieldCode } from "../generated/FieldCode";

/** A sentence for each code of a union, with that code's parameters. */
export type ByCode<Union extends { code: string }> = {
  readonly [Code in Union["code"]]: (of: Extract<Union, { code: Code }>) => string;
};

/** A kind of problem: its name in a list, and the sentence that says what to do. */
export type ProblemText = { readonly title: string; readonly text: string };

/** Fields of forms that an error can name. */
export type FormField =
  | FieldCode
  | "groupIdentifiers"
  | "middleNames"
  | "country"
  | "timeZone"
  | "confirm"
  | "passphrase"
  | "code"
  | "username"
  | "host"
  | "port"
  | "from"
  | "fromName"
  | "login"
  | "folder"
  | "password"
  | "security"
  | "importRowLimit"
  | "leaseDays"
  | "link"
  | "device";
