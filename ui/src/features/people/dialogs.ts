import { dialog } from "../../shell/layers";
import PeoplePicker from "./PeoplePicker.svelte";
import Picture from "./person/Picture.svelte";

/** Lets the reader search for people and choose some of them. */
export const pickPeople = dialog(PeoplePicker);

/** Lets the reader choose which part of a file becomes a person's picture. */
export const picture = dialog(Picture);
