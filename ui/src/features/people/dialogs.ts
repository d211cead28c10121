import { dialog } from "../../shell/layers";
import PeoplePicker from "./PeoplePicker.svelte";
import Picture from "./person/Picture.svelte";

/** Searches for people and lets the reader choose some. */
export const pickPeople = dialog(PeoplePicker);

/** Cuts a person's new picture from a file. */
export const picture = dialog(Picture);
