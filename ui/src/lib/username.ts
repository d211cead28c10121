import type { FieldProblem } from "../generated/FieldProblem";
/** Fewest characters of a username. */
export const LEAST = 6;
const MOST = 60;

/** What a username still lacks. The rule itself is the engine's; this says it while somebody types. */
type Lacking = { readonly length: boolean; readonly letter: boolean; readonly signs: boolean };

export function lacking(text: string): Lacking {
  const name = text.trim().normalize("NFC");
  return {
    length: [...name].length < LEAST,
    letter: !/\p{Alphabetic}/u.test(name),
    signs: !/^[\p{Alphabetic}\p{N}]*$/u.test(name),
  };
}

/** The same as the engine's code for one field, or nothing. */
export function usernameProblem(text: string): FieldProblem | undefined {
  const name = text.trim().normalize("NFC");
  if (name === "") return "empty";
  if (name.includes("@")) return "usernameEmail";
  const lacks = lacking(name);
  if (lacks.signs) return "usernameSigns";
  if (lacks.length) return "usernameShort";
  if ([...name].length > MOST) return "tooLong";
  return lacks.letter ? "usernameLetter" : undefined;
}
