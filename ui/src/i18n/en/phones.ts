import type { PhoneCode } from "../../generated/PhoneCode";
import type { ProblemText } from "../sentences";

const readAs = "We are sure how to read this number. Compare it with the file if you like.";
const noNumber = "This does not look like a phone number. Check that you chose the right column.";
const wrongLength = "The number has too few or too many digits for its country. Correct it to keep it.";

/** What is noticed about a phone number in a file. */
export const phones: Record<PhoneCode, ProblemText> = {
  note_removed: { title: "Text next to the number", text: "We kept the number and moved the text to its label." },
  assumed_idd: { title: "Dialling prefix replaced by +", text: readAs },
  plus_zero: { title: "0 after the + removed", text: readAs },
  trunk_zero_removed: { title: "Extra 0 removed", text: readAs },
  legacy_prefix: { title: "Old prefix removed", text: readAs },
  float_suffix: { title: "“.0” from a spreadsheet", text: readAs },
  sci_recovered: { title: "Number written as 4.4E+11", text: readAs },
  thousands_separators: { title: "Thousands separators removed", text: readAs },
  multiple_numbers: {
    title: "Two numbers in one cell",
    text: "The cell has two numbers. We keep both, and the first is the main number.",
  },
  alternative_tail_dropped: {
    title: "Second ending removed",
    text: "The end looks like the last digits of another number. We keep the first number. Add the other one.",
  },
  dial_tail_dropped: {
    title: "Digits after a pause removed",
    text: "The digits after the pause belong to a meeting or a menu. We keep the number without them.",
  },
  assumed_plus: {
    title: "Missing +",
    text: "This looks like a number without its +. It is kept as text until you add the +.",
  },
  ambiguous_country_code: {
    title: "Possible country code",
    text: "The first digits may be the country code. If so, add a + in front of it.",
  },
  leading_zero_restored: {
    title: "Italian number without its 0",
    text: "Italian numbers start with a 0 after the country code. The number is kept as text until you add it.",
  },
  doubled_country_code: {
    title: "Country code twice",
    text: "The country code seems to appear twice. The number is kept as text until you correct it in the file.",
  },
  letter_lookalike: {
    title: "Letter in a number",
    text: "There is a letter in place of a digit. The number is kept as text until you correct it.",
  },
  overseas_france: {
    title: "French overseas number",
    text: "This looks like an overseas number. Add its country code to be sure.",
  },
  vanity_truncated: {
    title: "Word longer than the number",
    text: "The word is longer than the number. Use digits to be sure.",
  },
  multiple_extensions: {
    title: "Two extensions",
    text: "The number has two extensions, and we kept the first. Correct the file if you need the other.",
  },
  suspected_dummy: { title: "All digits the same", text: "All digits are the same. Check that this is a real number." },
  several_readings: {
    title: "Ambiguous number",
    text: "This can be read in more than one way. Add + and the country code.",
  },
  possible_not_valid: {
    title: "Unknown number range",
    text: "The length is right, but we do not know this range. It may be new, so we keep it. Check it if you can.",
  },
  sci_precision_lost: {
    title: "Number shortened by Excel",
    text: "Excel shortened this number and its last digits are gone. Format the column as Text, save again and import that file.",
  },
  excel_hashes: {
    title: "######## instead of a number",
    text: "The column was too narrow when the file was saved. Widen it, save again and import that file.",
  },
  missing_area_code: {
    title: "Area code missing",
    text: "The area code is missing. The number is kept as text until you add it.",
  },
  too_short: { title: "Number too short", text: wrongLength },
  too_long: { title: "Number too long", text: wrongLength },
  wrong_length: { title: "Wrong number of digits", text: wrongLength },
  not_in_use: {
    title: "No such number",
    text: "No number of this country starts like this. It is kept as text until you correct it.",
  },
  short_code: {
    title: "Short number",
    text: "Short numbers such as 999 work only inside a country. It is kept as text. Use the full number.",
  },
  unknown_country_code: {
    title: "Unknown country code",
    text: "This country code does not exist. The number is kept as text until you correct it.",
  },
  no_region: {
    title: "Unknown country of the number",
    text: "This number needs a country. Choose one above for numbers without a country code.",
  },
  unreadable_letters: { title: "Letters in the number", text: noNumber },
  not_a_number: { title: "Not a phone number", text: noNumber },
  looks_like_date: { title: "Looks like a date", text: noNumber },
  extension: { title: "With an extension", text: "We keep the extension with the number. Nothing to check." },
  label_removed: { title: "With a label", text: "We keep the word as the number’s label. Nothing to check." },
  vanity: { title: "Number with a word", text: "We dial the digits of the word. Nothing to check." },
  placeholder: { title: "No number", text: "Treated as empty. Nothing to check." },
};
