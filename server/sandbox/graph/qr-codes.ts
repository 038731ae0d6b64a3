import sharp from "sharp";
import { renderSVG } from "uqr";
import type { BusinessNumber } from "../business";
import { addCode, codesOf, linkOf, mostCodes, type QrCode } from "../qr-codes";
import type { World } from "../world";
import { GraphError } from "./errors";

export const qrImagePath = "/qr-images/";

const formats = ["PNG", "SVG"] as const;
type Format = (typeof formats)[number];

const refuse = (message: string) => new GraphError(100, { message: `(#100) ${message}` });

const notFound = () =>
  new GraphError(803, { type: "GraphMethodException", message: "(#803) QR code not found" });

const imageOf = (code: QrCode, format: Format, base: string) =>
  `${base}${qrImagePath}${code.id}.${format.toLowerCase()}`;

const described = (code: QrCode) => ({
  code: code.id,
  prefilled_message: code.message,
  deep_link_url: linkOf(code),
});

type Place = { world: World; number: BusinessNumber; base: string };

/** Which fields were asked for; a code, its text and its link always come. */
function shownBy(query: URLSearchParams, base: string) {
  const asked = (query.get("fields") ?? "").split(",").map((field) => field.trim());
  let format: Format | undefined;
  for (const field of asked.filter(Boolean)) {
    const [, wanted] = field.match(/^qr_image_url\.format\((\w+)\)$/) ?? [];
    format = formats.find((one) => one === wanted) ?? format;
    const isKnown =
      wanted !== undefined
        ? formats.some((one) => one === wanted)
        : ["code", "prefilled_message", "deep_link_url"].includes(field);
    if (!isKnown) throw refuse(`Tried accessing nonexisting field (${field}) on node type (MessageQRCode)`);
  }
  return (code: QrCode) => ({
    ...described(code),
    ...(format && { qr_image_url: imageOf(code, format, base) }),
  });
}

const cursorAt = ({ order }: QrCode) => Buffer.from(`q:${order}`).toString("base64url");

function orderAt(cursor: string): number {
  const order = Number(Buffer.from(cursor, "base64url").toString().slice(2));
  if (!Number.isInteger(order)) {
    throw new GraphError(131059, { message: "(#131059) The pagination cursor is stale" });
  }
  return order;
}

/** One page of a number's codes, the newest first. */
export function listQrCodes({ world, number, base }: Place, query: URLSearchParams, address: string) {
  const show = shownBy(query, base);
  const wanted = query.get("code");
  const all = codesOf(world, number.id).filter(({ id }) => wanted === null || id === wanted);
  const limit = Math.min(Math.max(Number(query.get("limit") ?? 25) || 25, 1), 25);
  const [after, before] = [query.get("after"), query.get("before")];
  const start = after
    ? all.findIndex(({ order }) => order < orderAt(after))
    : before
      ? Math.max(all.filter(({ order }) => order > orderAt(before)).length - limit, 0)
      : 0;
  const page = start < 0 ? [] : all.slice(start, start + limit);
  const [first, last] = [page[0], page.at(-1)];
  const pageUrl = (change: Record<string, string>) => {
    const next = new URLSearchParams(query);
    for (const key of ["after", "before"]) next.delete(key);
    for (const [key, value] of Object.entries(change)) next.set(key, value);
    return `${address}?${next}`;
  };
  if (!first || !last) return { data: [] };
  return {
    data: page.map(show),
    paging: {
      cursors: { before: cursorAt(first), after: cursorAt(last) },
      ...(last !== all.at(-1) && { next: pageUrl({ after: cursorAt(last) }) }),
      ...(first !== all[0] && { previous: pageUrl({ before: cursorAt(first) }) }),
    },
  };
}

export function readQrCode({ world, number, base }: Place, id: string, query: URLSearchParams) {
  return { data: [shownBy(query, base)(getCode(world, number, id))] };
}

/** Makes a code, or gives the one that is named another text. */
export function writeQrCode({ world, number, base }: Place, body: unknown) {
  const { code, prefilled_message, generate_qr_image } = (body ?? {}) as Record<string, unknown>;
  if (typeof prefilled_message !== "string" || !prefilled_message) {
    throw refuse("The parameter prefilled_message is required.");
  }
  if ([...prefilled_message].length > 140) {
    throw refuse("Invalid prefilled_message length. Maximum 140 characters allowed");
  }
  const format = formats.find((one) => one === generate_qr_image);
  if (generate_qr_image !== undefined && !format) throw refuse("Param generate_qr_image must be PNG or SVG.");
  const written =
    code === undefined
      ? create(world, number, prefilled_message)
      : world.qrCodes.put({ ...getCode(world, number, String(code)), message: prefilled_message });
  return { ...described(written), ...(format && { qr_image_url: imageOf(written, format, base) }) };
}

function create(world: World, number: BusinessNumber, message: string): QrCode {
  if (codesOf(world, number.id).length >= mostCodes) {
    throw refuse(`This number has ${mostCodes} QR codes, which is the maximum.`);
  }
  return addCode(world, number.id, message);
}

export function deleteQrCode({ world, number }: Place, id: string) {
  world.qrCodes.remove(getCode(world, number, id).id);
  return { success: true };
}

function getCode({ qrCodes }: World, number: BusinessNumber, id: string): QrCode {
  const code = qrCodes.get(id);
  if (code?.numberId !== number.id) throw notFound();
  return code;
}

/** The drawing of a code; anybody may see it, with no token. */
export async function findQrImage({ qrCodes }: World, pathname: string) {
  const [id = "", format] = pathname.slice(qrImagePath.length).split(".");
  const code = qrCodes.get(id);
  if (!code || (format !== "svg" && format !== "png")) return undefined;
  const svg = Buffer.from(renderSVG(linkOf(code), { ecc: "M", border: 4, pixelSize: 16 }));
  if (format === "svg") return { mimeType: "image/svg+xml", bytes: svg };
  return { mimeType: "image/png", bytes: await sharp(svg).png().toBuffer() };
}
