import { asPerson } from "../../context";
import { sinceWhen } from "./since-when";

/** Whether what she has just shown is only the first of two factors. */
export const needsCode = async (userId: string) =>
  (await asPerson(userId, (db) => sinceWhen(db, userId))) !== null;
