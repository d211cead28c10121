import { dialog } from "../../shell/layers";
import ChooseGroup from "./ChooseGroup.svelte";

/** Asks which group to add people to. */
export const chooseGroup = dialog(ChooseGroup);
