import { dialog } from "../../shell/layers";
import Announce from "./Announce.svelte";

/** Writes an announcement. */
export const announce = dialog(Announce);
