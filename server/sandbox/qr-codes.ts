import { randomInt } from "node:crypto";
import { z } from "zod";
import { HttpError } from "./http";
import type { World } from "./world";

/** A code that opens a chat with a text ready; its id is the code. */
export type QrCode = { id: string; numberId: string; message: string; at: number; order: number };

export const mostCodes = 2000;
const longestMessage = 140;
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

export const linkOf = ({ id }: QrCode) => `https://wa.me/message/${id}`;

/** The newest first, as Meta gives them. */
export const codesOf = ({ qrCodes }: World, numberId: string): QrCode[] =>
  qrCodes
    .all()
    .filter((code) => code.numberId === numberId)
    .sort((one, other) => other.order - one.order);

export function addCode({ qrCodes, now }: World, numberId: string, message: string): QrCode {
  const order = Math.max(0, ...qrCodes.all().map((code) => code.order)) + 1;
  const id = Array.from({ length: 14 }, () => letters[randomInt(letters.length)]).join("");
  return qrCodes.put({ id, numberId, message, at: now(), order });
}

const message = z.string().min(1).max(longestMessage);
const elsewhere = z.strictObject({
  id: z.string(),
  /** Deleted, or changed to `message`; without it a new one is made, or `count` of them with {n} counted up. */
  code: z.string().optional(),
  message: message.optional(),
  count: z.int().min(1).max(mostCodes).default(1),
});

/** Somebody makes, changes or deletes codes in Meta's own manager, and no program hears of it. */
export function changeCodesElsewhere(world: World, body: unknown): QrCode[] {
  const { id, code: name, message, count } = elsewhere.parse(body);
  if (!world.numbers.get(id)) throw new HttpError(404, `There is no ${id} here.`);
  if (name === undefined) {
    return Array.from({ length: count }, (_, index) =>
      addCode(world, id, (message ?? "Hello {n}").replace("{n}", String(index + 1))),
    );
  }
  const code = world.qrCodes.get(name);
  if (!code) throw new HttpError(404, `There is no code ${name} here.`);
  if (message !== undefined) return [world.qrCodes.put({ ...code, message })];
  world.qrCodes.remove(name);
  return [];
}

/** The code behind a link, if it leads anywhere. */
export function codeBehind({ qrCodes }: World, link: string): QrCode {
  const code = qrCodes.get(link.trim().replace(/^(https:\/\/)?wa\.me\/message\//, ""));
  if (!code) throw new HttpError(404, "This link leads nowhere: the code was deleted, or never was.");
  return code;
}
