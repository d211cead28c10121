import type { AddPersonRequest } from "../../generated/AddPersonRequest";
import type { ChosenView } from "../../generated/ChosenView";
import type { DoneView } from "../../generated/DoneView";
import type { EditPointsRequest } from "../../generated/EditPointsRequest";
import type { EditProfileRequest } from "../../generated/EditProfileRequest";
import type { PersonView } from "../../generated/PersonView";
import type { PictureFileView } from "../../generated/PictureFileView";
import type { SquareRequest } from "../../generated/SquareRequest";
import { t } from "../../i18n";
import type { App } from "../../shell/app.svelte";

/** Reads a person, as far as the reader may see them. */
export const readPerson = (app: App, id: string): Promise<PersonView> => app.backend.call("person", { id });

/** Reads a person. Undefined if that fails, for example because they were erased. */
export const findPerson = (app: App, id: string): Promise<PersonView | undefined> =>
  readPerson(app, id).catch(() => undefined);

/** Adds a person to the firm. */
export function addPerson(app: App, request: AddPersonRequest, told: string): Promise<DoneView> {
  return app.do(app.backend.call("add_person", request), told);
}

/** Changes a person's profile. */
export function editProfile(app: App, request: EditProfileRequest, told: string): Promise<DoneView> {
  return app.do(app.backend.call("edit_profile", request), told);
}

/** Changes a person's public contact details. */
export function editPoints(app: App, request: EditPointsRequest, name: string): Promise<DoneView> {
  return app.do(app.backend.call("edit_points", request), t.points.saved(name));
}

/** Reads a picture from a file. */
export function readPictureFile(app: App, { handle: file }: ChosenView): Promise<PictureFileView> {
  return app.backend.call("look_at_picture", { file });
}

/** Sets a square part of a file as a person's picture. */
export function setPicture(
  app: App,
  { id, name }: { readonly id: string; readonly name: string },
  { handle: file }: ChosenView,
  square: SquareRequest,
): Promise<DoneView> {
  return app.do(app.backend.call("set_picture", { id, file, square }), t.picture.set(name));
}
