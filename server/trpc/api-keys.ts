import { createApiKey } from "../identity/api-keys/create-api-key";
import { listApiKeys } from "../identity/api-keys/list-api-keys";
import { revokeApiKey } from "../identity/api-keys/revoke-api-key";
import { rotateApiKey } from "../identity/api-keys/rotate-api-key";
import { apiKeyInput, createApiKeyInput, rotateApiKeyInput } from "../identity/schemas";
import { memberProcedure, router } from "./base";

export const apiKeysRouter = router({
  list: memberProcedure.query(({ ctx }) => listApiKeys(ctx)),
  create: memberProcedure.input(createApiKeyInput).mutation(({ ctx, input }) => createApiKey(ctx, input)),
  rotate: memberProcedure.input(rotateApiKeyInput).mutation(({ ctx, input }) => rotateApiKey(ctx, input)),
  revoke: memberProcedure.input(apiKeyInput).mutation(({ ctx, input }) => revokeApiKey(ctx, input)),
});
