import { dialog } from "../../shell/layers";
import DeviceLink from "./DeviceLink.svelte";

/** Makes a link for another device of a person. Without a name it is the reader. */
export const deviceLink = dialog(DeviceLink);
