import { dialog } from "../../shell/layers";
import ChooseTeam from "./ChooseTeam.svelte";

/** Asks which team to add people to, or to move them to. */
export const chooseTeam = dialog(ChooseTeam);
