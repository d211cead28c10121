import { isSameLetter } from "./format";

/**
 * The letter under which a name is sorted. As in the order of the list, apostrophes do not count, "de la Cruz"
 * begins with its D, and a letter with an accent is that letter, unless the language sorts it as one of its own.
 */
export function initial(name: string): string {
  const first = /[\p{L}\p{N}]\p{M}*/u.exec(name)?.[0];
  if (first === undefined || !/\p{L}/u.test(first)) return "#";
  const plain = first.normalize("NFD").charAt(0);
  const letter = isSameLetter(first, plain) ? plain : first;
  return letter.toLocaleUpperCase();
}
