import type { AddPersonRequest } from "../../generated/AddPersonRequest";
import type { ChosenView } from "../../generated/ChosenView";
import type { EditPointsRequest } from "../../generated/EditPointsRequest";
import type { EditProfileRequest } from "../../generated/EditProfileRequest";
import type { PersonView } from "../../generated/PersonView";
import type { PictureFileView } from "../../generated/PictureFileView";
import type { SquareRequest } from "../../generated/SquareRequest";
import { t } from "../../i18n";
import type { App, Doing } from "../../shell/app.svelte";

/** A person, as far as the reader may see them. */
export const readPerson = (app: App, id: string): Promise<PersonView> => app.backend.call("person", { id });

/** The same; nothing if they are gone. */
export const findPerson = (app: App, id: string): Promise<PersonView | undefined> =>
  readPerson(app, id).catch(() => undefined);

/** Adds a person to the firm. */
export function addPerson(app: App, request: AddPersonRequest, told: string): Doing {
  return app.do(app.backend.call("add_person", request), told);
}

/** Changes a person's profile. */
export function editProfile(app: App, request: EditProfileRequest, told: string): Doing {
  return app.do(app.backend.call("edit_profile", request), told);
}

/** Changes the public contact details of a person. */
export function editPoints(app: App, request: EditPointsRequest, name: string): Doing {
  return app.do(app.backend.call("edit_points", request), t.points.saved(name));
}

/** The picture that a file holds. */
export function readPictureFile(app: App, { handle: file }: ChosenView): Promise<PictureFileView> {
  return app.backend.call("look_at_picture", { file });
}

/** Makes a square of a file a person's picture. */
export function setPicture(
  app: App,
  { id, name }: { readonly id: string; readonly name: string },
  { handle: file }: ChosenView,
  square: SquareRequest,
): Doing {
  return app.do(app.backend.call("set_picture", { id, file, square }), t.picture.set(name));
}
