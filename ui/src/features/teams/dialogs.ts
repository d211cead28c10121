import { dialog } from "../../shell/layers";
import ChooseTeam from "./ChooseTeam.svelte";

/** Asks which team people are added to or move to. */
export const chooseTeam = dialog(ChooseTeam);
