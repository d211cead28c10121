import { dialog } from "../../shell/layers";
import ChooseGroup from "./ChooseGroup.svelte";

/** Asks which group people are put into. */
export const chooseGroup = dialog(ChooseGroup);
