import { dialog } from "../../shell/layers";
import Announce from "./Announce.svelte";

/** Lets the reader write an announcement. */
export const announce = dialog(Announce);
