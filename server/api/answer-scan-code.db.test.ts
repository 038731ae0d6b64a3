import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { createMember, createNumber, createSession, createWorkspace, ownerDb } from "@/db/factories";
import { scanCodes } from "@/db/schema/scan-codes";
import { findMember } from "../identity/find-member";
import { printed, readCodes } from "../profile/scan-codes/testing-reader";
import { answerScanCode } from "./answer-scan-code";

const link = "https://wa.me/message/ANED2T5QRU7HGA";

/** An agent, who may print, and a code of her workspace. */
async function openShop() {
  const { id: workspaceId } = await createWorkspace();
  const member = await createMember(workspaceId, "Luna", ["agent"]);
  const { id: sessionId } = await createSession(member);
  const { id: numberId } = await createNumber(workspaceId);
  const id = uuidv7();
  const at = new Date();
  const code = { name: "Étalage\r\nx", message: "Hello", metaCode: "ANED2T5QRU7HGA", link };
  await ownerDb()
    .insert(scanCodes)
    .values({ workspaceId, id, numberId, ...code, createdAt: at, changedAt: at });
  return { id, signedIn: await findMember({ sessionId, userId: member.userId }) };
}

type Shop = Awaited<ReturnType<typeof openShop>>;
const print = ({ id, signedIn }: { id: string; signedIn: Shop["signedIn"] }, file: string) => {
  const request = new Request(`http://127.0.0.1/api/scan-codes/${id}/${file}`);
  return answerScanCode(request, { id, format: file.split("?")[0]! }, signedIn);
};

test.each([
  ["svg", "image/svg+xml"],
  ["png?cm=4", "image/png"],
  ["pdf?size=A6&language=nl", "application/pdf"],
])("%s is saved under a safe name, is what it says, and leads to the chat", async (file, mimeType) => {
  const answer = await print(await openShop(), file);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe(mimeType);
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  expect(answer.headers.get("content-disposition")).toMatch(
    /^attachment; filename\*=UTF-8''%C3%89talage__x[^\s]*$/,
  );
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const picture = mimeType === "application/pdf" ? (await printed(bytes, 150)).png : bytes;
  expect(await readCodes(picture)).toEqual([link]);
});

test("nobody prints who is not signed in, and nobody a code of another workspace", async () => {
  const [shop, other] = [await openShop(), await openShop()];
  expect((await print({ id: shop.id, signedIn: undefined }, "svg")).status).toBe(401);
  expect((await print({ id: shop.id, signedIn: other.signedIn }, "svg")).status).toBe(404);
  expect((await print({ id: "../x", signedIn: shop.signedIn }, "svg")).status).toBe(404);
});

test.each(["png?cm=900", "pdf?size=A0", "pdf?language=xx", "svg?cm=4", `pdf?sentence=${"x".repeat(121)}`])(
  "%s is refused in words",
  async (file) => {
    const answer = await print(await openShop(), file);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ key: "printNotPossible" });
  },
);
