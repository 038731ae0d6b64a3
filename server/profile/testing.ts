import { as, createMember, createNumber, createWorkspace } from "@/db/factories";
import { storeAccessToken } from "../channels/access-token";
import { systemCtx } from "../context";
import { getProfile } from "./get-profile";
import { listRevisions } from "./list-revisions";
import { publishDraft } from "./publish-draft";
import { readProfile } from "./read-profile";
import { saveDraft } from "./save-draft";
import type { Profile, ProfileField } from "./schemas";
import { sendProfile } from "./send-profile";
import type { startMeta } from "./testing-meta";

/** For tests: a connected number whose empty profile was read once, and its owners Ana and Beto. */
export async function createProfile(meta: Awaited<ReturnType<typeof startMeta>>) {
  const { id: workspaceId } = await createWorkspace();
  const [ana, beto] = [
    await createMember(workspaceId, "Ana", ["owner"]),
    await createMember(workspaceId, "Beto", ["owner"]),
  ];
  const { id: numberId, accountId, metaPhoneNumberId } = await createNumber(workspaceId);
  const system = systemCtx(workspaceId);
  await storeAccessToken(system, { accountId, token: "EAAtoken" });
  await readProfile(system, { numberId });
  const get = () => getProfile(system, { numberId });
  const write = async (change: Partial<Profile>, { by = ana, settled = [] as ProfileField[] } = {}) => {
    const { version, working } = await get();
    return saveDraft(as(by), { numberId, version, profile: { ...working, ...change }, settled });
  };
  return {
    workspaceId,
    numberId,
    accountId,
    metaPhoneNumberId,
    ana,
    beto,
    get,
    write,
    publish: async () => publishDraft(as(ana), { numberId, version: (await get()).version }),
    send: (attempts = 1) => sendProfile(system, { numberId }, { attempts }),
    read: () => readProfile(system, { numberId }),
    atMeta: () => meta.profileOf(metaPhoneNumberId),
    changeAtMeta: (change: Partial<Profile>) => meta.change(metaPhoneNumberId, change),
    revisions: () => listRevisions(system, { numberId }),
  };
}
